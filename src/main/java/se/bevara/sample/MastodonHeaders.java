package se.bevara.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts calls in windows of five minutes of the world's clock and tells so in {@code X-RateLimit-*}, the reset in ISO 8601. */
final class MastodonHeaders {

    private static final DateTimeFormatter RESET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final long WINDOW = 300;

    private volatile int limit = 300;
    private long window;
    private int used;

    void limit(int calls) {
        limit = calls;
    }

    /** Counts a call; false when it is one too many. */
    boolean admits(Instant now) {
        long current = now.getEpochSecond() / WINDOW;
        if (current != window) {
            window = current;
            used = 0;
        }
        used++;
        return used <= limit;
    }

    Map<String, String> rate(Instant now) {
        return headers(now, Math.max(0, limit - used));
    }

    Map<String, String> used(Instant now) {
        return headers(now, 0);
    }

    private Map<String, String> headers(Instant now, int remaining) {
        Instant reset = Instant.ofEpochSecond((now.getEpochSecond() / WINDOW + 1) * WINDOW);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put("X-RateLimit-Reset", RESET.format(reset));
        return headers;
    }
}
