package se.bevara.ledger;

/**
 * A signed statement of the whole ledger at one moment.
 *
 * @param origin whose ledger, the first line of the note
 * @param size number of leaves
 * @param root Merkle root, 32 bytes
 * @param note the signed note as written to disk, C2SP tlog-checkpoint and signed-note, Ed25519
 */
public record Checkpoint(String origin, long size, byte[] root, String note) {
}
