package se.bevara.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import se.bevara.TestDatabase;
import se.bevara.TestPools;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** An archive on a real folder and a real database. Opened again, it is as after a restart. */
final class ArchiveSetting {

    static final String NOVEMBER = "2026-11-20T22:00:00.123456Z";
    /** Of the generation before, cuts are kept for whoever is reading it. */
    private static final String PRESENT = " c WHERE generation = (SELECT max(generation) FROM archive_cut d WHERE d.segment = c.segment)";
    static final String DECEMBER = "2026-12-02T22:00:00Z";

    final Path root;
    final DataSource source;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final JdbcTransactionManager transactions;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse(NOVEMBER));
    final List<Derivative> derivatives = new ArrayList<>();
    SegmentFiles files = SegmentFiles.REAL;
    DataSize segmentSize = DataSize.ofMegabytes(256);
    Ledger ledger;
    Accounts accounts;
    Archive archive;

    ArchiveSetting(TestDatabase database, Path root) {
        this(database.open(), root);
    }

    ArchiveSetting(DataSource source, Path root) {
        this.root = root;
        this.source = TestPools.of(source, 5);
        jdbc = new JdbcTemplate(this.source);
        transactions = new JdbcTransactionManager(this.source);
        transaction = new TransactionTemplate(transactions);
        open();
    }

    /** Opens the archive as a new process would. */
    Archive open() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DataFolder.class, () -> new DataFolder(root));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTransactionManager.class, () -> transactions);
        context.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        context.registerBean(Ledger.class);
        context.registerBean(Accounts.class);
        context.registerBean(TestFormat.class);
        context.registerBean(SegmentFiles.class, () -> new SegmentFiles() {
            @Override
            public java.nio.channels.FileChannel open(Path file) throws IOException {
                return files.open(file);
            }

            @Override
            public void delete(Path file) throws IOException {
                files.delete(file);
            }
        });
        context.getEnvironment().getPropertySources().addFirst(
                new MapPropertySource("test", Map.of("bevara.archive.segment-size", segmentSize.toBytes() + "B")));
        context.register(Settings.class);
        for (int i = 0; i < derivatives.size(); i++) {
            var derivative = derivatives.get(i);
            context.registerBean("derivative" + i, Derivative.class, () -> derivative);
        }
        context.registerBean(Archive.class);
        context.refresh();
        ledger = context.getBean(Ledger.class);
        accounts = context.getBean(Accounts.class);
        if (accounts.all().isEmpty()) {
            accounts.apply(TestRegister.read(), "test");
        }
        archive = context.getBean(Archive.class);
        return archive;
    }

    /** The settings of the packages in use, with their defaults. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive"})
    static class Settings {
    }

    /** Makes all tables anew from the folder. */
    void rebuild() {
        ledger.rebuild();
        accounts.rebuild();
        archive.rebuild();
    }

    /** Every row of the archive's tables, but for what only the moment decides. */
    List<String> tables() {
        var rows = new ArrayList<String>();
        for (String table : List.of("account", "segment", "item", "version", "media", "observation", "ingest", "leaves", "cut")) {
            jdbc.query("SELECT * FROM archive_" + table + (table.equals("cut") ? PRESENT : ""), rs -> {
                var row = new StringBuilder(table);
                for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
                    Object value = rs.getObject(i);
                    boolean read = rs.getMetaData().getColumnName(i).equalsIgnoreCase("read_at");
                    row.append(' ').append(read ? "" : value instanceof byte[] b ? HexFormat.of().formatHex(b) : value);
                }
                rows.add(row.toString());
            });
        }
        rows.sort(null);
        return rows;
    }

    long one(Accession accession) {
        return archive.ingest(TestRegister.ONE, List.of(accession)).getFirst();
    }

    Known known(String key) {
        return Objects.requireNonNull(archive.known(TestRegister.ONE, List.of(key)).get(key));
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        archive.verify(differences::add);
        return differences;
    }

    /** The records of a segment as a reader that is not ours sees them. */
    List<WarcRecord> read(String path) {
        try (var reader = new WarcReader(root.resolve(path))) {
            var records = new ArrayList<WarcRecord>();
            for (var record : reader) {
                records.add(record);
                record.body().consume();
            }
            return records;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void wait(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    Path file(String path) {
        return root.resolve(path);
    }
}
