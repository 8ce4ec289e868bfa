package se.bevara.snapshot;

import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import se.bevara.retention.Recurrence;

/** Days of each year in which accounts are to be pictured, both included, within one calendar year. */
record Window(MonthDay from, MonthDay to) {

    Window {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("window: expected the first day before the last, found " + from + " to " + to);
        }
    }

    /** Reads {@code 03-01/05-31}; public so that the settings find it. */
    public static Window valueOf(String text) {
        try {
            String[] days = text.strip().split("/", -1);
            if (days.length == 2) {
                return new Window(MonthDay.parse("--" + days[0]), MonthDay.parse("--" + days[1]));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("window: expected two days such as 03-01/05-31, found " + text, e);
        }
        throw new IllegalArgumentException("window: expected two days such as 03-01/05-31, found " + text);
    }

    Recurrence.Window yearly() {
        return new Recurrence.Window(from, to);
    }
}
