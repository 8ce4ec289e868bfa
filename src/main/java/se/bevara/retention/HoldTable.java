package se.bevara.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of holds. */
@Component
record HoldTable(JdbcTemplate jdbc) {

    private static final List<String> NAMED = List.of("ITEMS", "SEARCH");

    /** A hold without what only its act says, such as what was searched for. */
    record Row(long id, Scope scope, @Nullable String author, Instant placed, String by, @Nullable Instant lifted, int covered,
            List<Long> disposed) {
    }

    static String word(Scope scope) {
        return switch (scope) {
            case Scope.Items items -> "ITEMS";
            case Scope.Search search -> "SEARCH";
            case Scope.Thread thread -> "THREAD";
            case Scope.Account account -> "ACCOUNT";
            case Scope.Author author -> "AUTHOR";
            case Scope.Period period -> "PERIOD";
        };
    }

    /** The next number; the caller has the lock. */
    long next() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT coalesce(max(id), 0) + 1 FROM retention_hold", Long.class));
    }

    void add(long id, Covering.Found found, Instant at, String by) {
        Scope scope = found.scope();
        Long item = scope instanceof Scope.Thread(long thread)
                ? Long.valueOf(thread)
                : scope instanceof Scope.Author(long one) ? Long.valueOf(one) : null;
        String account = scope instanceof Scope.Account(String only)
                ? only
                : scope instanceof Scope.Period period ? period.account() : null;
        LocalDate from = scope instanceof Scope.Period period ? period.from() : null;
        LocalDate until = scope instanceof Scope.Period period ? period.until() : null;
        State.one(jdbc.update("""
                INSERT INTO retention_hold (id, scope, item, account, author, from_day, until_day, placed, placed_by, covered)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", id, word(scope), item, account, found.author(), from, until,
                at.atOffset(ZoneOffset.UTC), by, found.covered()));
        var named = new ArrayList<>(scope.items().isEmpty() ? found.disposed() : scope.items());
        var disposed = new HashSet<>(found.disposed());
        jdbc.batchUpdate("INSERT INTO retention_held (item, hold, disposed) VALUES (?, ?, ?)", named, 1000, (statement, each) -> {
            statement.setLong(1, each);
            statement.setLong(2, id);
            statement.setBoolean(3, disposed.contains(each));
        });
    }

    /** How many in force were placed before a time, and when the first was. */
    Holds.Old before(Instant time) {
        return Objects.requireNonNull(jdbc.queryForObject("""
                SELECT count(*) AS holds, min(placed) AS oldest FROM retention_hold WHERE lifted IS NULL AND placed < ?""",
                (rs, n) -> {
                    var oldest = rs.getObject("oldest", OffsetDateTime.class);
                    return new Holds.Old(rs.getLong("holds"), oldest == null ? null : oldest.toInstant());
                }, time.atOffset(ZoneOffset.UTC)));
    }

    void lift(long id, Instant at) {
        int updated = jdbc.update("UPDATE retention_hold SET lifted = ? WHERE id = ? AND lifted IS NULL",
                at.atOffset(ZoneOffset.UTC), id);
        if (updated != 1) {
            throw new IllegalArgumentException("hold " + id + ": expected a hold in force, found none");
        }
    }

    /** A hold that is placed while this reads is not told at all, rather than without its items. */
    List<Row> all() {
        Long newest = jdbc.queryForObject("SELECT coalesce(max(id), 0) FROM retention_hold", Long.class);
        var items = new HashMap<Long, List<Long>>();
        var disposed = new HashMap<Long, List<Long>>();
        jdbc.query("SELECT hold, item, disposed FROM retention_held ORDER BY item", rs -> {
            items.computeIfAbsent(rs.getLong("hold"), id -> new ArrayList<>()).add(rs.getLong("item"));
            if (rs.getBoolean("disposed")) {
                disposed.computeIfAbsent(rs.getLong("hold"), id -> new ArrayList<>()).add(rs.getLong("item"));
            }
        });
        return jdbc.query("SELECT * FROM retention_hold WHERE id <= ? ORDER BY id", (rs, n) -> {
            long id = rs.getLong("id");
            return new Row(id, scope(rs, items.getOrDefault(id, List.of())), rs.getString("author"),
                    rs.getObject("placed", OffsetDateTime.class).toInstant(), rs.getString("placed_by"), lifted(rs),
                    rs.getInt("covered"), disposed.getOrDefault(id, List.of()));
        }, newest);
    }

    /**
     * A hold in force.
     *
     * @param scope null for one that names its items one by one: these are asked for by {@link #named}
     */
    record InForce(long id, @Nullable Scope scope, @Nullable String author) {
    }

    List<InForce> inForce() {
        return jdbc.query("SELECT * FROM retention_hold WHERE lifted IS NULL ORDER BY id",
                (rs, n) -> new InForce(rs.getLong("id"),
                        NAMED.contains(rs.getString("scope")) ? null : scope(rs, List.of()), rs.getString("author")));
    }

    private static @Nullable Instant lifted(ResultSet rs) throws SQLException {
        var lifted = rs.getObject("lifted", OffsetDateTime.class);
        return lifted == null ? null : lifted.toInstant();
    }

    private static Scope scope(ResultSet rs, List<Long> items) throws SQLException {
        return switch (rs.getString("scope")) {
            case "ITEMS" -> new Scope.Items(items);
            case "SEARCH" -> new Scope.Search(items, "");
            case "THREAD" -> new Scope.Thread(rs.getLong("item"));
            case "ACCOUNT" -> new Scope.Account(rs.getString("account"));
            case "AUTHOR" -> new Scope.Author(rs.getLong("item"));
            case "PERIOD" -> new Scope.Period(rs.getString("account"), rs.getObject("from_day", LocalDate.class),
                    rs.getObject("until_day", LocalDate.class));
            default -> throw new IllegalStateException(
                    "hold " + rs.getLong("id") + ": expected a scope, found " + rs.getString("scope"));
        };
    }

    /** The holds in force that name items one by one, by item. */
    Map<Long, List<Long>> named(Collection<Long> items) {
        var holds = new HashMap<Long, List<Long>>();
        Wanted.each(jdbc, items, """
                SELECT d.item, d.hold FROM %s JOIN retention_held d ON d.item = it JOIN retention_hold h ON h.id = d.hold
                WHERE h.scope IN ('ITEMS', 'SEARCH') AND h.lifted IS NULL ORDER BY d.item, d.hold""",
                rs -> holds.computeIfAbsent(rs.getLong("item"), item -> new ArrayList<>()).add(rs.getLong("hold")));
        return holds;
    }

    void clear() {
        jdbc.update("DELETE FROM retention_held");
        jdbc.update("DELETE FROM retention_hold");
    }
}
