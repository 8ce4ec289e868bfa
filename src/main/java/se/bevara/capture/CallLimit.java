package se.bevara.capture;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many calls a platform has published that it lets through. Where it tells a share of a budget instead, as Meta does, there is none.
 *
 * @param calls in each window
 * @param window how long one is
 */
public record CallLimit(int calls, Duration window) {

    /** The strictest of those that captures meet; as the platforms' documentation had them in November 2026. */
    private static final Map<String, CallLimit> PUBLISHED = Map.of(
            "bluesky", new CallLimit(3_000, Duration.ofMinutes(5)),
            "linkedin", new CallLimit(1, Duration.ofMinutes(1)),
            "mastodon", new CallLimit(300, Duration.ofMinutes(5)),
            "x", new CallLimit(300, Duration.ofMinutes(15)),
            "youtube", new CallLimit(10_000, Duration.ofDays(1)));

    /** {@code bevara.capture.platforms.<platform>.calls} and {@code .window} where they are set, else what is published. */
    static Optional<CallLimit> of(String platform, Access access) {
        CallLimit published = PUBLISHED.get(platform);
        Optional<Integer> calls = access.setting("calls").map(Integer::valueOf);
        Optional<Duration> window = access.setting("window").map(DurationStyle::detectAndParse);
        if (calls.isPresent() && window.isPresent()) {
            return Optional.of(new CallLimit(calls.get(), window.get()));
        }
        return Optional.ofNullable(published);
    }

    /** The least time that some calls take. */
    public Duration least(long expected) {
        return expected <= calls ? Duration.ZERO : window.multipliedBy((expected - 1) / calls);
    }
}
