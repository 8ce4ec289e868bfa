package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call budget, shared by the accounts with its key. */
final class Budget {

    private final DailyCalls day;
    private final Pace pace = new Pace();
    private Instant free = Instant.EPOCH;
    private @Nullable Integer percent;
    private Instant read = Instant.EPOCH;

    /** @param dailyCalls most calls a day */
    Budget(int dailyCalls) {
        day = new DailyCalls(dailyCalls);
    }

    /** For calls that must be apart. */
    Pace pace() {
        return pace;
    }

    /** Counts a call. @return whether the day had it left */
    synchronized boolean take(Instant now) {
        boolean left = day.take(now);
        if (!left) {
            blockUntil(day.end(now));
        }
        return left;
    }

    /** The platform says that the day has none left. @return how long it lasts */
    synchronized Duration daySpent(Instant now) {
        blockUntil(day.end(now));
        return Duration.between(now, day.end(now));
    }

    synchronized void learn(BudgetReading reading, Instant now) {
        if (reading.percent() != null) {
            percent = reading.percent();
            read = now;
        }
        if (reading.pauseUntil() != null) {
            blockUntil(reading.pauseUntil());
        }
    }

    synchronized void blockUntil(Instant until) {
        free = until.isAfter(free) ? until : free;
    }

    /** How long to leave the platform alone. */
    synchronized Duration pause(Instant now) {
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** The share used that was told lately, in percent; 0 when none was, for what was told long ago says nothing of now. */
    synchronized int percent(Instant now, Duration lately) {
        Integer told = percent == null || read.isBefore(now.minus(lately)) ? day.percent() : percent;
        return told == null ? 0 : told;
    }

    synchronized @Nullable Integer percent() {
        return percent == null ? day.percent() : percent;
    }
}
