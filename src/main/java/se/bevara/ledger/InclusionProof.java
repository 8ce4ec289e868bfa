package se.bevara.ledger;

import java.util.List;

/**
 * Proof that a leaf is in a tree, RFC 9162 section 2.1.3.
 *
 * @param index the leaf's place, from 0
 * @param size leaves in the tree
 * @param path sibling hashes from the leaf upwards, 32 bytes each
 */
public record InclusionProof(long index, long size, List<byte[]> path) {
}
