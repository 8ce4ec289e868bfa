package se.bevara.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.InclusionProof;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.MerkleTree;

/** Re-reads every record of an item and holds it against its digest, its commitment and the ledger: what makes it evidence. */
@Component
public class Evidence {

    private static final String RECORDS = """
            SELECT v.number AS version, 0 AS media, v.captured, v.ingest, v.leaf, 'version' AS media_type
            FROM archive_version v WHERE v.item = ?
            UNION ALL
            SELECT m.version, m.number, v.captured, m.ingest, m.leaf, m.media_type
            FROM archive_media m JOIN archive_version v ON v.item = m.item AND v.number = m.version
            WHERE m.item = ? AND m.failure IS NULL
            ORDER BY 1, 2""";

    private final JdbcTemplate jdbc;
    private final Places places;
    private final Ledger ledger;

    Evidence(DataFolder folder, DataSource source, Ledger ledger) {
        this.jdbc = new JdbcTemplate(source);
        this.places = new Places(folder.root(), jdbc, new CutTable(jdbc), Stream::empty);
        this.ledger = ledger;
    }

    /**
     * A record that is as it was archived.
     *
     * @param media 0 for the version itself
     * @param bytes of its block
     * @param ledgerEntry whose root includes the commitment
     * @param commitment HMAC-SHA-256 over the block's digest, its key kept with the content; hex
     */
    public record Proof(int version, int media, String mediaType, long bytes, Instant captured, long ledgerEntry,
            String commitment) {
    }

    private record Row(int version, int media, Instant captured, long ingest, int leaf, String mediaType) {
    }

    /**
     * Tells nothing of what the records say, so a secret item may be re-read too.
     *
     * @throws ArchiveDamaged for the first record that is not as it was archived
     * @throws ItemClosed for what must not be seen
     */
    public List<Proof> reread(Item item) {
        if (Closures.closed(jdbc, item.id()) == Closures.Why.UNSEEN) {
            throw new ItemClosed(item.id(), Closures.Why.UNSEEN);
        }
        var trees = new HashMap<Long, Tree>();
        var proofs = new ArrayList<Proof>();
        for (Row row : rows(item)) {
            proofs.add(proof(item, row, trees));
        }
        return List.copyOf(proofs);
    }

    /**
     * A record, and the way from its commitment to the ledger's entry.
     *
     * @param tree the commitment's place in the small tree whose root the entry has
     * @param salt the key of the commitment; with the block it opens it, and must be handed out with the whole block or not at all
     */
    public record Included(Proof proof, InclusionProof tree, byte[] salt, byte[] block) {
    }

    /**
     * Re-reads the records of one version and proves each.
     *
     * @throws ArchiveDamaged for the first record that is not as it was archived
     * @throws ItemClosed for what may not be read here
     */
    public List<Included> included(Item item, int version) {
        Closures.check(jdbc, item.id());
        var trees = new HashMap<Long, Tree>();
        return rows(item).stream().filter(row -> row.version == version).map(row -> {
            Proof proof = proof(item, row, trees);
            Tree tree = java.util.Objects.requireNonNull(trees.get(row.ingest));
            StoredRecord record = record(item, row);
            return new Included(proof, MerkleTree.prove(tree.leaves.stream().map(MerkleTree::leaf).toList(), row.leaf),
                    HexFormat.of().parseHex(record.required("Bevara-Salt")), record.block());
        }).toList();
    }

    private List<Row> rows(Item item) {
        return jdbc.query(RECORDS,
                (rs, n) -> new Row(rs.getInt("version"), rs.getInt("media"),
                        rs.getObject("captured", java.time.OffsetDateTime.class).toInstant(), rs.getLong("ingest"),
                        rs.getInt("leaf"), rs.getString("media_type")),
                item.id(), item.id());
    }

    private StoredRecord record(Item item, Row row) {
        return (row.media == 0 ? places.version(item.id(), row.version) : places.media(item.id(), row.version, row.media))
                .orElseThrow(() -> new IllegalStateException("item " + item.id() + ": disposed of since it was looked up"))
                .digested();
    }

    private Proof proof(Item item, Row row, Map<Long, Tree> trees) {
        StoredRecord record = record(item, row);
        Tree tree = trees.computeIfAbsent(row.ingest, this::tree);
        String found = HexFormat.of().formatHex(record.commitment());
        if (record.number("Bevara-Item") != item.id() || row.leaf >= tree.leaves.size()
                || !HexFormat.of().formatHex(tree.leaves.get(row.leaf)).equals(found)) {
            throw record.damaged("commitment of leaf " + row.leaf + " of ingest " + row.ingest, found);
        }
        return new Proof(row.version, row.media, row.media == 0 ? record.required("Content-Type") : row.mediaType,
                record.block().length, row.captured, tree.entry, found);
    }

    private record Tree(long entry, List<byte[]> leaves) {
    }

    private Tree tree(long ingest) {
        long entry = jdbc.query("SELECT entry FROM archive_ingest WHERE id = ?", (rs, n) -> rs.getLong("entry"), ingest)
                .getFirst();
        var leaves = Leaves.of(jdbc, ingest);
        String expected = ledger.entry(entry).map(one -> one.act().details().get("root")).orElse("no entry");
        String found = Leaves.root(leaves);
        if (!found.equals(expected)) {
            throw new ArchiveDamaged("table archive_leaves", "ingest " + ingest, "root " + expected, found);
        }
        return new Tree(entry, leaves);
    }
}
