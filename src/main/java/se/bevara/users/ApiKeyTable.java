package se.bevara.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of keys. Those that are revoked stay, so that no number is given twice, and are shown to nobody. */
@Component
class ApiKeyTable {

    private static final String ALL = """
            SELECT id, owner, name, writes, stamp, made, expires, used FROM users_key WHERE revoked IS NULL""";

    private final JdbcClient jdbc;

    ApiKeyTable(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    Optional<ApiKey> find(String hash) {
        return jdbc.sql(ALL + " AND hash = :hash").param("hash", hash).query(ApiKeyTable::key).optional();
    }

    List<ApiKey> of(long owner) {
        return jdbc.sql(ALL + " AND owner = :owner ORDER BY id").param("owner", owner).query(ApiKeyTable::key).list();
    }

    /** To be asked by whoever has locked the users. */
    long next() {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM users_key").query(Long.class).single();
    }

    void add(ApiKey key, String hash) {
        one(key.id(), jdbc.sql("""
                INSERT INTO users_key (id, owner, name, hash, writes, stamp, made, expires)
                VALUES (:id, :owner, :name, :hash, :writes, :stamp, :made, :expires)""").param("id", key.id())
                .param("owner", key.owner()).param("name", key.name()).param("hash", hash).param("writes", key.writes())
                .param("stamp", key.stamp()).param("made", key.made().atOffset(ZoneOffset.UTC))
                .param("expires", key.expires().atOffset(ZoneOffset.UTC)).update());
    }

    /** Tells whether it was live, and this owner's. */
    boolean revoke(long owner, long id, Instant now) {
        return jdbc.sql("UPDATE users_key SET revoked = :now WHERE id = :id AND owner = :owner AND revoked IS NULL")
                .param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).param("owner", owner).update() == 1;
    }

    /** Tells whether it is the first use on that day. */
    boolean use(long id, LocalDate day) {
        return jdbc.sql("UPDATE users_key SET used = :day WHERE id = :id AND (used IS NULL OR used < :day)").param("day", day)
                .param("id", id).update() == 1;
    }

    private static ApiKey key(ResultSet rs, int row) throws SQLException {
        return new ApiKey(rs.getLong("id"), rs.getLong("owner"), rs.getString("name"), rs.getBoolean("writes"),
                rs.getInt("stamp"), rs.getObject("made", OffsetDateTime.class).toInstant(),
                rs.getObject("expires", OffsetDateTime.class).toInstant(), rs.getObject("used", LocalDate.class));
    }

    private static void one(long id, int count) {
        if (count != 1) {
            throw new IllegalStateException("key " + id + ": expected one row added, found " + count);
        }
    }
}
