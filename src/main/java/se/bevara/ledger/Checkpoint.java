package se.bevara.ledger;

import java.time.Instant;

/**
 * A signed statement of the whole ledger at one moment.
 *
 * @param origin whose ledger, the first line of the note
 * @param size number of leaves
 * @param root Merkle root, 32 bytes
 * @param note the signed note as written to disk, C2SP tlog-checkpoint and signed-note, Ed25519
 * @param file path of the note below the data folder, with forward slashes
 * @param timeStamp what an authority says of when the note was there
 */
public record Checkpoint(String origin, long size, byte[] root, String note, String file, TimeStamp timeStamp) {

    /** A time-stamp of RFC 3161, or why there is none. */
    public sealed interface TimeStamp {
    }

    /** @param at the time in the stamp */
    public record Stamped(Instant at) implements TimeStamp {
    }

    /** @param reason why, for people to read */
    public record NotStamped(String reason) implements TimeStamp {
    }
}
