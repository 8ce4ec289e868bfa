package se.bevara.snapshot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;

/**
 * When an account is to be pictured. Days are civil dates in Sweden.
 *
 * @param last when it was last pictured, null when never
 * @param from the first day from which a snapshot is wanted
 * @param by the last day by which it should be taken
 * @param missed the day after which one has been missing that should have been taken; null when none is
 * @param cause what asks for it
 * @param said the decision and rule that asks for it, or why a person did; empty for the setting
 * @param failing what came of the last attempts; null when there was none, or it succeeded
 */
public record Planned(Account account, @Nullable LocalDate last, LocalDate from, LocalDate by, @Nullable LocalDate missed,
        Cause cause, String said, @Nullable Failing failing) {

    /** So many nights in vain, and it is tried less often. */
    static final int NIGHTLY = 5;

    private static final int WEEK = 7;

    /** What asks for a snapshot. */
    public enum Cause {
        /** A decision in force. */
        RULE,
        /** No decision says when: the settings do, after SKR's advice of a snapshot each half-year. */
        SETTING,
        /** A person has asked for one. */
        REQUEST
    }

    /**
     * Attempts that have failed since the last snapshot.
     *
     * @param since night of the first
     * @param latest night of the last
     * @param detail such as {@code HTTP 503}; may be empty
     */
    public record Failing(LocalDate since, LocalDate latest, int attempts, Failure failure, String detail) {
    }

    public boolean due(LocalDate today) {
        return !from.isAfter(today);
    }

    /**
     * The first night that may try: the next one, or after some nights in vain a week after the last, so that a platform is not asked every
     * night for what it does not show. What a person has asked for since is tried at once; what is ours to open costs nobody anything.
     */
    public LocalDate next() {
        var failed = failing;
        if (failed == null) {
            return from;
        }
        boolean asked = cause == Cause.REQUEST && !from.isBefore(failed.latest);
        boolean seldom = failed.attempts >= NIGHTLY && failed.failure != Failure.RESTRICTED && !asked;
        LocalDate again = failed.latest.plusDays(seldom ? WEEK : 1);
        return again.isBefore(from) ? from : again;
    }

    /** Whether one is missing that should have been taken, though the next may not be wanted yet. */
    public boolean overdue(LocalDate today) {
        return missed != null || by.isBefore(today);
    }

    /** The last day by which the one that is missing, or the next, should be taken. */
    public LocalDate deadline() {
        return missed == null ? by : missed;
    }

    /** Whether it should not wait its turn among those of the half-year. */
    boolean pressing(LocalDate today) {
        return cause == Cause.REQUEST || last == null || overdue(today) || by.isBefore(today.plusDays(Planner.NEAR));
    }

    /** Why it is taken, for its manifest, in Swedish. */
    String reason() {
        return switch (cause) {
            case RULE -> "Enligt " + said;
            case SETTING -> "Halvårets ögonblicksbild";
            case REQUEST -> said;
        };
    }
}
