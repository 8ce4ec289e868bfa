package se.bevara.accounts;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often an account is captured, in words: {@code varje natt}, {@code varje timme}, {@code 15 minuter}, or ISO 8601 {@code PT15M}. */
final class Cadence {

    /** Between nights is the rule of the house; it stands where a file says nothing. */
    static final Duration NIGHTLY = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Map<String, Duration> WORDS = Map.of("varjenatt", NIGHTLY, "everynight", NIGHTLY, "nightly", NIGHTLY,
            "dagligen",
            NIGHTLY, "daily", NIGHTLY, "varjetimme", Duration.ofHours(1), "everyhour", Duration.ofHours(1), "hourly",
            Duration.ofHours(1),
            "varjevecka", Duration.ofDays(7), "everyweek", Duration.ofDays(7));
    private static final Pattern AMOUNT = Pattern
            .compile(
                    "(?:var|varje|every)?(\\d{1,6})(?:e)?(min|minuter|minut|minutes|minute|tim|timmar|timme|hours|hour|dygn|dagar|days|day)");

    private Cadence() {
    }

    /** Empty where the text is no cadence between a minute and 31 days. */
    static Optional<Duration> read(String text) {
        if (text.isBlank()) {
            return Optional.of(NIGHTLY);
        }
        return parsed(text).filter(cadence -> cadence.compareTo(SHORTEST) >= 0 && cadence.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> parsed(String text) {
        String plain = Words.plain(text);
        Duration word = WORDS.get(plain);
        if (word != null) {
            return Optional.of(word);
        }
        Matcher amount = AMOUNT.matcher(plain);
        return amount.matches() && !text.matches("(?s).*[-+.,].*")
                ? Optional.of(of(Long.parseLong(amount.group(1)), amount.group(2)))
                : iso(text);
    }

    private static Duration of(long number, String unit) {
        return switch (unit.charAt(0)) {
            case 'm' -> Duration.ofMinutes(number);
            case 't', 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text.toUpperCase(Locale.ROOT)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String text(Duration cadence, Language language) {
        if (cadence.equals(NIGHTLY)) {
            return language.of("varje natt", "every night");
        }
        if (cadence.equals(Duration.ofHours(1))) {
            return language.of("varje timme", "every hour");
        }
        return cadence.toSeconds() % 60 == 0 ? cadence.toMinutes() + language.of(" minuter", " minutes") : cadence.toString();
    }
}
