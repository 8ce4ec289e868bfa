package se.bevara.ledger;

import java.util.List;

/** The hashes of RFC 9162 section 2.1: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right). */
public final class MerkleTree {

    private MerkleTree() {
    }

    public static byte[] leaf(byte[] data) {
        throw new UnsupportedOperationException();
    }

    /** The root over leaf hashes; of an empty list SHA-256 of nothing. */
    public static byte[] root(List<byte[]> leaves) {
        throw new UnsupportedOperationException();
    }

    public static InclusionProof prove(List<byte[]> leaves, long index) {
        throw new UnsupportedOperationException();
    }

    public static boolean proves(InclusionProof proof, byte[] leaf, byte[] root) {
        throw new UnsupportedOperationException();
    }
}
