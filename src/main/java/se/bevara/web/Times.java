package se.bevara.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and amounts as Swedes, or readers of English, write them. Always Swedish time, wherever the archive runs. */
final class Times {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private Times() {
    }

    static Moment at(Instant time, Locale locale) {
        var swedish = time.truncatedTo(ChronoUnit.SECONDS).atZone(SWEDEN);
        return new Moment(swedish.toOffsetDateTime().toString(),
                DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", locale).format(swedish));
    }

    static Moment at(OffsetDateTime time, Locale locale) {
        return at(time.toInstant(), locale);
    }

    static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
    }

    static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + rest(seconds % 60, " s");
        }
        return seconds < 172_800 ? seconds / 3600 + " h" + rest(seconds / 60 % 60, " min") : seconds / 86_400 + " dygn";
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : " " + amount + unit;
    }

    static String size(long bytes, Locale locale) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double size = bytes / 1000.0;
        int unit = 0;
        while (size >= 999.95 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(locale, size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    }
}
