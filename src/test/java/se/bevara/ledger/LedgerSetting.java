package se.bevara.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;

/** A ledger on a real folder and a real database, with a clock that the test moves. Ten entries a file, so that files end. */
final class LedgerSetting {

    final DataFolder folder;
    final DataSource source;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final SetClock clock = new SetClock();
    LedgerSettings settings = new LedgerSettings("solvik.example/ledger", null, null);

    LedgerSetting(TestDatabase database, Path root) {
        folder = new DataFolder(root);
        source = database.open();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    Ledger open() {
        return new Ledger(folder, source, new JdbcTransactionManager(source), clock, settings, 10);
    }

    Entry append(Ledger ledger, String kind, String object) {
        return transaction.execute(status -> ledger.append(Act.of(kind, object, "night", Map.of("items", "3"))));
    }

    void appendMany(Ledger ledger, int entries) {
        for (int i = 0; i < entries; i++) {
            append(ledger, "archived", "account/" + i % 3);
        }
    }

    static List<Difference> differences(Ledger ledger) {
        var differences = new ArrayList<Difference>();
        ledger.verify(differences::add);
        return differences;
    }

    Path entries(int first) {
        return folder.ledger().resolve("entries/%012d.jsonl".formatted(first));
    }

    List<String> lines(int first) throws IOException {
        return new ArrayList<>(Files.readAllLines(entries(first)));
    }

    void writeLines(int first, List<String> lines) throws IOException {
        Files.writeString(entries(first), String.join("\n", lines) + "\n");
    }

    /** A clock that stands still until it is moved. */
    static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T01:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
