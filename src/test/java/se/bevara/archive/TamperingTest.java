package se.bevara.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;
import se.bevara.archive.TestFormat.Item;
import se.bevara.ledger.Difference;

/** Whatever is changed behind the archive's back, verify names it. And what a crash leaves, the next opening cuts away. */
class TamperingTest {

    private static final String SEGMENT = "archive/kommunstyrelsen/test-solvik/2026/2026-11-received-0001.g1.warc.gz";

    @TempDir
    Path root;
    private ArchiveSetting setting;
    private long id;
    private long other;

    @BeforeEach
    void threeItems() {
        setting = new ArchiveSetting(TestDatabase.H2, root);
        id = setting.one(new Item("p1").first(ArchiveSetting.NOVEMBER));
        other = setting.one(new Item("p2").first(ArchiveSetting.NOVEMBER));
        setting.one(new Item("p2").with("text", "Rättat").next(other, ArchiveSetting.NOVEMBER));
        assertThat(setting.verified()).isEmpty();
    }

    /** A few bits of a gzip member say nothing (its time and system, the rest of its last byte): those alone may pass. */
    @Test
    void everyByteOfASegmentThatSaysSomethingCounts() throws IOException {
        byte[] whole = Files.readAllBytes(root.resolve(SEGMENT));
        var says = said();
        int unnoticed = 0;
        for (int at = 11; at < whole.length; at += 7) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(root.resolve(SEGMENT), changed);
            if (setting.verified().isEmpty()) {
                assertThat(said()).as("byte " + at).isEqualTo(says);
                unnoticed++;
            }
        }
        assertThat(unnoticed).isLessThan(12);
    }

    private List<String> said() {
        var records = new ArrayList<String>();
        try (var reader = SegmentReader.open(root, SEGMENT, Long.MAX_VALUE)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                records.add(
                        record.get().offset() + " " + new TreeMap<>(record.get().headers()) + Sha256.hex(record.get().block()));
            }
        }
        return records;
    }

    @Test
    void aRecordForgedWithItsDigestIsNamedByItsCommitment() throws IOException {
        var version = setting.archive.item(id).orElseThrow().versions().getFirst();
        var record = SegmentReader.read(root, SEGMENT, version.offset());
        byte[] block = new String(record.block(), StandardCharsets.UTF_8).replace("Vattnet", "Vinet!!").getBytes(
                StandardCharsets.UTF_8);
        byte[] segment = Files.readAllBytes(root.resolve(SEGMENT));
        var forged = new ByteArrayOutputStream();
        forged.write(segment, 0, (int) version.offset());
        forged.write(member(segment, version.offset(), Sha256.hex(block), block));
        int after = (int) (version.offset() + record.length());
        forged.write(segment, after, segment.length - after);
        Files.write(root.resolve(SEGMENT), forged.toByteArray());
        setting.jdbc.update("UPDATE archive_segment SET committed = ?", forged.size());
        assertThat(setting.verified()).anySatisfy(d -> {
            assertThat(d.file()).isEqualTo(SEGMENT);
            assertThat(d.record()).isEqualTo("offset " + version.offset());
            assertThat(d.expected()).startsWith("commitment of leaf 0");
        });
    }

    private byte[] member(byte[] segment, long offset, String digest, byte[] block) throws IOException {
        var in = new GZIPInputStream(new java.io.ByteArrayInputStream(segment, (int) offset, segment.length - (int) offset));
        String text = new String(in.readNBytes(4000), StandardCharsets.ISO_8859_1);
        String header = text.substring(0, text.indexOf("\r\n\r\n") + 4).replaceAll("sha256:\\w{64}\r\nBevara-Ingest",
                "sha256:" + digest + "\r\nBevara-Ingest");
        Path draft = root.resolve("forged");
        try (var writer = SegmentWriter.open(SegmentFiles.REAL, root, "forged", 0)) {
            writer.append(header.getBytes(StandardCharsets.ISO_8859_1), block, true);
            writer.force();
        }
        return Files.readAllBytes(draft);
    }

    @Test
    void changesInTheCatalogueAreNamed() {
        named("UPDATE archive_item SET direction = 'DRAWN_UP' WHERE id = " + id, SEGMENT, "direction");
        named("UPDATE archive_version SET record_offset = record_offset + 1 WHERE item = " + id, SEGMENT, "");
        named("DELETE FROM archive_version WHERE item = " + id, SEGMENT, "a row in the catalogue");
        named("DELETE FROM archive_item WHERE id = " + id, SEGMENT, "a row in the catalogue for the item");
        named("UPDATE archive_item SET version = 7 WHERE id = " + id, "catalogue", "7 versions");
        named("DELETE FROM archive_found_by WHERE item = " + id, "catalogue", "to be found by its key");
        named("UPDATE archive_found_by SET listing = 4711 WHERE item = " + id, "catalogue", "to be found by its key");
        named("INSERT INTO archive_version SELECT item, 2, segment, 999999, 5, captured, ingest, leaf FROM archive_version "
                + "WHERE item = " + id, SEGMENT, "a record of item " + id);
        named("UPDATE archive_leaves SET commitments = (SELECT min(commitments) FROM archive_leaves)", "ledger", "root");
        named("DELETE FROM archive_ingest WHERE id = (SELECT min(id) FROM archive_ingest)", "catalogue", "the ingest of ledger");
        named("UPDATE archive_segment SET committed = committed - 3", SEGMENT, "");
    }

    private void named(String sql, String file, String expected) {
        var before = setting.tables();
        assertThat(setting.jdbc.update(sql)).as(sql).isPositive();
        assertThat(setting.verified()).as(sql).anySatisfy(d -> {
            assertThat(d.file()).isEqualTo(file);
            assertThat(d.expected()).contains(expected);
        });
        setting.rebuild();
        assertThat(setting.tables()).as("after " + sql).isEqualTo(before);
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void nothingThatTheLedgerKnowsIsCutAwayOnTheCataloguesWord() throws IOException {
        byte[] whole = Files.readAllBytes(root.resolve(SEGMENT));
        var tables = setting.tables();
        for (String wrong : List.of("UPDATE archive_segment SET committed = committed - 3", "DELETE FROM archive_segment")) {
            setting.jdbc.update(wrong);
            setting.open();
            assertThat(setting.verified()).extracting(Difference::found)
                    .satisfiesExactly(found -> assertThat(found).contains("the ledger has this record as archived"));
            assertThatThrownBy(() -> setting.one(new Item("p9").first(ArchiveSetting.NOVEMBER)))
                    .hasMessageContaining("run bevara rebuild");
            assertThat(root.resolve(SEGMENT)).hasBinaryContent(whole);
            setting.rebuild();
            assertThat(setting.tables()).isEqualTo(tables);
        }
    }

    @Test
    void filesThatNobodyKnowsAndFilesThatAreLostAreNamed() throws IOException {
        Path orphan = root.resolve(SEGMENT.replace("0001", "0009"));
        Files.copy(root.resolve(SEGMENT), orphan);
        Files.writeString(root.resolve("archive/notes.txt"), "?");
        assertThat(setting.verified()).extracting(Difference::file).containsExactlyInAnyOrder("archive/notes.txt",
                SEGMENT.replace("0001", "0009"));
        Files.delete(orphan);
        Files.delete(root.resolve("archive/notes.txt"));
        Files.delete(root.resolve(SEGMENT));
        assertThat(setting.verified()).extracting(Difference::file, Difference::found).contains(
                org.assertj.core.groups.Tuple.tuple(SEGMENT, "no file"));
    }

    @Test
    void aSealedSegmentIsHeldAgainstTheLedger() throws IOException {
        setting.wait(java.time.Duration.ofDays(20));
        assertThat(setting.archive.seal(setting.now.get())).isEqualTo(1);
        assertThat(setting.archive.seal(setting.now.get())).isZero();
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.archive.fixitySample(1).differences()).isEmpty();
        setting.one(new Item("late").first(ArchiveSetting.NOVEMBER));
        assertThat(root.resolve(SEGMENT.replace("0001", "0002"))).exists();
        root.resolve(SEGMENT).toFile().setWritable(true);
        byte[] bytes = Files.readAllBytes(root.resolve(SEGMENT));
        bytes[5] ^= 1;
        Files.write(root.resolve(SEGMENT), bytes);
        assertThat(setting.archive.fixitySample(1).differences()).isEmpty();
        assertThat(setting.archive.fixitySample(1).differences()).extracting(Difference::record).contains("whole segment");
    }

    @Test
    void everyByteOfASealedSegmentCountsAlsoWhereItsRecordsAreNotUnpackedAgain() throws IOException {
        sealed();
        byte[] whole = Files.readAllBytes(root.resolve(SEGMENT));
        root.resolve(SEGMENT).toFile().setWritable(true);
        for (int at = 0; at < whole.length; at += 11) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            Files.write(root.resolve(SEGMENT), changed);
            assertThat(setting.verified()).as("byte " + at).extracting(Difference::record).contains("whole segment");
        }
        Files.write(root.resolve(SEGMENT), whole);
        assertThat(setting.verified()).isEmpty();
    }

    @Test
    void everyRowOfASealedSegmentCountsAlsoWhereItsRecordsAreNotUnpackedAgain() {
        sealed();
        var changes = List.of("item SET account = 99 WHERE id", "item SET kind = 'COMMENT' WHERE id",
                "item SET key_hash = CAST('0123456789abcdef' AS BYTEA) WHERE id", "item SET direction = 'DRAWN_UP' WHERE id",
                "item SET reason = 'another' WHERE id", "item SET parent = 5 WHERE id", "item SET thread = thread + 1 WHERE id",
                "item SET platform_time = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00' WHERE id",
                "item SET platform_offset = platform_offset + 60 WHERE id",
                "item SET disposed = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00', decision = 'x', certificate = 'y' WHERE id",
                "version SET number = 3 WHERE number = 1 AND item", "version SET segment = segment + 1 WHERE item",
                "version SET record_offset = record_offset + 1 WHERE item", "version SET ingest = ingest + 1 WHERE item",
                "version SET record_length = record_length + 1 WHERE item", "version SET leaf = leaf + 1 WHERE item",
                "version SET captured = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00' WHERE item");
        for (String change : changes) {
            assertThat(setting.jdbc.update("UPDATE archive_" + change + " = " + id)).isEqualTo(1);
            assertThat(setting.verified()).as(change).isNotEmpty();
            setting.rebuild();
            assertThat(setting.verified()).isEmpty();
        }
    }

    @Test
    void whatOnceAgreedIsNotUnpackedAgainUnlessAskedFor() {
        sealed();
        setting.jdbc.update("UPDATE archive_checked SET ingests = CAST('' AS BYTEA)");
        assertThat(setting.verified()).extracting(Difference::file).containsOnly("catalogue").isNotEmpty();
        var differences = new ArrayList<Difference>();
        setting.archive.verifyEveryRecord(differences::add);
        assertThat(differences).isEmpty();
        assertThat(setting.verified()).isEmpty();
    }

    private void sealed() {
        setting.wait(java.time.Duration.ofDays(20));
        assertThat(setting.archive.seal(setting.now.get())).isEqualTo(1);
        assertThat(setting.verified()).isEmpty();
        assertThat(setting.jdbc.queryForObject("SELECT count(*) FROM archive_checked", Integer.class)).isEqualTo(1);
    }

    @Test
    void whatACrashLeavesIsCutAwayWhereverItStruck() throws IOException {
        byte[] before = Files.readAllBytes(root.resolve(SEGMENT));
        var tables = setting.tables();
        setting.transaction.executeWithoutResult(status -> {
            setting.one(new Item("p4").first(ArchiveSetting.NOVEMBER));
            status.setRollbackOnly();
        });
        byte[] garbage = "half a record".repeat(20).getBytes(StandardCharsets.UTF_8);
        assertThat(setting.verified()).isEmpty();
        for (int length : List.of(1, 9, 40, garbage.length)) {
            Files.write(root.resolve(SEGMENT), java.util.Arrays.copyOf(garbage, length), StandardOpenOption.APPEND);
            Path orphan = root.resolve(SEGMENT.replace("received", "drawnup"));
            Files.write(orphan, garbage);
            assertThat(setting.verified()).hasSize(2);
            setting.open();
            assertThat(setting.verified()).isEmpty();
            assertThat(root.resolve(SEGMENT)).hasBinaryContent(before);
            assertThat(orphan).doesNotExist();
        }
        assertThat(setting.tables()).isEqualTo(tables);
    }
}
