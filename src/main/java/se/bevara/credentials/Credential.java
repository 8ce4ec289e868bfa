package se.bevara.credentials;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a credential: never the credential itself.
 *
 * @param by login of whoever entered it
 * @param renewed when it was last had anew from the platform, without anybody's doing; null where it never was
 * @param lapses last civil day in Sweden on which it is known to work; null where nobody has said
 */
public record Credential(String account, Purpose purpose, Instant entered, String by, @Nullable Instant renewed,
        @Nullable LocalDate lapses) {

    /** Whether its time has passed. */
    public boolean lapsed(LocalDate today) {
        return lapses != null && lapses.isBefore(today);
    }

    /** Whether its time has passed, or will within so many days. */
    public boolean lapsesWithin(LocalDate today, int days) {
        return lapses != null && !lapses.isAfter(today.plusDays(days));
    }

    /** Days from one day to the one on which it lapses; negative afterwards. Only of those that lapse. */
    public long daysLeft(LocalDate today) {
        return ChronoUnit.DAYS.between(today, java.util.Objects.requireNonNull(lapses, account));
    }
}
