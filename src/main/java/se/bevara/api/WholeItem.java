package se.bevara.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;

@Says("An item with all its versions, where they lie and what proves them.")
record WholeItem(
        @Says("Its number, for ever.") long id,
        @Says("Id of its account.") String account,
        @Says("Name of the authority that answers for the account.") String authority,
        @Says("Name of the platform.") String platform,
        @Says("Its id on the platform.") String remoteId,
        @Says("POST or COMMENT.") Content.Kind kind,
        @Says("DRAWN_UP by the municipality, or RECEIVED from others.") Direction direction,
        @Says("Why the direction is what it is.") String directionReason,
        @Says("Number of the post that its thread begins with; its own for a post.") long thread,
        @Says("Number of the item that it answers; absent for a post.") @Nullable Long parent,
        @Says("When the platform says that it was published, ISO 8601 with offset.") OffsetDateTime platformTime,
        @Says("When it was captured first, ISO 8601, UTC.") Instant captured,
        @Says("How it stands on its platform, or that it is DISPOSED of.") ItemState state,
        @Says("When it was last seen before it was hidden, missing or gone, ISO 8601, UTC; absent while it is there.") @Nullable Instant lastSeen,
        @Says("When its present state was noticed first, ISO 8601, UTC.") Instant noticed,
        @Says("Whether it is restricted: then nothing of what it says is here.") boolean closed,
        @Says("Under which decision it was erased; absent while it is kept.") @Nullable Disposed disposed,
        @Says("Its versions, oldest first; none where it is disposed of.") List<Version> versions) {

    @Says("What is left to say of an erased item.")
    record Disposed(
            @Says("When it was erased, ISO 8601, UTC.") Instant at,
            @Says("The board's decision and the rule.") String decision,
            @Says("Id of the certificate of disposal.") String certificate) {
    }

    @Says("A version of an item.")
    record Version(
            @Says("From 1.") int number,
            @Says("When it was captured, ISO 8601, UTC.") Instant captured,
            @Says("Whether it can be read here.") boolean readable,
            @Says("Shown name of its author; absent when it cannot be read.") @Nullable String author,
            @Says("What it says, as captured: whoever shows it must escape it. Absent when it cannot be read.") @Nullable String text,
            @Says("When the platform says that it was edited, ISO 8601 with offset; absent when it does not say so.") @Nullable OffsetDateTime editedAt,
            @Says("Its address on the platform, http or https only; absent when there is none.") @Nullable String permalink,
            @Says("The platform's counters, such as likes, as they stood when it was captured.") Map<String, Long> counts,
            @Says("What is attached to it.") List<Medium> media,
            @Says("Where it lies and what proves it.") Provenance provenance) {
    }

    @Says("An attachment of a version.")
    record Medium(
            @Says("From 1, where its bytes were to be kept; absent for a mere link.") @Nullable Integer number,
            @Says("image, video, audio, link or other, as the platform says.") String kind,
            @Says("Alternative text or title, as captured; may be empty.") String description,
            @Says("Media type, as the platform said: the bytes may be anything. Absent for a mere link.") @Nullable String mediaType,
            @Says("Bytes; absent where they are not kept.") @Nullable Long size,
            @Says("Why its bytes could not be had; absent when they could.") @Nullable String failure,
            @Says("Where its bytes are, below the server's root; absent where they are not kept.") @Nullable String href) {
    }

    @Says("Where a version lies and what proves it.")
    record Provenance(
            @Says("Path of its WARC segment below the data folder.") String segment,
            @Says("Bytes from the segment's beginning to its record.") long offset,
            @Says("Bytes of what the platform answered; absent when they cannot be read.") @Nullable Long size,
            @Says("SHA-256 of exactly those bytes, lower-case hexadecimal; absent when they cannot be read.") @Nullable String sha256,
            @Says("Index in the ledger of the entry whose commitments include it.") long ledgerEntry,
            @Says("When that entry was made, ISO 8601, UTC; absent when there is none.") @Nullable Instant recorded,
            @Says("Where the exact bytes are, below the server's root; absent when they cannot be read.") @Nullable String href) {
    }
}
