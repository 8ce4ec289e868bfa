package se.bevara.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The right edge of a growing Merkle tree: one root for each full subtree, the largest first. Enough to add leaves and to tell the root. */
final class Frontier {

    private static final int HASH = 32;
    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    Frontier() {
    }

    /** @param packed the peaks one after another, as {@link #packed()} gave them */
    Frontier(long size, byte[] packed) {
        if (packed.length != Long.bitCount(size) * HASH) {
            throw new IllegalArgumentException("frontier of " + size + " leaves: expected " + Long.bitCount(size) * HASH
                    + " bytes, found " + packed.length);
        }
        for (int at = 0; at < packed.length; at += HASH) {
            peaks.add(Arrays.copyOfRange(packed, at, at + HASH));
        }
        this.size = size;
    }

    void add(byte[] leaf) {
        byte[] node = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            node = MerkleTree.node(peaks.removeLast(), node);
        }
        peaks.add(node);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        if (peaks.isEmpty()) {
            return MerkleTree.sha256();
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(peaks.get(i), root);
        }
        return root;
    }

    byte[] packed() {
        var packed = new ByteArrayOutputStream(peaks.size() * HASH);
        peaks.forEach(packed::writeBytes);
        return packed.toByteArray();
    }
}
