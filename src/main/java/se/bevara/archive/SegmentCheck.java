package se.bevara.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.ledger.Difference;

/** Reads one segment and holds each record against its digest, its commitment and its row, and the rows against the records. */
final class SegmentCheck {

    private static final int BATCH = 1000;

    private final Path root;
    private final JdbcTemplate jdbc;
    private final Segments.Segment segment;
    private final Consumer<Difference> differences;
    private final Map<Long, AtomicInteger> counted;
    private final RecordRows rows;
    private final CutTable cuts;
    private final @Nullable RowSums sums;
    private final List<RecordRows.Found> heads = new ArrayList<>();
    private FirstPlaces places = new FirstPlaces();
    private long ingest = -1;
    private List<byte[]> leaves = List.of();
    private long versions;
    private long media;

    /** @param sums where rows without a record shall be told too; null when only the records are of interest */
    SegmentCheck(Path root, JdbcTemplate jdbc, Prints prints, Segments.Segment segment, Consumer<Difference> differences,
            Map<Long, AtomicInteger> counted, @Nullable RowSums sums) {
        this.root = root;
        this.jdbc = jdbc;
        this.segment = segment;
        this.differences = differences;
        this.counted = counted;
        this.sums = sums;
        this.cuts = new CutTable(jdbc);
        this.rows = new RecordRows(jdbc, prints, segment, differences);
    }

    void check() {
        try (var reader = SegmentReader.open(root, segment.path(), segment.committed())) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                check(record.get());
            }
            if (reader.position() != segment.committed()) {
                tell("length", segment.committed() + " bytes", reader.position() + " bytes");
            } else if (!cuts.of(segment.id(), segment.path()).changes().equals(places.cuts().changes())) {
                tell("cuts", "in the catalogue those that the records tell", "others");
            }
        } catch (ArchiveDamaged e) {
            differences.accept(e.difference());
        }
        rows.compare(heads);
        if (sums != null) {
            rowsWithoutRecord("archive_version", sums.versions(segment.id()), versions);
            rowsWithoutRecord("archive_media", sums.media(segment.id()), media);
        }
    }

    private void check(StoredRecord record) {
        try {
            var spot = places.next(record);
            record.digested();
            if (record.type().equals("warcinfo")) {
                return;
            }
            commitment(record);
            if (record.has("Bevara-Item")) {
                keep(record, spot);
            }
        } catch (ArchiveDamaged e) {
            differences.accept(e.difference());
        }
    }

    private void keep(StoredRecord record, FirstPlaces.Spot spot) {
        if (record.has("Bevara-Media")) {
            if (Remains.is(record)) {
                return;
            }
            media++;
        } else {
            versions++;
        }
        byte[] block = Remains.is(record) ? record.block() : new byte[0];
        heads.add(new RecordRows.Found(new StoredRecord(record.file(), record.offset(), record.length(), record.headers(), block),
                spot));
        if (heads.size() == BATCH) {
            rows.compare(heads);
            heads.clear();
        }
    }

    private void commitment(StoredRecord record) {
        long number = record.number("Bevara-Ingest");
        if (number != ingest) {
            ingest = number;
            leaves = Leaves.of(jdbc, number);
        }
        counted.computeIfAbsent(number, n -> new AtomicInteger()).incrementAndGet();
        int leaf = (int) record.number("Bevara-Leaf");
        byte[] found = record.commitment();
        if (leaf < 0 || leaf >= leaves.size() || !Arrays.equals(leaves.get(leaf), found)) {
            throw record.damaged("commitment of leaf " + leaf + " of ingest " + number, Verification.hex(found));
        }
    }

    /**
     * Rows of the segment whose record was not there. Counted first: naming them takes a longer look. An open segment may have grown
     * since it was listed.
     */
    private void rowsWithoutRecord(String table, long expected, long found) {
        if (expected > found) {
            var offsets = new HashMap<Long, Boolean>();
            try (var reader = SegmentReader.open(root, segment.path(), segment.committed())) {
                places = new FirstPlaces();
                for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                    offsets.put(places.next(record.get()).offset(), true);
                }
            } catch (ArchiveDamaged e) {
                // Already told; what lies beyond the damage is named below.
            }
            var missing = new TreeMap<Long, Long>();
            jdbc.query("SELECT item, record_offset FROM " + table + " WHERE segment = ?", rs -> {
                if (!offsets.containsKey(rs.getLong("record_offset"))) {
                    missing.put(rs.getLong("record_offset"), rs.getLong("item"));
                }
            }, segment.id());
            Long now = jdbc.queryForObject("SELECT committed FROM archive_segment WHERE id = ?", Long.class, segment.id());
            missing.subMap(segment.committed(), now == null ? segment.committed() : Math.max(now, segment.committed())).clear();
            missing.forEach((offset, item) -> tell("offset " + offset, "a record of item " + item, "none"));
        }
    }

    private void tell(String where, String expected, String found) {
        differences.accept(new Difference(segment.path(), where, expected, found));
    }
}
