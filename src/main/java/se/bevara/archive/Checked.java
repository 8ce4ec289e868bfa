package se.bevara.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notes of sealed segments whose every record agreed with its row. While the file still has the digest it was sealed with, and the rows
 * still their sum, they still agree: there is no need to unpack the records again to know it.
 */
final class Checked {

    private final JdbcTemplate jdbc;

    Checked(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A note.
     *
     * @param sealed the ledger entry that the segment was sealed with
     * @param rows see {@link RowSums#of}
     * @param records how many the segment holds of each ingest
     */
    record Note(long sealed, byte[] rows, Map<Long, Integer> records) {

        static Note of(Segments.Segment segment, byte[] rows, Map<Long, AtomicInteger> records) {
            var counts = new HashMap<Long, Integer>();
            records.forEach((ingest, count) -> counts.put(ingest, count.get()));
            return new Note(Objects.requireNonNull(segment.sealedEntry()), rows, counts);
        }

        boolean holds(Segments.Segment segment, byte[] now) {
            return Objects.equals(segment.sealedEntry(), sealed) && Arrays.equals(rows, now);
        }
    }

    Map<Long, Note> all() {
        var notes = new HashMap<Long, Note>();
        jdbc.query("SELECT segment, sealed_entry, row_sum, ingests FROM archive_checked", rs -> {
            var records = new HashMap<Long, Integer>();
            for (var bytes = ByteBuffer.wrap(rs.getBytes("ingests")); bytes.hasRemaining();) {
                records.put(bytes.getLong(), bytes.getInt());
            }
            notes.put(rs.getLong("segment"), new Note(rs.getLong("sealed_entry"), rs.getBytes("row_sum"), records));
        });
        return notes;
    }

    void put(long segment, Note note) {
        var ingests = ByteBuffer.allocate(12 * note.records.size());
        note.records.forEach((ingest, count) -> ingests.putLong(ingest).putInt(count));
        jdbc.update("""
                MERGE INTO archive_checked c
                USING (SELECT CAST(? AS BIGINT) AS segment, CAST(? AS BIGINT) AS sealed_entry, CAST(? AS BYTEA) AS row_sum,
                    CAST(? AS BYTEA) AS ingests) n
                ON (c.segment = n.segment)
                WHEN MATCHED THEN UPDATE SET sealed_entry = n.sealed_entry, row_sum = n.row_sum, ingests = n.ingests
                WHEN NOT MATCHED THEN INSERT (segment, sealed_entry, row_sum, ingests)
                    VALUES (n.segment, n.sealed_entry, n.row_sum, n.ingests)""",
                segment, note.sealed, note.rows, ingests.array());
    }
}
