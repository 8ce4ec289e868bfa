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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of verdicts. */
@Component
record VerdictTable(JdbcTemplate jdbc) {

    private static final int BATCH = 1000;
    private static final String INSERT = """
            INSERT INTO retention_verdict (item, account, version, verdict, due_on, latest, approval, queue, decision,
                decision_version, rule, platform, platform_on, again_on)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Puts rows in place of those there are, and takes away those of items that are no more. Rows that stay alike are not written. */
    void put(List<VerdictRow> rows, Collection<Long> gone) {
        var before = of(rows.stream().map(VerdictRow::item).toList());
        var changed = rows.stream().filter(row -> !row.equals(before.get(row.item()))).toList();
        var old = new ArrayList<>(gone);
        changed.stream().map(VerdictRow::item).filter(before::containsKey).forEach(old::add);
        forget(old);
        jdbc.batchUpdate(INSERT, changed, BATCH, VerdictTable::bind);
    }

    void forget(Collection<Long> items) {
        if (!items.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM retention_verdict WHERE item = ?", items, BATCH,
                    (statement, item) -> statement.setLong(1, item));
        }
    }

    void clear() {
        jdbc.update("DELETE FROM retention_verdict");
    }

    Map<Long, VerdictRow> of(Collection<Long> items) {
        var rows = new HashMap<Long, VerdictRow>();
        Wanted.each(jdbc, items, "SELECT v.* FROM %s JOIN retention_verdict v ON v.item = it", rs -> {
            var row = row(rs);
            rows.put(row.item(), row);
        });
        return rows;
    }

    /** Items whose verdict time could have changed by now. */
    List<Long> again(LocalDate today, int limit) {
        return jdbc.query("SELECT item FROM retention_verdict WHERE again_on <= ? ORDER BY again_on FETCH FIRST ? ROWS ONLY",
                (rs, n) -> rs.getLong("item"), today, limit);
    }

    List<VerdictRow> due(LocalDate today, Approval approval, long after, int limit) {
        return jdbc.query("""
                SELECT * FROM retention_verdict WHERE queue = ? AND item > ? AND due_on <= ? ORDER BY item
                FETCH FIRST ? ROWS ONLY""", (rs, n) -> row(rs), approval.name(), after, today, limit);
    }

    Map<String, Long> words() {
        var words = new HashMap<String, Long>();
        jdbc.query("SELECT verdict, count(*) AS items FROM retention_verdict GROUP BY verdict",
                rs -> {
                    words.put(rs.getString("verdict"), rs.getLong("items"));
                });
        return words;
    }

    /** How many are due by the approval that they wait for. */
    Map<Approval, Long> queued() {
        var queued = new HashMap<Approval, Long>();
        for (Approval approval : Approval.values()) {
            queued.put(approval, number("SELECT count(*) FROM retention_verdict WHERE queue = ?", approval.name()));
        }
        return queued;
    }

    long overdue(LocalDate today) {
        long overdue = 0;
        for (Approval approval : Approval.values()) {
            overdue += number("SELECT count(*) FROM retention_verdict WHERE queue = ? AND latest < ?", approval.name(), today);
        }
        return overdue;
    }

    private long number(String sql, Object... values) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, values));
    }

    private static void bind(PreparedStatement statement, VerdictRow row) throws SQLException {
        statement.setLong(1, row.item());
        statement.setString(2, row.account());
        statement.setInt(3, row.version());
        statement.setString(4, row.verdict());
        statement.setObject(5, row.dueOn(), Types.DATE);
        statement.setObject(6, row.latest(), Types.DATE);
        statement.setString(7, row.approval());
        statement.setString(8, row.queue());
        statement.setString(9, row.decision());
        statement.setObject(10, row.decisionVersion(), Types.INTEGER);
        statement.setString(11, row.rule());
        statement.setString(12, row.platform());
        statement.setObject(13, row.platformOn(), Types.DATE);
        statement.setObject(14, row.againOn(), Types.DATE);
    }

    private static VerdictRow row(ResultSet rs) throws SQLException {
        return new VerdictRow(rs.getLong("item"), rs.getString("account"), rs.getInt("version"), rs.getString("verdict"),
                rs.getObject("due_on", LocalDate.class), rs.getObject("latest", LocalDate.class), rs.getString("approval"),
                rs.getString("queue"), rs.getString("decision"), rs.getObject("decision_version", Integer.class),
                rs.getString("rule"), rs.getString("platform"), rs.getObject("platform_on", LocalDate.class),
                rs.getObject("again_on", LocalDate.class));
    }
}
