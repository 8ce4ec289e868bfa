package se.bevara.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of users, and the only way to their hashes. */
@Component
class UserTable {

    private static final String ALL = """
            SELECT id, login, state, body, hash, invitation, invited_until, subject, stamp FROM users_user""";

    private final JdbcClient jdbc;

    UserTable(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** Whoever changes the users does so one after the other, until the end of the transaction. */
    void lock() {
        jdbc.sql("SELECT id FROM users_head WHERE id = 1 FOR UPDATE").query(Integer.class).single();
    }

    List<User> all() {
        return jdbc.sql(ALL + " ORDER BY login").query(UserTable::user).list();
    }

    Optional<User> find(long id) {
        return jdbc.sql(ALL + " WHERE id = :id").param("id", id).query(UserTable::user).optional();
    }

    Optional<User> named(String login) {
        return jdbc.sql(ALL + " WHERE login = :login").param("login", login).query(UserTable::user).optional();
    }

    Optional<User> ofDirectory(String subject) {
        return jdbc.sql(ALL + " WHERE subject = :subject").param("subject", subject).query(UserTable::user).optional();
    }

    boolean empty() {
        return jdbc.sql("SELECT COUNT(*) FROM users_user").query(Long.class).single() == 0;
    }

    long next() {
        return jdbc.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM users_user").query(Long.class).single();
    }

    void add(User user, @Nullable String subject) {
        one(user.id(), jdbc
                .sql("""
                        INSERT INTO users_user (id, login, state, body, subject, stamp) VALUES (:id, :login, :state, :body, :subject, :stamp)""")
                .param("id", user.id()).param("login", user.login()).param("state", user.state().name())
                .param("body", UserJson.text(user)).param("subject", subject, Types.VARCHAR).param("stamp", user.stamp())
                .update());
    }

    void change(User user) {
        one(user.id(), jdbc.sql("UPDATE users_user SET state = :state, body = :body, stamp = :stamp WHERE id = :id")
                .param("state", user.state().name()).param("body", UserJson.text(user)).param("stamp", user.stamp())
                .param("id", user.id()).update());
    }

    /** A new password, or none; whoever is signed in with the old one no longer is, and no code is left. */
    void password(long id, @Nullable String hash) {
        one(id, jdbc.sql("""
                UPDATE users_user SET hash = :hash, invitation = NULL, invited_until = NULL, stamp = stamp + 1 WHERE id = :id""")
                .param("hash", hash, Types.VARCHAR).param("id", id).update());
    }

    void invitation(long id, String hash, Instant until) {
        one(id, jdbc.sql("UPDATE users_user SET invitation = :hash, invited_until = :until WHERE id = :id").param("hash", hash)
                .param("until", until.atOffset(ZoneOffset.UTC)).param("id", id).update());
    }

    @Nullable
    String hash(long id) {
        return text("SELECT hash FROM users_user WHERE id = :id", id);
    }

    @Nullable
    String invitation(long id) {
        return text("SELECT invitation FROM users_user WHERE id = :id", id);
    }

    private @Nullable String text(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query((rs, n) -> Optional.ofNullable(rs.getString(1))).optional()
                .flatMap(found -> found).orElse(null);
    }

    void clear() {
        jdbc.sql("DELETE FROM users_user").update();
        jdbc.sql("DELETE FROM users_key").update();
    }

    private static User user(ResultSet rs, int row) throws SQLException {
        var body = UserJson.read(rs.getString("body"));
        var until = rs.getObject("invited_until", OffsetDateTime.class);
        return new User(rs.getLong("id"), rs.getString("login"), UserJson.name(body), User.State.valueOf(rs.getString("state")),
                UserJson.mandates(body), UserJson.duties(body), rs.getString("subject") != null, rs.getString("hash") != null,
                until == null ? null : until.toInstant(), rs.getInt("stamp"));
    }

    private static void one(long id, int count) {
        if (count != 1) {
            throw new IllegalStateException("user " + id + ": expected one row changed, found " + count);
        }
    }
}
