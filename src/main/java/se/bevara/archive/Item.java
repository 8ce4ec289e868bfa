package se.bevara.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archived item as the catalogue has it: no content, no name.
 *
 * @param id its number
 * @param account the account's id
 * @param firstCaptured when we first had it, our clock
 * @param lastSeen when it was last seen in the state before, as far as we know, when it is hidden, missing or gone; else null
 * @param noticed when its present state was first noticed
 * @param versions oldest first; of a disposed item they can no longer be read
 * @param disposal under which decision it was erased; null while it is kept
 */
public record Item(long id, String account, Content.Kind kind, Direction direction, String directionReason, String remoteId,
        @Nullable Long parent, long thread, OffsetDateTime platformTime, Instant firstCaptured, ItemState state,
        @Nullable Instant lastSeen, Instant noticed, List<Version> versions,
        @Nullable Disposal disposal) {

    public Item {
        versions = List.copyOf(versions);
    }

    public boolean disposed() {
        return disposal != null;
    }

    /**
     * One version of an item.
     *
     * @param number from 1
     * @param captured when, our clock
     * @param segment path of its segment below the data folder
     * @param offset of its record in the segment, in bytes
     * @param ledgerEntry the entry whose commitments include it
     */
    public record Version(int number, Instant captured, String segment, long offset, long ledgerEntry, List<StoredMedia> media) {
    }

    /** An attachment's bytes in the archive, or why they are not there. */
    public record StoredMedia(int number, String attachmentId, String mediaType, long size, @Nullable String failure) {
    }
}
