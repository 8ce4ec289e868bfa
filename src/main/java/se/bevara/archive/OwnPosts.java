package se.bevara.archive;

import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads which posts the municipality itself has made, in the order of the ledger: for those who read each version of them once. */
@Component
public class OwnPosts {

    private final JdbcTemplate jdbc;

    OwnPosts(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
    }

    /** A version of a post that was drawn up. */
    public record Version(long item, int version) {
    }

    /**
     * What some ingests archived of them; of what has been disposed of, nothing.
     *
     * @param until the last entry of the ledger that was looked at
     */
    public record Stretch(long until, List<Version> versions) {

        public Stretch {
            versions = List.copyOf(versions);
        }
    }

    /**
     * What was archived after an entry of the ledger: of a few hundred ingests at most.
     *
     * @param after the entry; -1 to begin with
     * @return null when nothing was archived after it
     */
    public @Nullable Stretch after(long after) {
        Long until = jdbc.queryForObject(
                """
                        SELECT max(entry) FROM (SELECT entry FROM archive_ingest WHERE entry > ? ORDER BY entry FETCH FIRST 200 ROWS ONLY) few
                        """,
                Long.class, after);
        return until == null
                ? null
                : new Stretch(until, jdbc.query("""
                        SELECT v.item, v.number FROM archive_ingest g JOIN archive_version v ON v.ingest = g.id
                        JOIN archive_item i ON i.id = v.item
                        WHERE g.entry > ? AND g.entry <= ? AND i.kind = 'POST' AND i.direction = 'DRAWN_UP' AND i.disposed IS NULL
                        ORDER BY v.item, v.number""", (rs, n) -> new Version(rs.getLong("item"), rs.getInt("number")), after,
                        until));
    }
}
