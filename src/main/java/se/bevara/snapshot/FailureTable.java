package se.bevara.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts whose last attempts failed: an observation, which a rebuild forgets and the coming nights make again. */
record FailureTable(JdbcClient jdbc) {

    Map<String, Planned.Failing> all() {
        var all = new HashMap<String, Planned.Failing>();
        jdbc.sql("SELECT account, since, latest, attempts, failure, detail FROM snapshot_failing")
                .query((ResultSet row) -> {
                    all.put(row.getString("account"), failing(row));
                });
        return all;
    }

    private static Planned.Failing failing(ResultSet row) throws SQLException {
        return new Planned.Failing(row.getObject("since", LocalDate.class), row.getObject("latest", LocalDate.class),
                row.getInt("attempts"), Failure.valueOf(row.getString("failure")), row.getString("detail"));
    }

    void failed(String account, LocalDate night, Failure failure, String detail) {
        String told = detail.substring(0, Math.min(detail.length(), 200));
        int changed = jdbc.sql("""
                UPDATE snapshot_failing SET latest = :night, attempts = attempts + 1, failure = :failure, detail = :detail
                WHERE account = :account""").param("night", night).param("failure", failure.name()).param("detail", told)
                .param("account", account).update();
        if (changed == 0) {
            one(account, jdbc.sql("""
                    INSERT INTO snapshot_failing (account, since, latest, attempts, failure, detail)
                    VALUES (:account, :night, :night, 1, :failure, :detail)""").param("night", night)
                    .param("failure", failure.name()).param("detail", told).param("account", account).update());
        } else {
            one(account, changed);
        }
    }

    void succeeded(String account) {
        jdbc.sql("DELETE FROM snapshot_failing WHERE account = :account").param("account", account).update();
    }

    private static void one(String account, int changed) {
        if (changed != 1) {
            throw new IllegalStateException("snapshot_failing, " + account + ": expected one row, found " + changed);
        }
    }
}
