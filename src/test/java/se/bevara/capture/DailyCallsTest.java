package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quota of calls a day that no answer tells of. The clock stands at 14:00 on the Pacific coast. */
class DailyCallsTest extends FetcherFixture {

    private final TestFetchers platform = quick();

    @BeforeEach
    void serve() {
        answers("/a", 200, "application/json", "{}");
    }

    private FetchFailed refused(NightFetcher fetcher) {
        return catchThrowableOfType(FetchFailed.class, () -> fetcher.get(base.resolve("/a"), Map.of()));
    }

    @Test
    void nobodyWhoSharesItCallsPastItAndItBeginsAnewAtMidnightThere() {
        NightFetcher one = platform.opened(base, "project", 3);
        NightFetcher other = platform.opened(base, "project", 3);
        one.get(base.resolve("/a"), Map.of());
        one.get(base.resolve("/a"), Map.of());
        other.get(base.resolve("/a"), Map.of());
        for (NightFetcher each : new NightFetcher[]{one, other, one}) {
            assertThat(refused(each)).returns(Failure.RATE_LIMITED, FetchFailed::failure).returns(Duration.ofHours(10),
                    FetchFailed::retryAfter);
        }
        assertThat(one.asked() + other.asked()).isEqualTo(3);
        assertThat(one.budgetPercent()).isEqualTo(100);
        assertThat(platform.waits).as("nobody waits ten hours").isEmpty();
        platform.opened(base, "another project", 3).get(base.resolve("/a"), Map.of());
        platform.pause(Duration.ofHours(10));
        assertThat(one.get(base.resolve("/a"), Map.of()).status()).isEqualTo(200);
        assertThat(one.budgetPercent()).isEqualTo(33);
    }

    @Test
    void whenThePlatformSaysThatItIsSpentNobodyAsksAgainThatDay() {
        NightFetcher fetcher = platform.opened(base, "project", 3);
        fetcher.get(base.resolve("/a"), Map.of());
        assertThat(fetcher.daySpent()).isEqualTo(Duration.ofHours(10));
        assertThat(refused(platform.opened(base, "project", 3)).failure()).isEqualTo(Failure.RATE_LIMITED);
        assertThat(fetcher.asked()).isEqualTo(1);
    }

    @Test
    void countsNothingWhereNoQuotaIsKnown() {
        NightFetcher fetcher = platform.opened(base, "project");
        fetcher.get(base.resolve("/a"), Map.of());
        assertThat(fetcher.budgetPercent()).isNull();
    }

    @Test
    void aDayIsAsLongAsTheClocksThereMakeIt() {
        var day = new DailyCalls(1);
        Instant clocksGoBack = Instant.parse("2026-11-01T07:00:00Z");
        assertThat(Duration.between(clocksGoBack, day.end(clocksGoBack))).isEqualTo(Duration.ofHours(25));
        assertThat(day.take(clocksGoBack)).isTrue();
        assertThat(day.take(clocksGoBack.plus(Duration.ofHours(24)))).isFalse();
        assertThat(day.take(clocksGoBack.plus(Duration.ofHours(25)))).isTrue();
    }
}
