package se.bevara.moderation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of cases. */
@Component
final class CaseTable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    CaseTable(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** Whoever begins a case waits until this transaction ends. */
    void lock() {
        jdbc.sql("SELECT id FROM moderation_head WHERE id = 1 FOR UPDATE").query(Integer.class).single();
    }

    /** Up to when what was newly gone or hidden has been asked for; null before the first time. */
    @Nullable
    Instant looked() {
        return jdbc.sql("SELECT looked FROM moderation_head WHERE id = 1 AND looked IS NOT NULL").query(OffsetDateTime.class)
                .optional().map(OffsetDateTime::toInstant).orElse(null);
    }

    void looked(@Nullable Instant at) {
        one("moderation_head", jdbc.sql("UPDATE moderation_head SET looked = :at WHERE id = 1")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update());
    }

    int newestNumber(int year) {
        return Objects.requireNonNull(jdbc.sql("SELECT coalesce(max(number), 0) FROM moderation_case WHERE begun_year = :year")
                .param("year", year).query(Integer.class).single());
    }

    /** Locks a case until the transaction ends, and tells how it stands then. */
    Case locked(String id) {
        return jdbc.sql("SELECT body FROM moderation_case WHERE id = :id FOR UPDATE").param("id", id)
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Case.class)).optional()
                .orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
    }

    Optional<Case> find(String id) {
        return jdbc.sql("SELECT body FROM moderation_case WHERE id = :id").param("id", id)
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Case.class)).optional();
    }

    /** All cases about an item, oldest first. */
    List<Case> about(long item) {
        return jdbc.sql("SELECT body FROM moderation_case WHERE item = :item ORDER BY begun_year, number").param("item", item)
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Case.class)).list();
    }

    /** Those in some states, oldest first. */
    List<Case> in(Collection<CaseState> states) {
        return jdbc.sql("SELECT body FROM moderation_case WHERE state IN (:states) ORDER BY begun_year, number")
                .param("states", states.stream().map(CaseState::name).toList())
                .query((rs, n) -> JSON.readValue(rs.getString("body"), Case.class)).list();
    }

    void put(Case one) {
        String body = JSON.writeValueAsString(one);
        int rows = jdbc.sql("UPDATE moderation_case SET state = :state, body = :body WHERE id = :id")
                .param("state", one.state().name()).param("body", body).param("id", one.id()).update();
        if (rows == 0) {
            String[] parts = one.id().split("-", -1);
            one(one.id(), jdbc.sql("""
                    INSERT INTO moderation_case (id, begun_year, number, item, state, body)
                    VALUES (:id, :year, :number, :item, :state, :body)""").param("id", one.id())
                    .param("year", Integer.parseInt(parts[1])).param("number", Integer.parseInt(parts[2]))
                    .param("item", one.item()).param("state", one.state().name()).param("body", body).update());
        } else {
            one(one.id(), rows);
        }
    }

    /** Items that must not be seen, whatever came of their cases. */
    List<Long> unseen() {
        return in(java.util.EnumSet.allOf(CaseState.class)).stream().filter(one -> one.uncopied() && one.item() != 0)
                .map(Case::item).distinct().toList();
    }

    void clear() {
        jdbc.sql("DELETE FROM moderation_case").update();
    }

    static void one(String what, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(what + ": expected 1 row, found " + rows);
        }
    }
}
