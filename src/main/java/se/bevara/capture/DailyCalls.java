package se.bevara.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A quota of calls a day that no answer tells of, as YouTube has it: what is counted here is all that is known. A day is one of the Pacific
 * coast, where that quota begins anew at midnight. Counted in memory: a process that starts in the middle of a day begins at nought, and
 * learns from the platform's refusal that the day is spent.
 */
final class DailyCalls {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int UNCOUNTED = Integer.MAX_VALUE;

    private final int most;
    private LocalDate day = LocalDate.EPOCH;
    private int taken;

    DailyCalls(int most) {
        this.most = most;
    }

    /** Counts a call. @return whether the day had it left */
    boolean take(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, PACIFIC);
        if (!today.equals(day)) {
            day = today;
            taken = 0;
        }
        if (most == UNCOUNTED) {
            return true;
        }
        boolean left = taken < most;
        taken += left ? 1 : 0;
        return left;
    }

    /** When the day ends. */
    Instant end(Instant now) {
        return LocalDate.ofInstant(now, PACIFIC).plusDays(1).atStartOfDay(PACIFIC).toInstant();
    }

    /** Share taken of the newest day; null where nothing is counted. */
    @Nullable
    Integer percent() {
        return most == UNCOUNTED ? null : Integer.valueOf((int) (taken * 100L / Math.max(1, most)));
    }
}
