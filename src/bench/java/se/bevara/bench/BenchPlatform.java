package se.bevara.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A platform that answers like the Graph API with as little work as can be: so many pages (accounts), posts and comments, the
 * same for the same numbers. A page of a listing is 100 items. Comment numbers run through all accounts and threads.
 */
final class BenchPlatform implements AutoCloseable {

    private static final int PAGE = 100;
    /** Posts and comments are numbered apart: an item is known by its number alone. */
    private static final int COMMENTS_FROM = 1_000_000_000;

    private final int posts;
    private final int comments;
    private volatile Duration latency = Duration.ZERO;
    private volatile int present;
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param posts posts an account
     * @param comments comments a post
     */
    BenchPlatform(int posts, int comments) throws IOException {
        this.posts = posts;
        this.comments = comments;
        this.present = comments;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v26.0");
    }

    /** From now on each answer waits so long. */
    void latency(Duration each) {
        latency = each;
    }

    /** From now on only so many of each post's comments have been written. */
    void present(int comments) {
        present = comments;
    }

    int calls() {
        return calls.get();
    }

    /** The JSON of comment {@code i}, about a kilobyte. */
    String item(int i) {
        int post = i / comments;
        return "{\"id\":\"" + post + "_" + (COMMENTS_FROM + i) + "\",\"created_time\":\"2026-11-20T09:01:44+0000\",\"message\":\""
                + text(i)
                + "\",\"from\":{\"name\":\"Person " + (i % 997) + "\",\"id\":\"" + (900_000 + i % 997)
                + "\"},\"like_count\":2,\"comment_count\":0,\"is_hidden\":false,\"is_private\":false,\"can_hide\":true,"
                + "\"permalink_url\":\"https://www.facebook.com/" + post / posts + "/posts/" + post + "?comment_id=" + i + "\"}";
    }

    /** The text of comment {@code i}, 300 to 1,100 characters. */
    String text(int i) {
        return Words.text(i, 300 + (int) (i * 7_919L % 800));
    }

    /** How long it takes to fetch everything that a night asks for and to throw the answers away, 32 in flight. */
    Duration fetchAll(int accounts) {
        long start = System.nanoTime();
        try (var client = HttpClient.newHttpClient(); var threads = Executors.newFixedThreadPool(32)) {
            for (int account = 0; account < accounts; account++) {
                int page = account;
                threads.submit(() -> fetch(client, page));
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean fetch(HttpClient client, int page) throws IOException, InterruptedException {
        ask(client, "/me");
        ask(client, "/" + page);
        for (int after = 0; after < posts; after += PAGE) {
            ask(client, "/" + page + "/published_posts?after=" + after);
        }
        for (int post = page * posts; post < (page + 1) * posts; post++) {
            for (int after = 0; after < present; after += PAGE) {
                ask(client, "/" + page + "_" + post + "/comments?after=" + after);
            }
        }
        return true;
    }

    private void ask(HttpClient client, String path) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(URI.create(base() + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        LockSupport.parkNanos(latency.toNanos());
        byte[] body = body(exchange.getRequestURI(), exchange.getRequestHeaders().getFirst("Authorization"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private String body(URI asked, @Nullable String token) {
        String[] path = asked.getPath().substring("/v26.0".length()).split("/");
        var query = query(asked);
        int after = Integer.parseInt(query.getOrDefault("after", "0"));
        if (query.containsKey("ids")) {
            return java.util.Arrays.stream(query.get("ids").split(","))
                    .map(id -> "\"" + id + "\":" + item(Integer.parseInt(id.substring(id.indexOf('_') + 1)) - COMMENTS_FROM))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (path.length == 2) {
            String id = path[1].equals("me") ? String.valueOf(token).replaceAll("\\D", "") : path[1];
            return "{\"id\":\"" + id + "\",\"name\":\"Bench\",\"username\":\"bench" + id + "\",\"category\":\"x\"}";
        }
        if (path[2].equals("comments")) {
            int first = Integer.parseInt(path[1].substring(path[1].indexOf('_') + 1)) * comments;
            return listing(first, present, after, this::item);
        }
        return listing(Integer.parseInt(path[1]) * posts, posts, after, post -> post(post, path[1]));
    }

    /** The JSON of a post. */
    String post(int post, String page) {
        return "{\"id\":\"" + page + "_" + post + "\",\"created_time\":\"2026-11-20T08:15:02+0000\",\"message\":\"Inlägg " + post
                + "\",\"is_hidden\":false,\"is_published\":true,\"permalink_url\":\"https://www.facebook.com/" + page + "/posts/"
                + post
                + "\",\"from\":{\"name\":\"Bench\",\"id\":\"" + page
                + "\"},\"comments\":{\"data\":[],\"summary\":{\"total_count\":"
                + present + "}}}";
    }

    private static String listing(int first, int count, int after, java.util.function.IntFunction<String> item) {
        int end = Math.min(count, after + PAGE);
        String paging = end < count
                ? ",\"paging\":{\"cursors\":{\"before\":\"" + after + "\",\"after\":\"" + end
                        + "\"},\"next\":\"https://graph.facebook.com/next\"}"
                : "";
        return IntStream.range(first + after, first + end).mapToObj(item).collect(Collectors.joining(",", "{\"data\":[", "]"))
                + paging + ",\"summary\":{\"total_count\":" + count + "}}";
    }

    private static Map<String, String> query(URI asked) {
        var query = new HashMap<String, String>();
        if (asked.getQuery() != null) {
            for (String part : asked.getQuery().split("&")) {
                int equals = part.indexOf('=');
                query.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
