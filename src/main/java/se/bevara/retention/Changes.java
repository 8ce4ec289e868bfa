package se.bevara.retention;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.bevara.archive.Derivative;
import se.bevara.archive.Item;

/** Notes in which threads something has changed, in the transaction that changes it, so that nothing is missed whenever the power goes. */
@Component
final class Changes implements Derivative {

    private final JdbcTemplate jdbc;
    private final State state;

    Changes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.state = new State(JdbcClient.create(jdbc));
    }

    /** A thread noted; the same thread may be noted often. */
    record Noted(long id, long thread) {
    }

    @Override
    public void changing(Collection<Long> threads) {
        jdbc.batchUpdate("INSERT INTO retention_changed (thread) VALUES (?)", threads, 1000,
                (statement, thread) -> statement.setLong(1, thread));
    }

    List<Noted> some(int limit) {
        return jdbc.query("SELECT id, thread FROM retention_changed ORDER BY id FETCH FIRST ? ROWS ONLY",
                (rs, n) -> new Noted(rs.getLong("id"), rs.getLong("thread")), limit);
    }

    void done(List<Noted> noted) {
        jdbc.batchUpdate("DELETE FROM retention_changed WHERE id = ?", noted, 1000,
                (statement, one) -> statement.setLong(1, one.id()));
    }

    /** For when everything is judged anyway. */
    void forget() {
        jdbc.update("DELETE FROM retention_changed");
    }

    @Override
    public void erased(List<Item> items) {
        jdbc.batchUpdate("DELETE FROM retention_due WHERE item = ?", items, 1000,
                (statement, item) -> statement.setLong(1, item.id()));
    }

    @Override
    public void rebuild() {
        state.everything();
    }

    @Override
    public void archived(List<Archived> versions) {
    }

    @Override
    public void turned(List<Item> items) {
    }

    @Override
    public void purge() {
    }

    @Override
    public void flush() {
    }
}
