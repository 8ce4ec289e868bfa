package se.bevara.disposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.archive.Trace;

/** The rows of lists' items, what became of them, and what is left to look for. */
final class ItemTable {

    private static final int BATCH = 1000;
    private final JdbcTemplate jdbc;

    ItemTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String list, SortedMap<Long, Integer> versions) {
        jdbc.batchUpdate("INSERT INTO disposal_item (list, item, version) VALUES (?, ?, ?)", versions.entrySet(), BATCH,
                (ps, entry) -> {
                    ps.setString(1, list);
                    ps.setLong(2, entry.getKey());
                    ps.setInt(3, entry.getValue());
                });
    }

    /** Items with the version they were frozen with. */
    SortedMap<Long, Integer> versions(String list) {
        return versions("SELECT item, version FROM disposal_item WHERE list = ?", list);
    }

    /** Those of a list of whom nothing is decided, ascending. */
    SortedMap<Long, Integer> undecided(String list, long after, int limit) {
        return versions("""
                SELECT item, version FROM disposal_item WHERE list = ? AND outcome IS NULL AND item > ? ORDER BY item
                FETCH FIRST %d ROWS ONLY""".formatted(limit), list, after);
    }

    private SortedMap<Long, Integer> versions(String sql, Object... parameters) {
        var versions = new TreeMap<Long, Integer>();
        jdbc.query(sql, rs -> {
            versions.put(rs.getLong("item"), rs.getInt("version"));
        }, parameters);
        return versions;
    }

    /** Whether an item stands, undecided, on a list that may still be executed. */
    Collection<Long> open() {
        return new java.util.HashSet<>(jdbc.queryForList("""
                SELECT i.item FROM disposal_item i JOIN disposal_list l ON l.id = i.list
                WHERE i.outcome IS NULL AND l.state IN ('PREPARED', 'APPROVED', 'EXECUTING')""", Long.class));
    }

    List<Long> erased(String list) {
        return jdbc.query("SELECT item FROM disposal_item WHERE list = ? AND outcome = 'ERASED' ORDER BY item",
                (rs, n) -> rs.getLong("item"), list);
    }

    List<LeftOut> leftOut(String list) {
        return jdbc.query("""
                SELECT item, reason, detail FROM disposal_item WHERE list = ? AND outcome = 'LEFT_OUT' ORDER BY item""",
                (rs, n) -> new LeftOut(rs.getLong("item"), LeftOut.Reason.valueOf(rs.getString("reason")),
                        rs.getString("detail")),
                list);
    }

    /** Those of a list, ascending. */
    List<Listed> page(String list, long after, int limit) {
        return jdbc.query("""
                SELECT item, version, outcome, reason, detail FROM disposal_item WHERE list = ? AND item > ? ORDER BY item
                FETCH FIRST %d ROWS ONLY""".formatted(limit), (rs, n) -> {
            String outcome = rs.getString("outcome");
            var became = outcome == null ? Listed.Outcome.UNDECIDED : Listed.Outcome.valueOf(outcome);
            long item = rs.getLong("item");
            String why = became == Listed.Outcome.LEFT_OUT
                    ? new LeftOut(item, LeftOut.Reason.valueOf(rs.getString("reason")), rs.getString("detail")).text()
                    : "";
            return new Listed(item, rs.getInt("version"), became, why);
        }, list, after);
    }

    /** Notes items as left out, but for those of whom something is decided already. */
    void leaveOut(String list, Collection<LeftOut> items) {
        jdbc.batchUpdate("""
                UPDATE disposal_item SET outcome = 'LEFT_OUT', reason = ?, detail = ?
                WHERE list = ? AND item = ? AND outcome IS NULL""", items, BATCH, (ps, one) -> {
            ps.setString(1, one.reason().name());
            ps.setString(2, one.detail());
            ps.setString(3, list);
            ps.setLong(4, one.item());
        });
    }

    /** @throws IllegalStateException when something is decided of one of them already */
    void erase(String list, Collection<Long> items) {
        int rows = 0;
        for (int[] counts : jdbc.batchUpdate(
                "UPDATE disposal_item SET outcome = 'ERASED' WHERE list = ? AND item = ? AND outcome IS NULL", items, BATCH,
                (ps, item) -> {
                    ps.setString(1, list);
                    ps.setLong(2, item);
                })) {
            rows += java.util.Arrays.stream(counts).sum();
        }
        if (rows != items.size()) {
            throw new IllegalStateException(
                    "list " + list + ": expected " + items.size() + " items undecided, found " + rows);
        }
    }

    void trace(String list, List<Trace> traces) {
        jdbc.batchUpdate("""
                INSERT INTO disposal_trace (list, item, version, media, segment, place, bytes, commitment)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", traces, BATCH, (ps, trace) -> {
            ps.setString(1, list);
            ps.setLong(2, trace.item());
            ps.setInt(3, trace.version());
            ps.setInt(4, trace.media());
            ps.setLong(5, trace.segment());
            ps.setLong(6, trace.place());
            ps.setLong(7, trace.bytes());
            ps.setBytes(8, trace.commitment());
        });
    }

    List<Trace> traces(String list) {
        return new ArrayList<>(jdbc.query("""
                SELECT item, version, media, segment, place, bytes, commitment FROM disposal_trace WHERE list = ?
                ORDER BY item, version, media""",
                (rs, n) -> new Trace(rs.getLong("item"), rs.getInt("version"), rs.getInt("media"), rs.getLong("segment"),
                        rs.getLong("place"), rs.getLong("bytes"), rs.getBytes("commitment")),
                list));
    }

    /** Forgets what is certified. */
    void forgetTraces(String list) {
        jdbc.update("DELETE FROM disposal_trace WHERE list = ?", list);
    }
}
