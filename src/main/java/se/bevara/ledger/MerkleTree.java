package se.bevara.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The hashes of RFC 9162 section 2.1: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right). */
public final class MerkleTree {

    private MerkleTree() {
    }

    public static byte[] leaf(byte[] data) {
        return sha256(new byte[]{0}, data);
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[]{1}, left, right);
    }

    /** The root over leaf hashes; of an empty list SHA-256 of nothing. */
    public static byte[] root(List<byte[]> leaves) {
        var frontier = new Frontier();
        leaves.forEach(frontier::add);
        return frontier.root();
    }

    /** @throws IndexOutOfBoundsException where the tree has no such leaf */
    public static InclusionProof prove(List<byte[]> leaves, long index) {
        return prove((from, to) -> root(leaves.subList((int) from, (int) to)), index, leaves.size());
    }

    /** PATH of RFC 9162 section 2.1.3.1, over a tree that can tell the root of any run of its leaves. */
    static InclusionProof prove(Runs runs, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("leaf: expected 0 to " + (size - 1) + ", found " + index);
        }
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.addFirst(runs.root(middle, to));
                to = middle;
            } else {
                path.addFirst(runs.root(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, List.copyOf(path));
    }

    /** Whether a proof leads from a leaf hash to a root, RFC 9162 section 2.1.3.2. */
    public static boolean proves(InclusionProof proof, byte[] leaf, byte[] root) {
        if (proof.index() < 0 || proof.index() >= proof.size()) {
            return false;
        }
        long node = proof.index();
        long last = proof.size() - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof.path()) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = node(sibling, hash);
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Roots of the leaves from one index up to, but not including, another. */
    interface Runs {
        byte[] root(long from, long to);
    }
}
