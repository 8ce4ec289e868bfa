package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/** The table of segments. */
final class Segments {

    private static final String COLUMNS = "id, account, path, committed, sha256, sealed_entry";

    private final JdbcTemplate jdbc;
    private final SimpleJdbcInsert insert;

    Segments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        insert = new SimpleJdbcInsert(jdbc).withTableName("archive_segment").usingGeneratedKeyColumns("id")
                .usingColumns("account", "path", "period", "stream", "number", "committed").withoutTableColumnMetaDataAccess();
    }

    /**
     * A segment as the catalogue has it.
     *
     * @param committed bytes that count
     * @param sha256 hex, once sealed
     */
    record Segment(long id, int account, String path, long committed, @Nullable String sha256, @Nullable Long sealedEntry) {

        SegmentName name() {
            return SegmentName.parse(path).orElseThrow(() -> new IllegalStateException("no segment's name: " + path));
        }

        boolean sealed() {
            return sha256 != null;
        }
    }

    /** The newest segment of an account, month and stream. */
    Optional<Segment> newest(int account, YearMonth period, Stream stream) {
        return jdbc.query("""
                SELECT id, account, path, committed, sha256, sealed_entry FROM archive_segment
                WHERE account = ? AND period = ? AND stream = ? ORDER BY number DESC FETCH FIRST 1 ROW ONLY""", Segments::row,
                account, period.toString(), stream.name()).stream().findFirst();
    }

    Segment add(int account, SegmentName name) {
        Number id = insert.executeAndReturnKey(Map.of("account", account, "path", name.path(), "period",
                name.period().toString(), "stream", name.stream().name(), "number", name.number(), "committed", 0L));
        return new Segment(id.longValue(), account, name.path(), 0, null, null);
    }

    /** @throws NotArchived when another process has written to the segment meanwhile */
    void commit(Segment segment, long length) {
        int rows = jdbc.update("UPDATE archive_segment SET committed = ? WHERE id = ? AND committed = ? AND sha256 IS NULL",
                length, segment.id(), segment.committed());
        if (rows != 1) {
            throw new NotArchived(segment.path() + ": expected an open segment of " + segment.committed()
                    + " bytes, found it changed by another", null);
        }
    }

    Optional<Segment> find(long id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM archive_segment WHERE id = ?", Segments::row, id).stream().findFirst();
    }

    Optional<Segment> find(String path) {
        return jdbc.query("SELECT " + COLUMNS + " FROM archive_segment WHERE path = ?", Segments::row, path).stream()
                .findFirst();
    }

    /** All segments, those of an account together, in the order they were written within a month and stream. */
    List<Segment> all() {
        return jdbc.query("SELECT " + COLUMNS + " FROM archive_segment ORDER BY account, period, stream, number",
                Segments::row);
    }

    private static Segment row(ResultSet rs, int n) throws SQLException {
        return new Segment(rs.getLong("id"), rs.getInt("account"), rs.getString("path"), rs.getLong("committed"),
                rs.getString("sha256"), rs.getObject("sealed_entry", Long.class));
    }
}
