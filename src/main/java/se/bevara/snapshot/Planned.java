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
 * @param failing what came of the last attempts; null when there was none, or it succeeded
 */
public record Planned(Account account, @Nullable LocalDate last, LocalDate from, LocalDate by, @Nullable Failing failing) {

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

    public boolean overdue(LocalDate today) {
        return by.isBefore(today);
    }
}
