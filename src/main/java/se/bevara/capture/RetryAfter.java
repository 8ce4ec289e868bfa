package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} of RFC 9110 section 10.2.3: seconds, or an HTTP date. */
final class RetryAfter {

    private static final List<String> RESETS = List.of("x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset");

    private RetryAfter() {
    }

    /** How long to wait; where only a rate limit's reset is told, until then. */
    static @Nullable Duration of(Map<String, String> headers, Instant now) {
        Duration told = parse(headers.getOrDefault("retry-after", "").strip(), now);
        if (told != null) {
            return told;
        }
        Instant reset = RESETS.stream().map(name -> BudgetReading.reset(headers.getOrDefault(name, ""), now))
                .filter(Objects::nonNull).findFirst().orElse(null);
        return reset == null ? null : positive(Duration.between(now, reset));
    }

    private static @Nullable Duration parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            return value.isEmpty()
                    ? null
                    : positive(Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
