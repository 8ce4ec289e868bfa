package se.bevara.realservers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Passes calls on to another place on loopback, bends the answers if told to, and remembers the calls. */
final class Passage implements AutoCloseable {

    /** Headers that concern one connection alone, or that the client and the server here write themselves. */
    private static final Set<String> OWN = Set.of("connection", "content-length", "date", "expect", "host", "http2-settings",
            "keep-alive", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Call> calls = new ArrayList<>();
    private final String to;
    private final HttpServer server;
    private volatile UnaryOperator<String> bending = UnaryOperator.identity();

    /** @param answer with its headers */
    record Call(String method, URI asked, HttpResponse<byte[]> answer) {
    }

    /** @param to address without a path */
    Passage(String to) {
        this.to = to;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on answers are changed so. */
    void bend(UnaryOperator<String> how) {
        bending = how;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    private synchronized void remember(Call call) {
        calls.add(call);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            var request = HttpRequest.newBuilder(URI.create(to + exchange.getRequestURI())).method(exchange.getRequestMethod(),
                    sent.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (passes(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            remember(new Call(exchange.getRequestMethod(), exchange.getRequestURI(), answer));
            answer.headers().map().forEach((name, values) -> {
                if (passes(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = bending.apply(new String(answer.body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean passes(String header) {
        return !OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
