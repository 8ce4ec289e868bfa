package se.bevara.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What came of picturing an account.
 *
 * @param snapshot null when it failed
 * @param failure null when it did not
 * @param detail of the failure, such as {@code HTTP 503}; may be empty
 */
public record Outcome(String account, @Nullable Snapshot snapshot, @Nullable Failure failure, String detail) {

    /** In Swedish, without content. */
    public String swedish() {
        return failure == null ? "avbildat" : failure.swedish() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
