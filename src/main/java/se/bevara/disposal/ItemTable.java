package se.bevara.disposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
                SELECT item, version FROM disposal_item WHERE list = ? AND outcome IS NULL AND item > ? ORDER BY list, item
                FETCH FIRST %d ROWS ONLY""".formatted(limit), list, after);
    }

    private SortedMap<Long, Integer> versions(String sql, Object... parameters) {
        var versions = new TreeMap<Long, Integer>();
        jdbc.query(sql, rs -> {
            versions.put(rs.getLong("item"), rs.getInt("version"));
        }, parameters);
        return versions;
    }

    /** Items that stand, undecided, on a list that may still be executed. Costs what those lists hold, not what all ever held. */
    Collection<Long> open() {
        var open = new HashSet<Long>();
        jdbc.queryForList("SELECT id FROM disposal_list WHERE state IN ('PREPARED', 'APPROVED', 'EXECUTING')", String.class)
                .forEach(list -> open.addAll(jdbc.queryForList(
                        "SELECT item FROM disposal_item WHERE list = ? AND outcome IS NULL", Long.class, list)));
        return open;
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
                SELECT item, version, outcome, reason, detail FROM disposal_item WHERE list = ? AND item > ? ORDER BY list, item
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
        int part = Objects.requireNonNull(jdbc.queryForObject("SELECT coalesce(max(part), 0) FROM disposal_trace WHERE list = ?",
                Integer.class, list));
        for (int from = 0; from < traces.size(); from += BATCH) {
            jdbc.update("INSERT INTO disposal_trace (list, part, traces) VALUES (?, ?, ?)", list, ++part,
                    Traces.write(traces.subList(from, Math.min(traces.size(), from + BATCH))));
        }
    }

    /** By item, version and medium. */
    List<Trace> traces(String list) {
        var traces = new ArrayList<Trace>();
        jdbc.query("SELECT traces FROM disposal_trace WHERE list = ?", rs -> {
            traces.addAll(Traces.read(rs.getBytes("traces")));
        }, list);
        traces.sort(Comparator.comparingLong(Trace::item).thenComparingInt(Trace::version).thenComparingInt(Trace::media));
        return traces;
    }

    /** Forgets what is certified. */
    void forgetTraces(String list) {
        jdbc.update("DELETE FROM disposal_trace WHERE list = ?", list);
    }
}
