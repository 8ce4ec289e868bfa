package se.bevara.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection from the browser: a tunnel (RFC 9110, 9.3.6) or a single request that is passed on. */
record ProxyCall(GuardedWay way, Socket browser) {

    void serve() {
        try {
            browser.setSoTimeout(GuardedWay.IDLE_MILLIS);
            var in = new BufferedInputStream(browser.getInputStream());
            var head = HttpHead.read(in);
            if (head != null) {
                serve(head, in);
            }
        } catch (IOException | IllegalArgumentException e) {
            // The browser sees a connection that ends.
        } finally {
            way.forget(browser);
        }
    }

    private void serve(HttpHead head, InputStream in) throws IOException {
        boolean tunnel = head.word(0).equals("CONNECT");
        // Only host and port are looked at: what follows is passed on as it is, with signs that no URI allows.
        URI target = URI.create((tunnel ? "https://" : "") + head.word(1).replaceFirst("(?<=[^:/])[/?].*$", ""));
        if (target.getHost() == null || !(tunnel || "http".equalsIgnoreCase(target.getScheme()))) {
            answer("400 Bad Request");
            return;
        }
        try {
            Socket server = way.connect(target.getHost(), GuardedWay.port(target));
            try {
                if (tunnel) {
                    tunnel(in, server);
                } else {
                    pass(head, target, in, server);
                }
            } finally {
                way.forget(server);
            }
        } catch (GuardedWay.Refused e) {
            answer(way.hasRefused(target) ? "403 Forbidden" : "502 Bad Gateway");
        }
    }

    private void tunnel(InputStream in, Socket server) throws IOException {
        answer("200 Connection established");
        var up = Thread.ofVirtual().start(() -> {
            try {
                in.transferTo(server.getOutputStream());
                server.shutdownOutput();
            } catch (IOException e) {
                way.forget(server);
            }
        });
        down(server.getInputStream());
        up.interrupt();
    }

    private void pass(HttpHead head, URI target, InputStream in, Socket server) throws IOException {
        String rest = head.word(1).substring(Math.min(head.word(1).length(), target.toString().length()));
        String path = rest.startsWith("/") ? rest : "/" + rest;
        var out = server.getOutputStream();
        out.write(head.single(head.word(0) + " " + path + " HTTP/1.1"));
        out.flush();
        copy(in, out, head.length());
        var answers = new BufferedInputStream(server.getInputStream());
        var answer = HttpHead.read(answers);
        while (answer != null && answer.word(1).startsWith("1")) {
            answer = HttpHead.read(answers);
        }
        if (answer != null) {
            browser.getOutputStream().write(answer.single(answer.first()));
            down(answers);
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0;) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }

    private void down(InputStream from) throws IOException {
        var out = browser.getOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            way.count(read);
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    /** What is refused has a few words: of an error without any some browsers tell nothing but that it was one. */
    private void answer(String status) throws IOException {
        String rest = status.startsWith("200")
                ? "\r\n\r\n"
                : "\r\nContent-Type: text/html\r\nContent-Length: " + status.length() + "\r\nConnection: close\r\n\r\n" + status;
        browser.getOutputStream().write(("HTTP/1.1 " + status + rest).getBytes(StandardCharsets.ISO_8859_1));
        browser.getOutputStream().flush();
    }
}
