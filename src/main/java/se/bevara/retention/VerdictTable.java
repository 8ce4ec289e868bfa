package se.bevara.retention;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of verdicts: a block of threads in one, and one each for what is due. */
@Component
record VerdictTable(JdbcTemplate jdbc) {

    private static final int BATCH = 1000;
    private static final String INSERT = """
            INSERT INTO retention_due (item, account, version, due_on, latest, queue, decision, decision_version, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /**
     * A thread judged as a whole.
     *
     * @param rows of those of its items that are not disposed of
     * @param gone those that are
     */
    record Judged(long thread, List<VerdictRow> rows, List<Long> gone) {
    }

    /** Puts verdicts in place of those there are; within a transaction. What stays alike is not written. */
    void put(Collection<Judged> threads) {
        var byBlock = new TreeMap<Long, List<Judged>>();
        threads.forEach(judged -> byBlock.computeIfAbsent(JudgedThread.block(judged.thread), b -> new ArrayList<>()).add(judged));
        var known = blocks(byBlock.keySet());
        var changed = new TreeMap<Long, SortedMap<Long, JudgedThread>>();
        var due = new ArrayList<Judged>();
        byBlock.forEach((block, some) -> {
            var before = known.getOrDefault(block, new TreeMap<>());
            var after = new TreeMap<>(before);
            some.forEach(judged -> put(judged, before, after, due));
            if (!after.equals(before)) {
                changed.put(block, after);
            }
        });
        due(due);
        write(changed, known);
    }

    private static void put(Judged judged, Map<Long, JudgedThread> before, Map<Long, JudgedThread> after, List<Judged> due) {
        var was = before.get(judged.thread);
        var is = JudgedThread.of(judged.rows);
        if (was != null && was.due() > 0 || is.due() > 0) {
            due.add(judged);
        }
        if (judged.rows.isEmpty()) {
            after.remove(judged.thread);
        } else {
            after.put(judged.thread, is);
        }
    }

    private Map<Long, SortedMap<Long, JudgedThread>> blocks(Collection<Long> numbers) {
        var blocks = new HashMap<Long, SortedMap<Long, JudgedThread>>();
        Wanted.each(jdbc, numbers, "SELECT j.block, j.threads FROM %s JOIN retention_judged j ON j.block = it", rs -> blocks
                .put(rs.getLong("block"), JudgedThread.read(rs.getLong("block"), rs.getBytes("threads"))));
        return blocks;
    }

    private void write(Map<Long, SortedMap<Long, JudgedThread>> changed, Map<Long, ?> known) {
        for (boolean update : List.of(true, false)) {
            jdbc.batchUpdate(update
                    ? "UPDATE retention_judged SET again_on = ?, threads = ? WHERE block = ?"
                    : "INSERT INTO retention_judged (again_on, threads, block) VALUES (?, ?, ?)",
                    changed.entrySet().stream().filter(block -> known.containsKey(block.getKey()) == update).toList(), BATCH,
                    (statement, block) -> {
                        statement.setObject(1, JudgedThread.again(block.getValue()), Types.DATE);
                        statement.setBytes(2, JudgedThread.write(block.getValue()));
                        statement.setLong(3, block.getKey());
                    });
        }
    }

    /** What is due of threads in which something is or was. */
    private void due(List<Judged> threads) {
        var items = new ArrayList<Long>();
        var due = new HashMap<Long, VerdictRow>();
        threads.forEach(judged -> {
            items.addAll(judged.gone);
            judged.rows.forEach(row -> items.add(row.item()));
            judged.rows.stream().filter(VerdictRow::due).forEach(row -> due.put(row.item(), row.whatIsDue()));
        });
        var before = of(items);
        forget(before.values().stream().filter(row -> !row.equals(due.get(row.item()))).map(VerdictRow::item).toList());
        jdbc.batchUpdate(INSERT, due.values().stream().filter(row -> !row.equals(before.get(row.item()))).toList(), BATCH,
                VerdictTable::bind);
    }

    void forget(Collection<Long> items) {
        if (!items.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM retention_due WHERE item = ?", items, BATCH,
                    (statement, item) -> statement.setLong(1, item));
        }
    }

    void clear() {
        jdbc.update("DELETE FROM retention_due");
        jdbc.update("DELETE FROM retention_judged");
    }

    /** What is due among items. */
    Map<Long, VerdictRow> of(Collection<Long> items) {
        var rows = new HashMap<Long, VerdictRow>();
        Wanted.each(jdbc, items, "SELECT d.* FROM %s JOIN retention_due d ON d.item = it", rs -> {
            var row = row(rs);
            rows.put(row.item(), row);
        });
        return rows;
    }

    /** Threads in which time alone could have changed a verdict by now. @param blocks of how many blocks at most */
    List<Long> again(LocalDate today, int blocks) {
        long day = today.toEpochDay();
        var threads = new ArrayList<Long>();
        jdbc.query("""
                SELECT block, threads FROM retention_judged WHERE again_on <= ? ORDER BY again_on, block
                FETCH FIRST %d ROWS ONLY""".formatted(blocks), rs -> {
            JudgedThread.read(rs.getLong("block"), rs.getBytes("threads")).forEach((number, thread) -> {
                if (thread.again() <= day) {
                    threads.add(number);
                }
            });
        }, today);
        return threads;
    }

    /** In the order of numbers, which is that of the rows: what waits for something else is read past. */
    List<VerdictRow> due(LocalDate today, Approval approval, long after, int limit) {
        return jdbc.query("""
                SELECT * FROM retention_due WHERE item > ? AND queue = ? AND due_on <= ? ORDER BY item
                FETCH FIRST ? ROWS ONLY""", (rs, n) -> row(rs), after, approval.name(), today, limit);
    }

    /** Threads with an item of some verdict, in the order of numbers. @param after the last number had; -1 to begin with */
    List<Long> threads(String word, long after, int limit) {
        int place = JudgedThread.WORDS.indexOf(word);
        var threads = new ArrayList<Long>();
        long next = JudgedThread.block(after + 1);
        List<Long> blocks;
        do {
            blocks = jdbc.query("SELECT block, threads FROM retention_judged WHERE block >= ? ORDER BY block"
                    + " FETCH FIRST " + BATCH + " ROWS ONLY", (rs, n) -> {
                        JudgedThread.read(rs.getLong("block"), rs.getBytes("threads")).forEach((number, thread) -> {
                            if (number > after && thread.words().get(place) > 0) {
                                threads.add(number);
                            }
                        });
                        return rs.getLong("block");
                    }, next);
            next = blocks.isEmpty() ? next : blocks.getLast() + 1;
        } while (threads.size() < limit && blocks.size() == BATCH);
        return threads.subList(0, Math.min(limit, threads.size()));
    }

    /** How many items have which verdict. Reads a row for some hundred items. */
    Map<String, Long> words() {
        var words = new HashMap<String, Long>();
        jdbc.query("SELECT block, threads FROM retention_judged",
                rs -> {
                    JudgedThread.read(rs.getLong("block"), rs.getBytes("threads")).values()
                            .forEach(thread -> thread.count(words));
                });
        return words;
    }

    /**
     * How many are due by the approval that they wait for.
     *
     * @param overdue those whose last day has passed
     */
    record Queued(Approval approval, long items, long overdue) {
    }

    List<Queued> queued(LocalDate today) {
        return jdbc.query("""
                SELECT queue, count(*) AS items, count(CASE WHEN latest < ? THEN 1 END) AS overdue
                FROM retention_due GROUP BY queue""", (rs, n) -> new Queued(Approval.valueOf(rs.getString("queue")),
                rs.getLong("items"), rs.getLong("overdue")), today);
    }

    private static void bind(PreparedStatement statement, VerdictRow row) throws SQLException {
        statement.setLong(1, row.item());
        statement.setString(2, row.account());
        statement.setInt(3, row.version());
        statement.setObject(4, row.dueOn(), Types.DATE);
        statement.setObject(5, row.latest(), Types.DATE);
        statement.setString(6, row.queue());
        statement.setString(7, row.decision());
        statement.setObject(8, row.decisionVersion(), Types.INTEGER);
        statement.setString(9, row.rule());
    }

    private static VerdictRow row(ResultSet rs) throws SQLException {
        return new VerdictRow(rs.getLong("item"), rs.getString("account"), rs.getInt("version"), "", null,
                rs.getObject("due_on", LocalDate.class), rs.getObject("latest", LocalDate.class), rs.getString("queue"),
                rs.getString("decision"), rs.getObject("decision_version", Integer.class), rs.getString("rule"));
    }
}
