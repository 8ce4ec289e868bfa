package se.bevara.sample;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts calls in windows of fifteen minutes of the world's clock and tells so in {@code x-rate-limit-*}, the reset in unix seconds. */
final class XHeaders {

    private static final long WINDOW = 900;

    private volatile int limit = 900;
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
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-rate-limit-limit", Integer.toString(limit));
        headers.put("x-rate-limit-remaining", Integer.toString(remaining));
        headers.put("x-rate-limit-reset", Long.toString((now.getEpochSecond() / WINDOW + 1) * WINDOW));
        return headers;
    }
}
