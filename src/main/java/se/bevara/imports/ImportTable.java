package se.bevara.imports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The files that have been taken in, and which items they tell of. */
@Component
final class ImportTable {

    private static final String FILES = "SELECT id, account, sha256, bytes, parser, state, path FROM imports_file ";

    private final JdbcTemplate jdbc;

    ImportTable(DataSource source) {
        jdbc = new JdbcTemplate(source);
    }

    /** Whether the file itself lies in the archive. */
    enum State {
        KEPT,
        PURGED,
        NOT_KEPT
    }

    /**
     * @param id the ledger's entry of the import
     * @param path below the data folder, where the file lies or lay
     */
    record Taken(long id, String account, String sha256, long bytes, String parser, State state, String path) {

        Taken in(State other) {
            return new Taken(id, account, sha256, bytes, parser, other, path);
        }
    }

    void add(Taken file) {
        jdbc.update("INSERT INTO imports_file (id, account, sha256, bytes, parser, state, path) VALUES (?, ?, ?, ?, ?, ?, ?)",
                file.id, file.account, file.sha256, file.bytes, file.parser, file.state.name(), file.path);
    }

    Optional<Taken> find(String account, String sha256) {
        return query("WHERE account = ? AND sha256 = ?", account, sha256).stream().findFirst();
    }

    List<Taken> all() {
        return query("ORDER BY id");
    }

    List<Taken> kept() {
        return query("WHERE state = 'KEPT' ORDER BY id");
    }

    /** The kept files that tell of an item. */
    List<Taken> telling(long item) {
        return query("WHERE state = 'KEPT' AND id IN (SELECT file FROM imports_item WHERE item = ?) ORDER BY id", item);
    }

    private List<Taken> query(String which, Object... parameters) {
        return jdbc.query(FILES + which, (rs, n) -> new Taken(rs.getLong("id"), rs.getString("account"), rs.getString("sha256"),
                rs.getLong("bytes"), rs.getString("parser"), State.valueOf(rs.getString("state")), rs.getString("path")),
                parameters);
    }

    void state(long id, State state) {
        if (jdbc.update("UPDATE imports_file SET state = ? WHERE id = ?", state.name(), id) != 1) {
            throw new IllegalStateException("import " + id + ": expected one that is known, found none");
        }
    }

    void tells(long id, Collection<Long> items) {
        jdbc.batchUpdate("INSERT INTO imports_item (file, item) SELECT ?, ? WHERE NOT EXISTS "
                + "(SELECT 1 FROM imports_item WHERE file = ? AND item = ?)", List.copyOf(items), 1000, (statement, item) -> {
                    statement.setLong(1, id);
                    statement.setLong(2, item);
                    statement.setLong(3, id);
                    statement.setLong(4, item);
                });
    }

    List<Long> items(long id) {
        return jdbc.query("SELECT item FROM imports_item WHERE file = ? ORDER BY item", (rs, n) -> rs.getLong("item"), id);
    }

    void clear() {
        jdbc.update("DELETE FROM imports_item");
        jdbc.update("DELETE FROM imports_file");
    }
}
