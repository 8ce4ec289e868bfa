package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer's headers say of the platform's call budget.
 *
 * @param percent share used, if it says
 * @param pauseUntil when to call again, if the budget is spent or nearly so
 */
record BudgetReading(@Nullable Integer percent, @Nullable Instant pauseUntil) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern FIELDS = Pattern.compile("\\b(remaining|r|reset|t|limit|q)\\s*=\\s*(\\d{1,12})");
    /** Above this Meta may throttle in the middle of a listing. */
    private static final int META_NEARLY_SPENT = 95;
    /** Calls left for those already on their way. */
    private static final long RESERVE = 4;

    /** Reads every header family that is known: Meta's, Mastodon's, X's, RateLimit of the IETF. */
    static BudgetReading of(Map<String, String> headers, Instant now) {
        return meta(headers, now).and(counted(headers, "x-ratelimit-", now)).and(counted(headers, "x-rate-limit-", now))
                .and(counted(headers, "ratelimit-", now))
                .and(structured(headers.getOrDefault("ratelimit", ""), now));
    }

    private BudgetReading and(BudgetReading other) {
        Integer most = percent == null
                ? other.percent
                : other.percent == null ? percent : (Integer) Math.max(percent, other.percent);
        Instant latest = pauseUntil == null || (other.pauseUntil != null && other.pauseUntil.isAfter(pauseUntil))
                ? other.pauseUntil
                : pauseUntil;
        return new BudgetReading(most, latest);
    }

    private static BudgetReading meta(Map<String, String> headers, Instant now) {
        BudgetReading all = new BudgetReading(null, null);
        for (String name : new String[]{"x-app-usage", "x-page-usage", "x-business-use-case-usage"}) {
            String value = headers.getOrDefault(name, "");
            if (!value.isEmpty() && value.length() < 20_000) {
                all = all.and(usage(tree(value), now));
            }
        }
        return all;
    }

    private static JsonNode tree(String value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    /** An object of percentages, or objects and lists of such. */
    private static BudgetReading usage(JsonNode node, Instant now) {
        BudgetReading all = new BudgetReading(null, null);
        if (node.has("call_count")) {
            return percentages(node, now);
        }
        for (JsonNode child : node) {
            if (child.isContainer()) {
                all = all.and(usage(child, now));
            }
        }
        return all;
    }

    private static BudgetReading percentages(JsonNode node, Instant now) {
        int most = Math.max(node.path("call_count").asInt(0),
                Math.max(node.path("total_cputime").asInt(0), node.path("total_time").asInt(0)));
        int minutes = node.path("estimated_time_to_regain_access").asInt(0);
        if (minutes > 0) {
            return new BudgetReading(most, now.plus(Duration.ofMinutes(minutes)));
        }
        return new BudgetReading(most, most >= META_NEARLY_SPENT ? now.plus(Duration.ofHours(1)) : null);
    }

    private static BudgetReading counted(Map<String, String> headers, String prefix, Instant now) {
        return remaining(number(headers.get(prefix + "remaining")), number(headers.get(prefix + "limit")),
                reset(headers.getOrDefault(prefix + "reset", ""), now));
    }

    private static BudgetReading remaining(@Nullable Long remaining, @Nullable Long limit, @Nullable Instant reset) {
        if (remaining == null) {
            return new BudgetReading(null, null);
        }
        if (limit == null || limit <= 0) {
            return new BudgetReading(null, remaining <= 0 ? reset : null);
        }
        int percent = (int) Math.clamp(100 - remaining * 100 / limit, 0, 100);
        return new BudgetReading(percent, remaining <= Math.min(RESERVE, limit / 10) ? reset : null);
    }

    /** {@code limit=100, remaining=50, reset=5} or {@code "default";r=50;t=30}. */
    private static BudgetReading structured(String value, Instant now) {
        Long left = null;
        Long limit = null;
        Instant reset = null;
        var matcher = FIELDS.matcher(value.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            long number = Long.parseLong(matcher.group(2));
            switch (matcher.group(1)) {
                case "remaining", "r" -> left = number;
                case "limit", "q" -> limit = number;
                default -> reset = now.plusSeconds(number);
            }
        }
        return remaining(left, limit, reset);
    }

    /** ISO-8601 as Mastodon writes it, unix seconds, or seconds from now. */
    static @Nullable Instant reset(String value, Instant now) {
        Long seconds = number(value);
        if (seconds != null) {
            return seconds > 1_000_000_000L ? Instant.ofEpochSecond(seconds) : now.plusSeconds(seconds);
        }
        try {
            return value.isEmpty() ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long number(@Nullable String value) {
        return value != null && NUMBER.matcher(value.strip()).matches() ? Long.valueOf(value.strip()) : null;
    }
}
