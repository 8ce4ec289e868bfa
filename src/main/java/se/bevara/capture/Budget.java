package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call budget, shared by the accounts with its key. */
final class Budget {

    private Instant free = Instant.EPOCH;
    private Instant turn = Instant.EPOCH;
    private @Nullable Integer percent;
    private Instant read = Instant.EPOCH;

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

    /** How long to wait for one's turn where calls must be apart; the turn is then taken. */
    synchronized Duration turn(Instant now, Duration apart) {
        Instant mine = turn.isAfter(now) ? turn : now;
        turn = mine.plus(apart);
        return Duration.between(now, mine);
    }

    /** How long to leave the platform alone. */
    synchronized Duration pause(Instant now) {
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** The share used that was told lately, in percent; 0 when none was, for what was told long ago says nothing of now. */
    synchronized int percent(Instant now, Duration lately) {
        return percent == null || read.isBefore(now.minus(lately)) ? 0 : percent;
    }

    synchronized @Nullable Integer percent() {
        return percent;
    }
}
