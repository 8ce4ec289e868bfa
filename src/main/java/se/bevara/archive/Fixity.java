package se.bevara.archive;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** Re-reads segments a sample at a time, those longest unread first, so that all are read in turn. */
final class Fixity {

    private static final int PAGE = 1000;

    private final Segments segments;
    private final Verification verification;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Clock clock;

    Fixity(Segments segments, Verification verification, JdbcTemplate jdbc, TransactionTemplate transaction, Ledger ledger,
            Clock clock) {
        this.segments = segments;
        this.verification = verification;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param bytes after how many to stop; at least one segment is read */
    Reread sample(long bytes) {
        var read = new ArrayList<Segments.Segment>();
        long total = 0;
        for (long id : longestUnread()) {
            if (total >= bytes) {
                break;
            }
            var segment = segments.find(id).orElseThrow();
            total += segment.committed();
            read.add(segment);
        }
        var differences = Collections.synchronizedList(new ArrayList<Difference>());
        verification.segments(read, differences::add);
        if (!read.isEmpty()) {
            long size = total;
            transaction.executeWithoutResult(status -> note(read, size, differences.size()));
        }
        return new Reread(read.size(), total, List.copyOf(differences));
    }

    private List<Long> longestUnread() {
        return jdbc.query("""
                SELECT id FROM archive_segment
                ORDER BY CASE WHEN read_at IS NULL THEN 0 ELSE 1 END, read_at, id FETCH FIRST\s""" + PAGE + " ROWS ONLY",
                (rs, n) -> rs.getLong("id"));
    }

    private void note(List<Segments.Segment> read, long bytes, int differences) {
        var now = CatalogueRows.utc(SafeText.micros(clock.instant()));
        read.forEach(segment -> jdbc.update("UPDATE archive_segment SET read_at = ? WHERE id = ?", now, segment.id()));
        ledger.append(Act.of("re-read", "archive", "archive", Map.of("segments", Integer.toString(read.size()), "bytes",
                Long.toString(bytes), "differences", Integer.toString(differences))));
    }
}
