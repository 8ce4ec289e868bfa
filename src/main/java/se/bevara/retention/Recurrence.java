package se.bevara.retention;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an account is to be pictured.
 *
 * @param every at the longest between two pictures; null when not said
 * @param windows times of the year in each of which one picture is taken, and outside which none is asked for
 * @param orAt events that ask for one at once, when they happened after the last
 * @param before events, set for a day, before which one must be taken
 * @param tolerance how much earlier than an interval has passed or an event is set one may be taken, and how much later than an event that
 *        has happened; null when not said
 */
public record Recurrence(@Nullable Period every, List<Window> windows, List<String> orAt, List<String> before,
        @Nullable Period tolerance) {

    private static final Period MONTH = Period.ofMonths(1);

    public Recurrence {
        windows = List.copyOf(windows);
        orAt = List.copyOf(orAt);
        before = List.copyOf(before);
    }

    /** Windows alone. */
    public static Recurrence in(List<Window> windows) {
        return new Recurrence(null, windows, List.of(), List.of(), null);
    }

    Period tolerated() {
        return tolerance == null ? Period.ZERO : tolerance;
    }

    /** How long before an event a picture is still one of how it was before. */
    Period lead() {
        return tolerance == null ? MONTH : tolerance;
    }

    /** Some days of each year, both included, such as a school term. */
    public record Window(MonthDay from, MonthDay to) {

        public Window {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("window: expected a first day before the last, found " + from + " to " + to);
            }
        }

        LocalDate opens(int year) {
            return from.atYear(year);
        }

        LocalDate closes(int year) {
            return to.atYear(year);
        }
    }
}
