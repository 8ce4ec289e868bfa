package se.bevara.ledger;

import java.time.Instant;

/**
 * An act as it stands in the ledger.
 *
 * @param index its place, from 0, without gaps; also its leaf in the Merkle tree
 * @param at when it was recorded by the clock of the machine, UTC, microseconds
 * @param act what was done
 */
public record Entry(long index, Instant at, Act act) {

    /** The entry's line in its file, canonical JSON in UTF-8 without the line feed: the data of its leaf. */
    public byte[] line() {
        return EntryLine.write(this);
    }
}
