package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

    private static final String SECRET = "EAAsecret";
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        base = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void keepsTheExactBytesAndCounts() {
        answers("/a", 200, "application/json", "{\"å\": 1}\n");
        NightFetcher fetcher = quick().opened(base, "key");
        var answer = fetcher.get(base.resolve("/a"), Map.of());
        assertThat(answer.body()).isEqualTo("{\"å\": 1}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.digest()).isEqualTo("sha256:8a7ef87d0678e84839d9a909d9eb0098254e258025b985c88ec3a1dc3dbd4089");
        assertThat(fetcher.asked()).isEqualTo(1);
        assertThat(fetcher.bytes()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void leavesOtherStatusesToTheConnector(int status) {
        answers("/a", status, "text/html", "<html>no</html>");
        assertThat(quick().open(base).get(base.resolve("/a"), Map.of()).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/login/?next=x, LOGIN_WALL", "/elsewhere, REDIRECTED", "https://idp.example/saml2/x, LOGIN_WALL"})
    void followsNoRedirect(String location, Failure expected) {
        server.createContext("/a", x -> {
            x.getResponseHeaders().set("Location", location);
            x.sendResponseHeaders(302, -1);
        });
        assertThat(failure("/a", quick())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'<form><input type=\"password\"></form>', LOGIN_WALL", "'<p>Underhåll</p>', WRONG_TYPE"})
    void takesNoPageForJson(String page, Failure expected) {
        answers("/a", 200, "text/html; charset=utf-8", "\n<html>" + page + "</html>");
        assertThat(failure("/a", quick())).isEqualTo(expected);
    }

    @Test
    void takesMarkupThatWasAskedFor() {
        answers("/feed", 200, "application/rss+xml", "<rss/>");
        assertThat(quick().open(base).get(base.resolve("/feed"), Map.of("Accept", "application/rss+xml")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: 30", "Retry-After: Fri, 20 Nov 2026 22:00:30 GMT",
            "X-RateLimit-Reset: 2026-11-20T22:00:30.000Z", "X-Rate-Limit: 1\r\nx-ratelimit-reset: 1795212030"})
    void waitsAsLongAsThePlatformAsks(String header) {
        var asked = new AtomicInteger();
        server.createContext("/a", x -> {
            for (String line : header.split("\r\n")) {
                x.getResponseHeaders().set(line.split(": ")[0], line.split(": ")[1]);
            }
            send(x, asked.incrementAndGet() == 1 ? 429 : 200, "{}");
        });
        var platform = quick();
        assertThat(platform.open(base).get(base.resolve("/a"), Map.of()).status()).isEqualTo(200);
        assertThat(platform.waits).containsExactly(Duration.ofMillis(30_500));
    }

    @Test
    void givesUpWhenThePlatformAsksForTooLong() {
        server.createContext("/a", x -> {
            x.getResponseHeaders().set("Retry-After", "3600");
            send(x, 429, "{}");
        });
        var platform = quick();
        NightFetcher fetcher = platform.opened(base, "key");
        for (int i = 0; i < 2; i++) {
            var failed = catchThrowableOfType(FetchFailed.class, () -> fetcher.get(base.resolve("/a"), Map.of()));
            assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofHours(1));
        }
        assertThat(platform.waits).isEmpty();
        assertThat(fetcher.asked()).as("asking again lengthens the block").isEqualTo(1);
    }

    @Test
    void triesAgainEverLater() {
        var asked = new AtomicInteger();
        server.createContext("/a", x -> send(x, asked.incrementAndGet() < 4 ? 503 : 200, "{}"));
        var platform = quick();
        assertThat(platform.open(base).get(base.resolve("/a"), Map.of()).status()).isEqualTo(200);
        assertThat(platform.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void givesUpAfterItsTries() {
        var asked = new AtomicInteger();
        server.createContext("/a", x -> {
            asked.incrementAndGet();
            send(x, 500, "{}");
        });
        assertThat(failure("/a", quick())).isEqualTo(Failure.SERVER_ERROR);
        assertThat(asked).hasValue(4);
    }

    @Test
    void pausesWhenMastodonsBudgetIsNearlySpent() {
        server.createContext("/a", x -> {
            x.getResponseHeaders().set("X-RateLimit-Limit", "300");
            x.getResponseHeaders().set("X-RateLimit-Remaining", "4");
            x.getResponseHeaders().set("X-RateLimit-Reset", "2026-11-20T22:05:00.000000Z");
            send(x, 200, "{}");
        });
        var platform = quick();
        NightFetcher fetcher = platform.opened(base, "key");
        fetcher.get(base.resolve("/a"), Map.of());
        platform.opened(base, "another").get(base.resolve("/a"), Map.of());
        assertThat(platform.waits).isEmpty();
        platform.opened(base, "key").get(base.resolve("/a"), Map.of());
        assertThat(platform.waits).containsExactly(Duration.ofMinutes(5));
        assertThat(fetcher.budgetPercent()).isEqualTo(99);
    }

    @Test
    void leavesMetaAloneUntilAccessIsRegained() {
        server.createContext("/a", x -> {
            x.getResponseHeaders().set("X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}");
            x.getResponseHeaders().set("X-Business-Use-Case-Usage",
                    "{\"1122\":[{\"type\":\"pages\",\"call_count\":100,\"total_cputime\":3,\"total_time\":5,\"estimated_time_to_regain_access\":50}]}");
            send(x, 200, "{}");
        });
        NightFetcher fetcher = quick().opened(base, "key");
        fetcher.get(base.resolve("/a"), Map.of());
        var failed = catchThrowableOfType(FetchFailed.class, () -> fetcher.get(base.resolve("/a"), Map.of()));
        assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(50));
        assertThat(fetcher.budgetPercent()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void refusesFiftyMegabytes(boolean told) {
        server.createContext("/a", x -> {
            x.sendResponseHeaders(200, told ? 50_000_000 : 0);
            try (OutputStream out = x.getResponseBody()) {
                for (int i = 0; i < 50; i++) {
                    out.write(new byte[1_000_000]);
                }
            }
        });
        NightFetcher fetcher = quick().opened(base, "key");
        var failed = catchThrowableOfType(FetchFailed.class, () -> fetcher.get(base.resolve("/a"), Map.of()));
        assertThat(failed.failure()).isEqualTo(Failure.TOO_LARGE);
        assertThat(fetcher.asked()).isEqualTo(1);
    }

    @Test
    void namesAnAnswerThatNeverComes() {
        server.createContext("/a", x -> await(done));
        assertThat(failure("/a", impatient())).isEqualTo(Failure.TIMEOUT);
    }

    @Test
    void namesAnAnswerThatDrips() {
        server.createContext("/a", x -> {
            x.sendResponseHeaders(200, 0);
            OutputStream out = x.getResponseBody();
            out.write('[');
            out.flush();
            await(done);
        });
        assertThat(failure("/a", impatient())).isEqualTo(Failure.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"da"})
    void namesATruncatedAnswer(String answer) throws IOException {
        try (var cut = raw(answer, false)) {
            assertThat(failed(address(cut), quick())).isEqualTo(Failure.TRUNCATED);
        }
    }

    @Test
    void namesAConnectionThatIsReset() throws IOException {
        try (var cut = raw("", true)) {
            assertThat(failed(address(cut), quick())).isEqualTo(Failure.UNREACHABLE);
        }
    }

    @Test
    void namesAServerThatIsNotThere() throws IOException {
        URI nobody;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = address(closed);
        }
        assertThat(failed(nobody, quick())).isEqualTo(Failure.UNREACHABLE);
    }

    @Test
    void tellsNoSecretInItsMessages() {
        answers("/a", 200, "text/html", "<html>Anna B</html>");
        var failed = catchThrowableOfType(FetchFailed.class, () -> quick().open(base)
                .get(URI.create(base + "/a?access_token=" + SECRET), Map.of("Authorization", "Bearer " + SECRET)));
        assertThat(failed.getMessage()).contains("/a").doesNotContain(SECRET).doesNotContain("Anna").doesNotContain("?");
        assertThat(failed.getCause()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/x", "http://[::1]:1/x", "http://10.1.2.3/x",
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00::1]/x", "http://[::ffff:192.168.0.1]/x", "http://100.64.0.1/x", "http://0.0.0.0/x",
            "http://rebind.inside/x",
            "http://[64:ff9b::7f00:1]/x", "http://[2002:7f00:1::]/x", "ftp://example.com/x", "file:///etc/passwd",
            "http://user@example.com/x", "http:///x"})
    void visitsNoUnsafeAddress(String address) {
        var failed = catchThrowableOfType(FetchFailed.class,
                () -> quick().open(URI.create("https://platform.example")).media(URI.create(address)));
        assertThat(failed.failure()).isEqualTo(Failure.UNSAFE_ADDRESS);
    }

    @Test
    void isNotLedToAnUnsafeAddress() {
        server.createContext("/picture", x -> {
            x.getResponseHeaders().set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/secret");
            x.sendResponseHeaders(302, -1);
        });
        var failed = catchThrowableOfType(FetchFailed.class, () -> quick().open(base).media(base.resolve("/picture")));
        assertThat(failed.failure()).isEqualTo(Failure.UNSAFE_ADDRESS);
    }

    @Test
    void followsFiveRedirectsToAPictureAndNoMore() {
        server.createContext("/r", x -> {
            int left = Integer.parseInt(x.getRequestURI().getPath().substring(3));
            if (left == 0) {
                send(x, 200, "picture");
            } else {
                x.getResponseHeaders().set("Location", "/r/" + (left - 1));
                x.sendResponseHeaders(302, -1);
            }
        });
        assertThat(quick().open(base).media(base.resolve("/r/5")).body()).asString().isEqualTo("picture");
        var failed = catchThrowableOfType(FetchFailed.class, () -> quick().open(base).media(base.resolve("/r/6")));
        assertThat(failed.failure()).isEqualTo(Failure.REDIRECTED);
    }

    @Test
    void sendsNoCredentialForAPicture() {
        var sent = new java.util.concurrent.ConcurrentHashMap<String, List<String>>();
        server.createContext("/p", x -> {
            sent.putAll(x.getRequestHeaders());
            send(x, 200, "x");
        });
        quick().open(base).media(base.resolve("/p"));
        assertThat(sent.keySet()).doesNotContain("Authorization", "Cookie");
    }

    private TestFetchers quick() {
        return new TestFetchers(Map.of());
    }

    private TestFetchers impatient() {
        return new TestFetchers(Map.of("answer-timeout", "300ms", "tries", "1"));
    }

    private Failure failure(String path, TestFetchers fetchers) {
        return failed(base.resolve(path), fetchers);
    }

    private Failure failed(URI address, TestFetchers fetchers) {
        return catchThrowableOfType(FetchFailed.class, () -> fetchers.open(base).get(address, Map.of())).failure();
    }

    private void answers(String path, int status, String type, String body) {
        server.createContext(path, x -> {
            x.getResponseHeaders().set("Content-Type", type);
            send(x, status, body);
        });
    }

    private static void send(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.sendResponseHeaders(status, bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI address(ServerSocket socket) {
        return URI.create("http://localhost:" + socket.getLocalPort() + "/a");
    }

    /** A server that reads the request, writes these bytes and cuts the connection. */
    private static ServerSocket raw(String answer, boolean reset) throws IOException {
        var listening = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        Thread.startVirtualThread(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(reset, 0);
                } catch (IOException e) {
                    return;
                }
            }
        });
        return listening;
    }
}
