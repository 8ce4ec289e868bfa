package se.bevara.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of an item: enough to tell whether it has changed, no content and no name.
 *
 * @param id the item's number
 * @param remoteId what the platform is asked with
 * @param kind post or comment
 * @param fingerprint keyed hash of what it said, comparable with {@link Archive#fingerprint}
 * @param version its newest version, from 1
 * @param state how it last stood; of a disposed item nothing can be compared: fingerprint, counts and remote id are empty
 * @param counts keyed hash of its newest counters, comparable with {@link Archive#countsPrint}
 * @param parent the item it answers, if known
 * @param thread the post its thread begins with; its own id for a post
 * @param platformTime when the platform says it was made
 */
public record Known(long id, String remoteId, Content.Kind kind, Fingerprint fingerprint, int version, ItemState state,
        long counts,
        @Nullable Long parent, long thread, Instant platformTime) {

    /** Whether it was erased under a decision: then it is known, and must not be archived again because a platform still shows it. */
    public boolean disposed() {
        return state == ItemState.DISPOSED;
    }

    /** Whether the platform can be asked for it. What an export without ids told of cannot be found there, and is never missing. */
    public boolean askable() {
        return !remoteId.startsWith(Captured.WITHOUT_ID);
    }
}
