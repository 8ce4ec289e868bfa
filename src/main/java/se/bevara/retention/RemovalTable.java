package se.bevara.retention;

import java.util.Collections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of tasks to take items off platforms. */
@Component
record RemovalTable(JdbcTemplate jdbc) {

    private static final int BATCH = 1000;

    /** Notes items whose copy on the platform is due and stands there, in the caller's transaction. */
    void found(Collection<Long> items) {
        if (!items.isEmpty()) {
            jdbc.batchUpdate("""
                    MERGE INTO retention_standing s USING (VALUES (CAST(? AS BIGINT))) AS found (item) ON s.item = found.item
                    WHEN NOT MATCHED THEN INSERT (item) VALUES (found.item)""", items, BATCH,
                    (statement, item) -> statement.setLong(1, item));
        }
    }

    List<Long> standing(int limit) {
        return jdbc.query("SELECT item FROM retention_standing ORDER BY item FETCH FIRST " + limit + " ROWS ONLY",
                (rs, n) -> rs.getLong("item"));
    }

    void forget(Collection<Long> standing) {
        jdbc.batchUpdate("DELETE FROM retention_standing WHERE item = ?", standing, BATCH,
                (statement, item) -> statement.setLong(1, item));
    }

    Map<Long, Removal> of(Collection<Long> items) {
        var rows = new HashMap<Long, Removal>();
        Wanted.each(jdbc, items, "SELECT r.* FROM %s JOIN retention_removal r ON r.item = it", rs -> {
            var row = row(rs);
            rows.put(row.item(), row);
        });
        return rows;
    }

    /** In the order of numbers. */
    List<Removal> in(Removal.State state, long after, int limit) {
        return jdbc.query("SELECT * FROM retention_removal WHERE state = ? AND item > ? ORDER BY item FETCH FIRST ? ROWS ONLY",
                (rs, n) -> row(rs), state.name(), after, limit);
    }

    /** Those that are not open, the latest closed first. */
    List<Removal> closed(int limit) {
        return jdbc.query("""
                SELECT * FROM retention_removal WHERE state IN ('CONFIRMED', 'WITHDRAWN') ORDER BY closed DESC, item DESC
                FETCH FIRST ? ROWS ONLY""", (rs, n) -> row(rs), limit);
    }

    /** @param oldest the night that opened the first; null where there is none */
    record Open(long count, @Nullable LocalDate oldest) {
    }

    /** How many are open. @param accounts of these accounts alone; null for all */
    Open open(@Nullable Collection<String> accounts) {
        String within = accounts == null
                ? ""
                : " AND account IN (" + String.join(", ", Collections.nCopies(accounts.size(), "?")) + ")";
        return accounts != null && accounts.isEmpty()
                ? new Open(0, null)
                : Objects.requireNonNull(jdbc.queryForObject(
                        "SELECT count(*) AS open, min(opened) AS oldest FROM retention_removal WHERE state = 'OPEN'" + within,
                        (rs, n) -> new Open(rs.getLong("open"), rs.getObject("oldest", LocalDate.class)),
                        accounts == null ? new Object[0] : accounts.toArray()));
    }

    long open() {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT count(*) FROM retention_removal WHERE state = 'OPEN'", Long.class));
    }

    /** Puts rows in place of those there are. */
    void put(Collection<Removal> removals) {
        jdbc.batchUpdate("DELETE FROM retention_removal WHERE item = ?", removals, BATCH,
                (statement, one) -> statement.setLong(1, one.item()));
        jdbc.batchUpdate("""
                INSERT INTO retention_removal (item, account, state, decision, decision_version, rule, due, opened, times, closed,
                    why, last_seen, noticed, entry)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                removals.stream().map(one -> new Object[]{one.item(), one.account(), one.state().name(), one.decision(),
                        one.version(), one.rule(), one.due(), one.opened(), one.times(), one.closed(),
                        one.why() == null ? null : one.why().name(), utc(one.lastSeen()), utc(one.noticed()), one.entry()})
                        .toList());
    }

    void clear() {
        jdbc.update("DELETE FROM retention_standing");
        jdbc.update("DELETE FROM retention_removal");
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Removal row(ResultSet rs) throws SQLException {
        String why = rs.getString("why");
        return new Removal(rs.getLong("item"), rs.getString("account"), Removal.State.valueOf(rs.getString("state")),
                rs.getString("decision"), rs.getInt("decision_version"), rs.getString("rule"),
                rs.getObject("due", LocalDate.class), rs.getObject("opened", LocalDate.class), rs.getInt("times"),
                rs.getObject("closed", LocalDate.class), why == null ? null : Removal.Why.valueOf(why),
                instant(rs, "last_seen"), instant(rs, "noticed"), rs.getLong("entry"));
    }
}
