package se.bevara.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of credentials, each sealed. */
@Component
class CredentialTable {

    private final JdbcClient jdbc;

    CredentialTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param key print of the key it is sealed with */
    record Row(Credential credential, String sealed, String key) {
    }

    List<Row> all() {
        return jdbc.sql("SELECT * FROM credentials_token ORDER BY account, purpose").query(CredentialTable::row).list();
    }

    Optional<Row> find(String account, Purpose purpose) {
        return jdbc.sql("SELECT * FROM credentials_token WHERE account = :account AND purpose = :purpose")
                .param("account", account).param("purpose", purpose.name()).query(CredentialTable::row).optional();
    }

    void add(Row row) {
        Credential one = row.credential();
        int added = jdbc.sql("""
                INSERT INTO credentials_token (account, purpose, sealed, key_print, lapses, entered, entered_by)
                VALUES (:account, :purpose, :sealed, :key, :lapses, :entered, :by)""").param("account", one.account())
                .param("purpose", one.purpose().name()).param("sealed", row.sealed()).param("key", row.key())
                .param("lapses", one.lapses(), java.sql.Types.DATE).param("entered", one.entered().atOffset(ZoneOffset.UTC))
                .param("by", one.by()).update();
        if (added != 1) {
            throw new IllegalStateException("credential of " + one.account() + ": expected one row added, found " + added);
        }
    }

    /** Puts what a platform has given in place of what there is; the person who entered it stays. */
    boolean renew(Row row) {
        Credential one = row.credential();
        return jdbc.sql("""
                UPDATE credentials_token SET sealed = :sealed, key_print = :key, lapses = :lapses, renewed = :renewed
                WHERE account = :account AND purpose = :purpose AND entered = :entered""").param("account", one.account())
                .param("purpose", one.purpose().name()).param("sealed", row.sealed()).param("key", row.key())
                .param("lapses", one.lapses(), java.sql.Types.DATE).param("entered", one.entered().atOffset(ZoneOffset.UTC))
                .param("renewed", at(one.renewed()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update() == 1;
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Tells whether there was one. */
    boolean remove(String account, Purpose purpose) {
        return jdbc.sql("DELETE FROM credentials_token WHERE account = :account AND purpose = :purpose").param("account", account)
                .param("purpose", purpose.name()).update() == 1;
    }

    private static Row row(ResultSet r, int n) throws SQLException {
        OffsetDateTime renewed = r.getObject("renewed", OffsetDateTime.class);
        var credential = new Credential(r.getString("account"), Purpose.valueOf(r.getString("purpose")),
                r.getObject("entered", OffsetDateTime.class).toInstant(), r.getString("entered_by"),
                renewed == null ? null : renewed.toInstant(), r.getObject("lapses", LocalDate.class));
        return new Row(credential, r.getString("sealed"), r.getString("key_print"));
    }
}
