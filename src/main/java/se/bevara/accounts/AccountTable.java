package se.bevara.accounts;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.accounts.Account.LegalProfile;

/** The register in the catalogue. */
final class AccountTable {

    /** An account with the number under which other tables know it. */
    record Numbered(int number, Account account) {
    }

    private static final String WITH_THIS_ID = "SELECT * FROM accounts_account WHERE id = ?";
    private static final String EVERY = "SELECT * FROM accounts_account ORDER BY number";
    private static final String ADD = """
            INSERT INTO accounts_account (authority, administration, unit, platform, handle, address, kind, operation, purpose, audience,
                manager, deputies, credential_holders, openness, state, opened, closed, cadence_seconds, basis, decided_by,
                keeps_removed_text, id, number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String CHANGE = """
            UPDATE accounts_account SET authority = ?, administration = ?, unit = ?, platform = ?, handle = ?, address = ?, kind = ?,
                operation = ?, purpose = ?, audience = ?, manager = ?, deputies = ?, credential_holders = ?, openness = ?, state = ?,
                opened = ?, closed = ?, cadence_seconds = ?, basis = ?, decided_by = ?, keeps_removed_text = ?
            WHERE id = ?""";
    private static final String LOCK = "SELECT version FROM accounts_register FOR UPDATE";
    private static final String NEXT_NUMBER = "SELECT COALESCE(MAX(number), 0) + 1 FROM accounts_account";

    private final JdbcClient jdbc;

    AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Numbered> all() {
        return jdbc.sql(EVERY).query((row, at) -> numbered(row)).list();
    }

    Optional<Numbered> find(String id) {
        return jdbc.sql(WITH_THIS_ID).param(id).query((row, at) -> numbered(row)).optional();
    }

    /** The register's version; nobody else changes the register until the transaction ends. */
    int lock() {
        return jdbc.sql(LOCK).query(Integer.class).single();
    }

    void version(int version) {
        one(jdbc.sql("UPDATE accounts_register SET version = ?").param(version).update(), "the register's version");
    }

    void add(Account account) {
        add(new Numbered(jdbc.sql(NEXT_NUMBER).query(Integer.class).single(), account));
    }

    void add(Numbered numbered) {
        one(values(jdbc.sql(ADD), numbered.account).param(numbered.number).update(), numbered.account.id());
    }

    void change(Account account) {
        one(values(jdbc.sql(CHANGE), account).update(), account.id());
    }

    void clear() {
        jdbc.sql("DELETE FROM accounts_account").update();
    }

    private static void one(int rows, String what) {
        if (rows != 1) {
            throw new IllegalStateException("table accounts_account, " + what + ": expected 1 row, found " + rows);
        }
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Account account) {
        return statement.param(account.authority()).param(account.administration()).param(account.unit())
                .param(account.platform())
                .param(account.handle()).param(account.address().toString()).param(account.kind().name())
                .param(account.operation().name())
                .param(account.purpose()).param(account.audience()).param(account.manager())
                .param(String.join("\n", account.deputies()))
                .param(account.credentialHolders()).param(account.openness().name()).param(account.state().name())
                .param(account.opened()).param(account.closed()).param(account.cadence().toSeconds())
                .param(account.legal().basis())
                .param(account.legal().decidedBy()).param(account.legal().keepsRemovedText()).param(account.id());
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        var account = new Account(row.getString("id"), row.getString("authority"), row.getString("administration"),
                row.getString("unit"),
                row.getString("platform"), row.getString("handle"), URI.create(row.getString("address")),
                Account.Kind.valueOf(row.getString("kind")), Account.Operation.valueOf(row.getString("operation")),
                row.getString("purpose"),
                row.getString("audience"), row.getString("manager"), deputies(row.getString("deputies")),
                row.getString("credential_holders"),
                Account.Openness.valueOf(row.getString("openness")), Account.State.valueOf(row.getString("state")),
                row.getObject("opened", LocalDate.class), row.getObject("closed", LocalDate.class),
                Duration.ofSeconds(row.getLong("cadence_seconds")),
                new LegalProfile(row.getString("basis"), row.getString("decided_by"), row.getBoolean("keeps_removed_text")));
        return new Numbered(row.getInt("number"), account);
    }

    private static List<String> deputies(String lines) {
        return Arrays.stream(lines.split("\n")).filter(name -> !name.isEmpty()).toList();
    }
}
