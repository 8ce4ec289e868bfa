package se.bevara.discovery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The web of an invented municipality on a free port of loopback. What it does not know is 404. */
final class TownSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    /** What was asked for, in order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private record Page(int status, String type, byte[] body, String location) {
    }

    TownSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A page whose body is HTML. */
    TownSite page(String path, String html) {
        return answer(path, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    TownSite answer(String path, int status, String type, byte[] body) {
        pages.put(path, new Page(status, type, body, ""));
        return this;
    }

    TownSite redirect(String path, String location) {
        pages.put(path, new Page(302, "", new byte[0], location));
        return this;
    }

    TownSite gone(String path) {
        pages.remove(path);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            Page page = pages.getOrDefault(path, new Page(404, "text/html", new byte[0], ""));
            exchange.getResponseHeaders().set("Content-Type", page.type);
            if (!page.location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", page.location);
            }
            exchange.sendResponseHeaders(page.status, page.body.length == 0 ? -1 : page.body.length);
            exchange.getResponseBody().write(page.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
