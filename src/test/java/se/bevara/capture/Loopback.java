package se.bevara.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that gives prepared answers. An answer belongs to a path and to the parts of the query that it names. */
public final class Loopback implements AutoCloseable {

    /** Requests as they came: path and decoded query. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** Their Authorization headers. */
    public final List<String> credentials = new CopyOnWriteArrayList<>();
    private final Map<String, Prepared> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    private record Prepared(int status, Map<String, String> headers, byte[] body) {
    }

    public Loopback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** @param what a path, and after {@code ?} the parts that the query must hold, such as {@code /a?page=2&per_page=100} */
    public Loopback on(String what, int status, String body, String... headers) {
        Map<String, String> named = new ConcurrentHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            named.put(headers[i], headers[i + 1]);
        }
        named.putIfAbsent("Content-Type", "application/json; charset=utf-8");
        answers.put(what, new Prepared(status, named, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Answers with a file of the test resources. {@code BASE} in it is this server's address. */
    public Loopback file(String what, String resource, String... headers) {
        return on(what, 200, resource(resource).replace("BASE", base().toString()), headers);
    }

    public static String resource(String name) {
        try (var in = Objects.requireNonNull(Loopback.class.getResourceAsStream("/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String decoded = query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        asked.add(path + "?" + decoded);
        credentials.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
        Prepared prepared = answers.entrySet().stream().filter(e -> fits(e.getKey(), path, List.of(decoded.split("&"))))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length())).map(Map.Entry::getValue)
                .orElse(new Prepared(404, Map.of(), "{}".getBytes(StandardCharsets.UTF_8)));
        prepared.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(prepared.status(), prepared.body().length == 0 ? -1 : prepared.body().length);
        try (exchange) {
            exchange.getResponseBody().write(prepared.body());
        }
    }

    private static boolean fits(String what, String path, List<String> query) {
        String[] parts = what.split("\\?", 2);
        return parts[0].equals(path) && (parts.length == 1 || query.containsAll(List.of(parts[1].split("&"))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
