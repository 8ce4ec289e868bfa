package se.bevara.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the catalogue about to be written. */
interface Rows {

    /** A record's place. @param leaf its place among the commitments of its ingest */
    record Place(long segment, long offset, long length, long ingest, int leaf) {
    }

    record NewItem(long id, int account, byte[] keyHash, @Nullable String remoteId, Content.Kind kind, Direction direction,
            String reason, @Nullable Long parent, long thread, byte[] author, OffsetDateTime platformTime, Instant captured,
            ItemState state, Fingerprint fingerprint, long counts) {
    }

    record NewVersion(long item, int number, Place place, Instant captured) {
    }

    record NewMedia(long item, int version, int number, Place place, @Nullable String attachment, String mediaType, long size,
            @Nullable String failure) {
    }

    /** A known item's newest version. @param remoteId as of now: some servers give what is edited a new one */
    record Renewed(long item, int version, @Nullable String remoteId, Fingerprint fingerprint, long counts) {
    }

    record Turned(long item, ItemState state, @Nullable Instant lastSeen, Instant noticed) {
    }

    record Observed(long item, Instant at, Map<String, Long> counts, long print) {
    }
}
