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
 * @param before an event before which one must be taken; null when not said
 */
public record Recurrence(@Nullable Period every, List<Window> windows, List<String> orAt, @Nullable String before) {

    public Recurrence {
        windows = List.copyOf(windows);
        orAt = List.copyOf(orAt);
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
