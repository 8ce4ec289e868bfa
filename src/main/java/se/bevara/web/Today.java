package se.bevara.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Facts;
import se.bevara.users.User;

/** Somebody's day: who asks what waits for them, on which civil day in Sweden, in which language. */
record Today(User who, LocalDate day, Locale locale) {

    String shown(@Nullable LocalDate date) {
        return date == null ? "" : Times.day(date, locale);
    }

    String shown(@Nullable Instant time) {
        return time == null ? "" : shown(Facts.day(time));
    }
}
