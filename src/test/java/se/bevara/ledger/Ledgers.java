package se.bevara.ledger;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Opens a real ledger for tests of any package: a folder, a migrated database, a clock. */
public final class Ledgers {

    private Ledgers() {
    }

    public static Ledger open(Path dataFolder, DataSource source, Clock clock) {
        return new Ledger(new DataFolder(dataFolder), source, new JdbcTransactionManager(source), clock,
                new LedgerSettings("bevara.example/ledger", null, null));
    }
}
