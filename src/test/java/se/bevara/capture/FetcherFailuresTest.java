package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no answer is named, and nothing leaks on the way. */
class FetcherFailuresTest extends FetcherFixture {

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
}
