package se.bevara.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * What came of picturing an item with its thread.
 *
 * @param reconstruction the archived thread, laid out by this program; null when the browser failed
 * @param page of the item on its platform; null when it was not pictured
 * @param failure why the page was not pictured; null when it was, or was not asked for
 * @param detail of the failure, or why the page was not asked for; may be empty
 */
public record ItemOutcome(long item, @Nullable Snapshot reconstruction, @Nullable Snapshot page, @Nullable Failure failure,
        String detail) {

    /** What came of the page, in Swedish, without content. */
    public String swedish() {
        if (page != null) {
            return "avbildad";
        }
        return failure == null ? detail : failure.swedish() + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
