package se.bevara.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of requests and of what they select. */
@Lazy
@Component
final class RequestTable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    RequestTable(DataSource source) {
        this.jdbc = JdbcClient.create(source);
        this.batch = new JdbcTemplate(source);
    }

    /** Whoever opens a request waits until this transaction ends. */
    void lock() {
        jdbc.sql("SELECT id FROM disclosure_head WHERE id = 1 FOR UPDATE").query(Integer.class).single();
    }

    int newestNumber(int year) {
        return Objects
                .requireNonNull(jdbc.sql("SELECT coalesce(max(number), 0) FROM disclosure_request WHERE opened_year = :year")
                        .param("year", year).query(Integer.class).single());
    }

    /** Locks a request until the transaction ends, and tells how it stands then. */
    Request locked(String id) {
        return jdbc.sql("SELECT body FROM disclosure_request WHERE id = :id FOR UPDATE").param("id", id)
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Request.class)).optional().orElseThrow(() -> unknown(id));
    }

    static DisclosureRefused unknown(String id) {
        return new DisclosureRefused("begäran: väntade en som finns, fann " + id);
    }

    Optional<Request> find(String id) {
        return jdbc.sql("SELECT body FROM disclosure_request WHERE id = :id").param("id", id)
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Request.class)).optional();
    }

    /** Those in some states, oldest first. */
    List<Request> in(Collection<RequestState> states) {
        return jdbc.sql("SELECT body FROM disclosure_request WHERE state IN (:states) ORDER BY opened_year, number")
                .param("states", states.stream().map(RequestState::name).toList())
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Request.class)).list();
    }

    void put(Request one) {
        String body = JSON.writeValueAsString(one);
        int rows = jdbc.sql("UPDATE disclosure_request SET state = :state, body = :body WHERE id = :id")
                .param("state", one.state().name()).param("body", body).param("id", one.id()).update();
        if (rows == 0) {
            String[] parts = one.id().split("-", -1);
            rows = jdbc.sql("""
                    INSERT INTO disclosure_request (id, opened_year, number, state, body)
                    VALUES (:id, :year, :number, :state, :body)""").param("id", one.id())
                    .param("year", Integer.parseInt(parts[1])).param("number", Integer.parseInt(parts[2]))
                    .param("state", one.state().name()).param("body", body).update();
        }
        if (rows != 1) {
            throw new IllegalStateException(one.id() + ": expected 1 row, found " + rows);
        }
    }

    /** What a request selects, by number and version. */
    List<Selected> items(String request) {
        return jdbc.sql("""
                SELECT request, item, version, outcome, secret, looked, entry FROM disclosure_item WHERE request = :request
                ORDER BY item, version""").param("request", request).query((rs, n) -> selected(rs)).list();
    }

    private static Selected selected(ResultSet rs) throws SQLException {
        return new Selected(rs.getString("request"), rs.getLong("item"), rs.getInt("version"),
                Selected.Outcome.valueOf(rs.getString("outcome")), rs.getBoolean("secret"), rs.getBoolean("looked"),
                rs.getLong("entry"));
    }

    /** Writes rows in the place of those of the same versions. */
    void putAll(Collection<Selected> all) {
        removeAll(all);
        batch.batchUpdate("""
                INSERT INTO disclosure_item (request, item, version, outcome, secret, looked, entry)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", all, 1000, (statement, one) -> {
            statement.setString(1, one.request());
            statement.setLong(2, one.item());
            statement.setInt(3, one.version());
            statement.setString(4, one.outcome().name());
            statement.setBoolean(5, one.secret());
            statement.setBoolean(6, one.looked());
            statement.setLong(7, one.entry());
        });
    }

    void removeAll(Collection<Selected> all) {
        batch.batchUpdate("DELETE FROM disclosure_item WHERE request = ? AND item = ? AND version = ?", all, 1000,
                (statement, one) -> {
                    statement.setString(1, one.request());
                    statement.setLong(2, one.item());
                    statement.setInt(3, one.version());
                });
    }

    void clear() {
        jdbc.sql("DELETE FROM disclosure_item").update();
        jdbc.sql("DELETE FROM disclosure_request").update();
    }
}
