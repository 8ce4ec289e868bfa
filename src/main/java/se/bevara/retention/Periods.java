package se.bevara.retention;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Periods as decisions write them: {@code 2 år}, {@code 6 månader}, {@code 3 veckor}, {@code 48 timmar}, {@code 1 år 6 månader},
 * {@code omedelbart}. Items are judged by the day, so hours must make whole days.
 */
final class Periods {

    static final String EXPECTED = "en tid som 24 timmar (hela dygn), 21 dagar, 3 veckor, 6 månader, 2 år eller omedelbart";
    static final String AT_ONCE = "omedelbart";
    /** Hours of a day. */
    private static final int DAY = 24;
    private static final Pattern PART = Pattern.compile("(\\d{1,4}) ?(timme|timmar|dag|dagar|vecka|veckor|månad|månader|år)");
    private static final Pattern WHOLE = Pattern.compile(PART + "(( och)? " + PART + ")*");

    private Periods() {
    }

    static Optional<Period> read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(AT_ONCE)) {
            return Optional.of(Period.ZERO);
        }
        if (!WHOLE.matcher(plain).matches()) {
            return Optional.empty();
        }
        List<MatchResult> parts = PART.matcher(plain).results().toList();
        return parts.stream().anyMatch(part -> part.group(2).startsWith("t") && Integer.parseInt(part.group(1)) % DAY != 0)
                ? Optional.empty()
                : Optional.of(parts.stream().map(part -> of(Integer.parseInt(part.group(1)), part.group(2)))
                        .reduce(Period.ZERO, Period::plus));
    }

    private static Period of(int number, String unit) {
        return switch (unit.charAt(0)) {
            case 't' -> Period.ofDays(number / DAY);
            case 'd' -> Period.ofDays(number);
            case 'v' -> Period.ofWeeks(number);
            case 'm' -> Period.ofMonths(number);
            default -> Period.ofYears(number);
        };
    }

    static String text(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "år", "år");
        add(parts, period.getMonths(), "månad", "månader");
        add(parts, period.getDays(), "dag", "dagar");
        return parts.isEmpty() ? AT_ONCE : String.join(" och ", parts);
    }

    private static void add(List<String> parts, int number, String one, String many) {
        if (number != 0) {
            parts.add(number + " " + (number == 1 ? one : many));
        }
    }
}
