package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest extends FetcherFixture {

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
            "X-RateLimit-Reset: 2026-11-20T22:00:30.000Z", "x-rate-limit-reset: 1795212030",
            "X-Rate-Limit: 1\r\nx-ratelimit-reset: 1795212030"})
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
}
