package se.bevara.sample;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The way out of a double: sends an answer, or spoils it as a fault says. */
final class Sent {

    private static final int TOO_LARGE = 50 * 1024 * 1024;
    private static final int DEEP = 100_000;

    record Outgoing(Answer answer, @Nullable Fault fault) {
    }

    private Sent() {
    }

    static void send(HttpExchange exchange, Outgoing outgoing, CountDownLatch closing) throws IOException, InterruptedException {
        Answer answer = outgoing.answer();
        switch (outgoing.fault()) {
            case STALL -> closing.await();
            case TRUNCATED ->
                send(exchange, answer, Arrays.copyOf(answer.body(), answer.body().length / 2), answer.body().length);
            case HALF_JSON -> whole(exchange, new Answer(answer.status(), answer.headers(),
                    Arrays.copyOf(answer.body(), answer.body().length / 2)));
            case TOO_LARGE -> large(exchange);
            case DEEPLY_NESTED -> whole(exchange, json("[".repeat(DEEP) + "]".repeat(DEEP)));
            case WRONG_SHAPE -> whole(exchange, json("{\"data\":\"nej\",\"paging\":[7],\"id\":{\"x\":null}}"));
            case WRONG_TYPE -> whole(exchange, Answer.html(200, "Underhåll", "<p>Vi är strax tillbaka.</p>"));
            case LOGIN_WALL -> whole(exchange, Answer.html(302, "", "").with("Location", "/login?next=%2F"));
            case LOGIN_PAGE -> whole(exchange, Answer.html(200, "Logga in", LOGIN_FORM));
            case null, default -> whole(exchange, answer);
        }
    }

    private static final String LOGIN_FORM = "<h1>Logga in för att fortsätta</h1><form action=\"/login\" method=\"post\">"
            + "<input name=\"email\"><input type=\"password\" name=\"pass\"><button>Logga in</button></form>";

    private static Answer json(String text) {
        return Answer.of(200, "application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void whole(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer, answer.body(), answer.body().length);
    }

    /** Closing the exchange before the promised length is reached cuts the connection. */
    private static void send(HttpExchange exchange, Answer answer, byte[] body, int promised) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), bare || promised == 0 ? -1 : promised);
        if (!bare && promised > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            out.flush();
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, TOO_LARGE);
        OutputStream out = exchange.getResponseBody();
        byte[] start = "{\"data\":[],\"x\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] filling = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        out.write(start);
        for (int left = TOO_LARGE - start.length - 2; left > 0; left -= filling.length) {
            out.write(filling, 0, Math.min(left, filling.length));
        }
        out.write("\"}".getBytes(StandardCharsets.UTF_8));
    }
}
