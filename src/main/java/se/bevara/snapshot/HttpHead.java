package se.bevara.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.1 message.
 *
 * @param lines without line ends: the first line, then a field each
 */
record HttpHead(List<String> lines) {

    private static final int LIMIT = 128 * 1024;

    /** Null where the stream ends before a message. */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            bytes.write(c);
            last = c == '\n' ? last + 1 : c == '\r' ? last : 0;
            if (last == 2) {
                return new HttpHead(bytes.toString(StandardCharsets.ISO_8859_1).lines().filter(line -> !line.isEmpty()).toList());
            }
            if (bytes.size() > LIMIT) {
                throw new IOException("head: expected at most " + LIMIT + " bytes");
            }
        }
        return null;
    }

    String first() {
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** A word of the first line; empty where it has none. */
    String word(int number) {
        String[] words = first().split(" ", -1);
        return number < words.length ? words[number] : "";
    }

    /** Length of the body that a request announces. @throws IOException for one in pieces, which no page of an account needs */
    long length() throws IOException {
        for (String line : lines.subList(1, lines.size())) {
            if (named(line, "transfer-encoding")) {
                throw new IOException("request: expected a length, found pieces");
            }
            if (named(line, "content-length")) {
                return Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return 0;
    }

    /** The same head with another first line, and for this message alone: the connection ends with it. */
    byte[] single(String first) {
        var head = new StringBuilder(first).append("\r\n");
        lines.subList(1, lines.size()).stream()
                .filter(line -> !named(line, "connection") && !named(line, "keep-alive") && !line.toLowerCase(Locale.ROOT)
                        .startsWith("proxy-"))
                .forEach(line -> head.append(line).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean named(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
