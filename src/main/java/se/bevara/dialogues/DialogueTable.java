package se.bevara.dialogues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of dialogues: whose they are, when, and what they begin with. What they are about stands in the acts. */
@Component
final class DialogueTable {

    private static final String SELECT = "SELECT number, account, started, ended, root FROM dialogues_dialogue ";
    private final JdbcClient jdbc;

    DialogueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(long number, String account, Instant started, @Nullable Instant ended, @Nullable Long root) {
    }

    List<Row> all() {
        return jdbc.sql(SELECT + "ORDER BY number").query((row, n) -> row(row)).list();
    }

    List<Row> of(String account) {
        return jdbc.sql(SELECT + "WHERE account = :account ORDER BY number").param("account", account)
                .query((row, n) -> row(row)).list();
    }

    Optional<Row> find(long number) {
        return jdbc.sql(SELECT + "WHERE number = :number").param("number", number).query((row, n) -> row(row)).optional();
    }

    long next() {
        return jdbc.sql("SELECT coalesce(max(number), 0) + 1 FROM dialogues_dialogue").query(Long.class).single();
    }

    void put(Row row) {
        jdbc.sql("DELETE FROM dialogues_dialogue WHERE number = :number").param("number", row.number()).update();
        jdbc.sql("""
                INSERT INTO dialogues_dialogue (number, account, started, ended, root)
                VALUES (:number, :account, :started, :ended, :root)""").param("number", row.number())
                .param("account", row.account()).param("started", utc(row.started()))
                .param("ended", utc(row.ended()), Types.TIMESTAMP_WITH_TIMEZONE).param("root", row.root(), Types.BIGINT).update();
    }

    void clear() {
        jdbc.sql("DELETE FROM dialogues_dialogue").update();
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended", OffsetDateTime.class);
        return new Row(row.getLong("number"), row.getString("account"),
                row.getObject("started", OffsetDateTime.class).toInstant(), ended == null ? null : ended.toInstant(),
                row.getObject("root", Long.class));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
