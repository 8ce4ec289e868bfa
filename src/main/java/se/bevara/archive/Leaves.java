package se.bevara.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.ledger.MerkleTree;

/** The commitments of an ingest's records, as the catalogue keeps them for proofs. */
final class Leaves {

    private Leaves() {
    }

    static List<byte[]> of(JdbcTemplate jdbc, long ingest) {
        var leaves = new ArrayList<byte[]>();
        jdbc.query("SELECT commitments FROM archive_leaves WHERE ingest = ? ORDER BY part", rs -> {
            byte[] joined = rs.getBytes("commitments");
            for (int at = 0; at < joined.length; at += 32) {
                leaves.add(Arrays.copyOfRange(joined, at, at + 32));
            }
        }, ingest);
        return leaves;
    }

    /** The root of their own small tree, hexadecimal. */
    static String root(List<byte[]> commitments) {
        return HexFormat.of().formatHex(MerkleTree.root(commitments.stream().map(MerkleTree::leaf).toList()));
    }
}
