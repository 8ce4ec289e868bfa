package se.bevara.disposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import se.bevara.archive.Trace;

/**
 * The items that lists froze, what became of them, and what is left to look for: up to 1,000 in a row, so that a disposal costs few rows
 * beside those of the archive. A row once written stays as it is.
 */
final class ItemTable {

    private static final int PART = 1000;
    private static final String PARTS_AFTER = """
            SELECT items FROM disposal_part WHERE list = ? AND last_item > ? ORDER BY list, part""";
    private final JdbcTemplate jdbc;

    ItemTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String list, SortedMap<Long, Integer> versions) {
        add("disposal_part", list, List.copyOf(versions.entrySet()), Map.Entry::getKey, Frozen::text);
    }

    private <T> void add(String table, String list, List<T> all, ToLongFunction<T> number, Function<List<T>, String> text) {
        int part = Objects.requireNonNull(jdbc.queryForObject("SELECT coalesce(max(part), 0) FROM " + table + " WHERE list = ?",
                Integer.class, list));
        var rows = new ArrayList<Object[]>();
        for (int from = 0; from < all.size(); from += PART) {
            var some = all.subList(from, Math.min(all.size(), from + PART));
            rows.add(new Object[]{list, ++part, number.applyAsLong(some.getFirst()), number.applyAsLong(some.getLast()),
                    some.size(), text.apply(some)});
        }
        jdbc.batchUpdate("INSERT INTO " + table + " (list, part, first_item, last_item, amount, items) VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Items with the version they were frozen with. */
    SortedMap<Long, Integer> versions(String list) {
        var versions = new TreeMap<Long, Integer>();
        jdbc.query(PARTS_AFTER, rs -> {
            versions.putAll(Frozen.versions(rs.getString("items")));
        }, list, Long.MIN_VALUE);
        return versions;
    }

    /** Those of a list of whom nothing is decided, ascending. */
    SortedMap<Long, Integer> undecided(String list, long after, int limit) {
        var decided = new HashSet<>(erased(list));
        leftOut(list).forEach(one -> decided.add(one.item()));
        var undecided = new TreeMap<Long, Integer>();
        each(list, after, (item, version) -> {
            if (!decided.contains(item)) {
                undecided.put(item, version);
            }
            return undecided.size() < limit;
        });
        return undecided;
    }

    /** Asks for an item after another until it is told to stop. */
    private interface Frozenly {
        boolean goOn(long item, int version);
    }

    /** Reads the rows one by one: a list may be long. */
    private void each(String list, long after, Frozenly reader) {
        jdbc.query(PARTS_AFTER, (ResultSetExtractor<@Nullable Void>) rs -> {
            boolean more = true;
            while (more && rs.next()) {
                for (var one : Frozen.versions(rs.getString("items")).tailMap(after + 1).entrySet()) {
                    more = more && reader.goOn(one.getKey(), one.getValue());
                }
            }
            return null;
        }, list, after);
    }

    /** Items that stand, undecided, on a list that may still be executed. Costs what those lists hold, not what all ever held. */
    Collection<Long> open() {
        var open = new HashSet<Long>();
        jdbc.queryForList("SELECT id FROM disposal_list WHERE state IN ('PREPARED', 'APPROVED', 'EXECUTING')", String.class)
                .forEach(list -> open.addAll(undecided(list, Long.MIN_VALUE, Integer.MAX_VALUE).keySet()));
        return open;
    }

    /** Ascending. */
    List<Long> erased(String list) {
        return erased(list, Long.MIN_VALUE, Long.MAX_VALUE).stream().sorted().toList();
    }

    /** Of the rows that hold numbers between the two, both included; and others of theirs. */
    private Collection<Long> erased(String list, long from, long until) {
        var erased = new ArrayList<Long>();
        jdbc.query("SELECT items FROM disposal_erased WHERE list = ? AND last_item >= ? AND first_item <= ?", rs -> {
            erased.addAll(Ranges.numbers(rs.getString("items")));
        }, list, from, until);
        return erased;
    }

    List<LeftOut> leftOut(String list) {
        return leftOut(list, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private List<LeftOut> leftOut(String list, long from, long until) {
        return jdbc.query("""
                SELECT item, reason, detail FROM disposal_left_out WHERE list = ? AND item >= ? AND item <= ?
                ORDER BY list, item""", (rs, n) -> new LeftOut(rs.getLong("item"),
                LeftOut.Reason.valueOf(rs.getString("reason")), rs.getString("detail")), list, from, until);
    }

    /** Those of a list, ascending. */
    List<Listed> page(String list, long after, int limit) {
        var frozen = new TreeMap<Long, Integer>();
        each(list, after, (item, version) -> {
            frozen.put(item, version);
            return frozen.size() < limit;
        });
        if (frozen.isEmpty()) {
            return List.of();
        }
        var erased = new HashSet<>(erased(list, frozen.firstKey(), frozen.lastKey()));
        var leftOut = leftOut(list, frozen.firstKey(), frozen.lastKey()).stream()
                .collect(Collectors.toMap(LeftOut::item, Function.identity()));
        return frozen.entrySet().stream().map(one -> listed(one, erased.contains(one.getKey()), leftOut.get(one.getKey())))
                .toList();
    }

    private static Listed listed(Map.Entry<Long, Integer> one, boolean erased, @Nullable LeftOut leftOut) {
        var became = erased
                ? Listed.Outcome.ERASED
                : leftOut == null ? Listed.Outcome.UNDECIDED : Listed.Outcome.LEFT_OUT;
        return new Listed(one.getKey(), one.getValue(), became, leftOut == null ? "" : leftOut.text());
    }

    /** Notes items as left out, but for those of whom something is decided already. */
    void leaveOut(String list, Collection<LeftOut> items) {
        if (items.isEmpty()) {
            return;
        }
        var decided = new HashSet<>(erased(list));
        leftOut(list).forEach(one -> decided.add(one.item()));
        jdbc.batchUpdate("INSERT INTO disposal_left_out (list, item, reason, detail) VALUES (?, ?, ?, ?)",
                items.stream().filter(one -> decided.add(one.item()))
                        .map(one -> new Object[]{list, one.item(), one.reason().name(), one.detail()}).toList());
    }

    /**
     * Notes items as erased, in the transaction that erases them. That none is erased twice is for the archive to make sure.
     *
     * @throws IllegalStateException when one of them was left out
     */
    void erase(String list, Collection<Long> items) {
        var ascending = items.stream().sorted().toList();
        if (ascending.isEmpty()) {
            return;
        }
        var erased = new HashSet<>(ascending);
        long kept = leftOut(list, ascending.getFirst(), ascending.getLast()).stream().filter(one -> erased.contains(one.item()))
                .count();
        if (kept > 0) {
            throw new IllegalStateException(
                    "list " + list + ": expected " + items.size() + " items undecided, found " + kept + " left out");
        }
        add("disposal_erased", list, ascending, Long::longValue, Ranges::text);
    }

    void trace(String list, List<Trace> traces) {
        int part = Objects.requireNonNull(jdbc.queryForObject("SELECT coalesce(max(part), 0) FROM disposal_trace WHERE list = ?",
                Integer.class, list));
        for (int from = 0; from < traces.size(); from += PART) {
            jdbc.update("INSERT INTO disposal_trace (list, part, traces) VALUES (?, ?, ?)", list, ++part,
                    Traces.write(traces.subList(from, Math.min(traces.size(), from + PART))));
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
