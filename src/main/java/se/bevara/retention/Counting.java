package se.bevara.retention;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a period is counted: from the day itself, or from the end of the month, the quarter or the year in which it falls.
 *
 * @param swedish as decisions write it
 * @param months as long is what must end first; 0 for nothing
 * @param end last day of the year that must end; of use for years alone
 */
record Counting(String swedish, int months, MonthDay end) {

    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);
    private static final int YEAR = 12;

    static final Counting DATE = new Counting("datum", 0, NEW_YEARS_EVE);
    static final Counting YEAR_END = new Counting("kalenderårets utgång", YEAR, NEW_YEARS_EVE);
    static final List<Counting> NAMED = List.of(DATE, new Counting("månadens utgång", 1, NEW_YEARS_EVE),
            new Counting("kvartalets utgång", 3, NEW_YEARS_EVE), YEAR_END);
    static final String EXPECTED = NAMED.stream().map(Counting::swedish).collect(Collectors.joining(", "))
            + ", eller sista dagen av ett annat år, som 30/6";

    private static final Pattern LAST_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})");

    /** What a decision writes; nothing for what it cannot mean. 29 February ends on the 28th of other years. */
    static Optional<Counting> read(String text) {
        String plain = text.strip();
        var day = LAST_DAY.matcher(plain);
        try {
            return day.matches()
                    ? Optional.of(new Counting(plain, YEAR,
                            MonthDay.of(Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)))))
                    : NAMED.stream().filter(named -> named.swedish.equalsIgnoreCase(plain)).findFirst();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The last day before the period begins to run, or the day on which it does where nothing must end first. */
    LocalDate base(LocalDate day) {
        if (months == 0) {
            return day;
        }
        if (months < YEAR) {
            return YearMonth.of(day.getYear(), (day.getMonthValue() + months - 1) / months * months).atEndOfMonth();
        }
        LocalDate last = end.atYear(day.getYear());
        return last.isBefore(day) ? end.atYear(day.getYear() + 1) : last;
    }

    /** For people: from what a period is counted when it is not the day; otherwise empty. */
    String text() {
        return months == 0 ? "" : Character.isDigit(swedish.charAt(0)) ? "utgången av ett år som slutar " + swedish : swedish;
    }

    boolean fromAnEnd() {
        return months > 0;
    }
}
