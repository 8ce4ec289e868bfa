package se.bevara.archive;

import org.springframework.jdbc.core.JdbcTemplate;

/** An account's row in the catalogue: locked by whoever archives for the account, in whatever process. */
final class AccountRow {

    private AccountRow() {
    }

    /** Locks the row until the transaction ends, making it when there is none. */
    static void lock(JdbcTemplate jdbc, int account) {
        if (jdbc.queryForList("SELECT items FROM archive_account WHERE account = ? FOR UPDATE", Long.class, account).isEmpty()) {
            jdbc.update("INSERT INTO archive_account (account, items) VALUES (?, 0)", account);
        }
    }

    static void add(JdbcTemplate jdbc, int account, int items) {
        int rows = jdbc.update("UPDATE archive_account SET items = items + ? WHERE account = ?", items, account);
        if (rows != 1) {
            throw new IllegalStateException("archive_account " + account + ": expected 1 row, found " + rows);
        }
    }

    static long items(JdbcTemplate jdbc, int account) {
        return jdbc.query("SELECT items FROM archive_account WHERE account = ?", (rs, n) -> rs.getLong("items"), account).stream()
                .findFirst().orElse(0L);
    }
}
