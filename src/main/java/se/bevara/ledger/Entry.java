package se.bevara.ledger;

import java.time.Instant;

/**
 * An act as it stands in the ledger.
 *
 * @param index its place, from 0, without gaps; also its leaf in the Merkle tree
 * @param at when it was recorded, UTC
 * @param act what was done
 */
public record Entry(long index, Instant at, Act act) {
}
