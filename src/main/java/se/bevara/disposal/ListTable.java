package se.bevara.disposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.retention.Approval;

/** The rows of lists and of their approvals. */
final class ListTable {

    private static final String LIST = """
            SELECT l.id, l.state, l.approval, l.author, l.made, l.decision, l.decision_version, l.rule, l.reference, l.due_first,
                l.due_last, l.sha256, l.executed_by, l.executed
            FROM disposal_list l
            """;
    private static final String COUNT = """
            SELECT (SELECT coalesce(sum(amount), 0) FROM disposal_part WHERE list = l.id) AS items,
                (SELECT coalesce(sum(amount), 0) FROM disposal_erased WHERE list = l.id) AS erased,
                (SELECT count(*) FROM disposal_left_out WHERE list = l.id) AS left_out
            FROM disposal_list l WHERE l.id = ?""";

    private final JdbcTemplate jdbc;

    ListTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever makes a list waits until this transaction ends. */
    void lock() {
        jdbc.queryForObject("SELECT replayed FROM disposal_head WHERE id = 1 FOR UPDATE", Boolean.class);
    }

    /** Whether the ledger's disposals have been held against the archive since these tables were made. */
    boolean replayed() {
        return Boolean.TRUE
                .equals(jdbc.queryForObject("SELECT replayed FROM disposal_head WHERE id = 1", Boolean.class));
    }

    void replayed(boolean done) {
        one("disposal_head", jdbc.update("UPDATE disposal_head SET replayed = ? WHERE id = 1", done));
    }

    int newestNumber(int year) {
        return Objects
                .requireNonNull(jdbc.queryForObject("SELECT coalesce(max(number), 0) FROM disposal_list WHERE made_year = ?",
                        Integer.class, year));
    }

    void add(DisposalList list) {
        String[] parts = list.id().split("-", -1);
        one(list.id(), jdbc.update("""
                INSERT INTO disposal_list (id, made_year, number, state, approval, author, made, decision, decision_version, rule,
                    reference, due_first, due_last, sha256, executed_by, executed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", list.id(), Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]), list.state().name(), list.approval().name(), list.author(), utc(list.made()),
                list.rule().decision(), list.rule().version(), list.rule().rule(), list.reference(), list.dueFirst(),
                list.dueLast(), list.sha256(), list.executedBy(), list.executed() == null ? null : utc(list.executed())));
    }

    Optional<DisposalList> find(String id) {
        return query(LIST + "WHERE l.id = ?", id).stream().findFirst();
    }

    /** All, oldest first. */
    List<DisposalList> all() {
        return query(LIST + "ORDER BY l.made_year, l.number");
    }

    /** Those that have neither been executed nor withdrawn, oldest first. */
    List<DisposalList> open() {
        return query(LIST + "WHERE l.state NOT IN ('EXECUTED', 'WITHDRAWN') ORDER BY l.made_year, l.number");
    }

    List<DisposalList> in(ListState state) {
        return query(LIST + "WHERE l.state = ? ORDER BY l.made_year, l.number", state.name());
    }

    /** Locks a list until the transaction ends, and tells how it stands then. */
    DisposalList locked(String id) {
        jdbc.query("SELECT id FROM disposal_list WHERE id = ? FOR UPDATE", (rs, n) -> rs.getString("id"), id);
        return find(id).orElseThrow(() -> new DisposalRefused("gallringslista: väntade en som finns, fann " + id));
    }

    /** @throws DisposalRefused when the one state may not follow on the other */
    void move(DisposalList list, ListState to) {
        if (!list.state().next().contains(to)) {
            throw new DisposalRefused("gallringslista " + list.id() + ": den är " + list.state().swedish() + " och kan inte bli "
                    + to.swedish());
        }
        one(list.id(), jdbc.update("UPDATE disposal_list SET state = ? WHERE id = ? AND state = ?", to.name(), list.id(),
                list.state().name()));
    }

    void begun(String id, String by) {
        one(id, jdbc.update("UPDATE disposal_list SET executed_by = ? WHERE id = ?", by, id));
    }

    void executed(String id, Instant at) {
        one(id, jdbc.update("UPDATE disposal_list SET executed = ? WHERE id = ?", utc(at), id));
    }

    void approve(String id, String person, Instant at) {
        one(id, jdbc.update("INSERT INTO disposal_approval (list, compared, person, at) VALUES (?, ?, ?, ?)", id,
                Approved.compared(person), person, utc(at)));
    }

    void clear() {
        for (String table : List.of("disposal_list", "disposal_part", "disposal_erased", "disposal_left_out",
                "disposal_approval", "disposal_trace")) {
            jdbc.update("DELETE FROM " + table);
        }
        replayed(false);
    }

    private List<DisposalList> query(String sql, Object... parameters) {
        return jdbc.query(sql, (rs, n) -> list(rs), parameters).stream().map(this::counted).toList();
    }

    private static DisposalList list(ResultSet rs) throws SQLException {
        return new DisposalList(rs.getString("id"), ListState.valueOf(rs.getString("state")),
                Approval.valueOf(rs.getString("approval")), rs.getString("author"), Objects.requireNonNull(instant(rs, "made")),
                new DisposalList.Rule(rs.getString("decision"), rs.getInt("decision_version"), rs.getString("rule")),
                rs.getString("reference"), rs.getObject("due_first", LocalDate.class), rs.getObject("due_last", LocalDate.class),
                rs.getString("sha256"), 0, 0, 0, List.of(),
                rs.getString("executed_by"), instant(rs, "executed"));
    }

    /** With its approvals, and what became of its items. */
    private DisposalList counted(DisposalList list) {
        var approvals = jdbc.query("SELECT person, at FROM disposal_approval WHERE list = ? ORDER BY at, compared",
                (rs, n) -> new Approved(rs.getString("person"), Objects.requireNonNull(instant(rs, "at"))), list.id());
        return Objects.requireNonNull(jdbc.queryForObject(COUNT, (rs, n) -> new DisposalList(list.id(), list.state(),
                list.approval(), list.author(), list.made(), list.rule(), list.reference(), list.dueFirst(), list.dueLast(),
                list.sha256(), rs.getInt("items"), rs.getInt("erased"), rs.getInt("left_out"), approvals, list.executedBy(),
                list.executed()), list.id()));
    }

    private static void one(String what, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(what + ": expected 1 row written, found " + rows);
        }
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
