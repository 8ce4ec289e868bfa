package se.bevara.retention;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.TestPools;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.LastWord;
import se.bevara.archive.PlatformFormat;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** An archive on a real folder and a real database in which verdicts are kept. Opened again, it is as after a restart. */
final class JudgingSetting {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Account ONE = account("test-solvik", "Kommunstyrelsen", null);
    static final Account TWO = account("test-skolan", "Barn- och utbildningsnämnden", null);

    final Path root;
    final DataSource source;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T05:00:00Z"));
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    Archive archive;
    Decisions decisions;
    Assessments assessments;
    Holds holds;
    Verdicts verdicts;
    private int number;

    JudgingSetting(TestDatabase database, Path root) {
        this.root = root;
        source = TestPools.of(database.open(), 5);
        jdbc = new JdbcTemplate(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        open(false);
        the(Accounts.class).apply(new RegisterImport(List.of(ONE, TWO), List.of(), List.of(), List.of()), "test");
    }

    /** Opens everything as a new process would. */
    void open(boolean examples) {
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataFolder.class, () -> new DataFolder(root));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTemplate.class, () -> jdbc);
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        context.register(Settings.class, Ledger.class, Acts.class, Accounts.class, Archive.class);
        context.registerBean(PlatformFormat.class, Platform::new);
        context.register(State.class, Changes.class, Decisions.class, Assessments.class, HoldTable.class, Covering.class,
                Holds.class, VerdictTable.class, RemovalTable.class, Verdicts.class, Removals.class, JudgingNight.class,
                Rebuilding.class, Previews.class);
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("bevara.retention.examples", examples)));
        context.refresh();
        archive = the(Archive.class);
        decisions = the(Decisions.class);
        assessments = the(Assessments.class);
        holds = the(Holds.class);
        verdicts = the(Verdicts.class);
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive", "se.bevara.retention"})
    static class Settings {
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    static Account account(String id, String authority, @Nullable LocalDate closed) {
        return new Account(id, authority, "", "", "test", id, URI.create("https://social.example/" + id), Account.Kind.OFFICIAL,
                Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, closed,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    /** A block is: key, kind, author, time, text. */
    static final class Platform implements PlatformFormat {

        @Override
        public String platform() {
            return "test";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            String[] parts = new String(block, StandardCharsets.UTF_8).split("\\|", -1);
            return new Content(parts[0], "1_" + Math.abs(parts[0].hashCode()), Content.Kind.valueOf(parts[1]), null, parts[2], "",
                    OffsetDateTime.parse(parts[3]), null, parts[4], List.of(), null, false, Map.of());
        }
    }

    private Captured captured(String key, Content.Kind kind, String author, String time, String text) {
        byte[] block = String.join("|", key, kind.name(), author, time, text).getBytes(StandardCharsets.UTF_8);
        return new Captured(new Platform().read(block, "text/plain"), block, "text/plain", "sha256:00", now.get());
    }

    long post(Account account, String time) {
        return add(account, Content.Kind.POST, Direction.DRAWN_UP, "oss", time, null, null);
    }

    long comment(Account account, long post, @Nullable Long parent, String author, String time) {
        return add(account, Content.Kind.COMMENT, Direction.RECEIVED, author, time, parent, post);
    }

    long answer(Account account, long post, @Nullable Long parent, String time) {
        return add(account, Content.Kind.COMMENT, Direction.DRAWN_UP, "oss", time, parent, post);
    }

    private long add(Account account, Content.Kind kind, Direction direction, String author, String time, @Nullable Long parent,
            @Nullable Long thread) {
        long[] id = new long[1];
        String key = "k" + number++;
        id[0] = archive.ingest(account, List.of(new Accession.First(captured(key, kind, author, time, "Hej"), direction, "test",
                parent == null ? null : key(parent), thread == null ? null : key(thread), List.of()))).getFirst();
        keys.put(id[0], new Key(key, kind, author, time));
        return id[0];
    }

    private record Key(String key, Content.Kind kind, String author, String time) {
    }

    private final Map<Long, Key> keys = new java.util.HashMap<>();

    private String key(long item) {
        return Objects.requireNonNull(keys.get(item)).key;
    }

    void edit(Account account, long item) {
        Key key = Objects.requireNonNull(keys.get(item));
        archive.ingest(account, List.of(
                new Accession.Next(item, captured(key.key, key.kind, key.author, key.time, "Ändrat " + number++), List.of())));
    }

    void turn(Account account, long item, ItemState state) {
        archive.ingest(account, List.of(new Accession.Turned(item, state, now.get().minusSeconds(3600), now.get(), "test")));
    }

    void erase(long item) {
        archive.erase(List.of(new se.bevara.archive.Due(item, "KS 1", "2026-1")), new LastWord() {
            @Override
            public java.util.Collection<Long> stillDue(List<Long> items) {
                return items;
            }

            @Override
            public void erased(List<Long> items) {
                the(Ledger.class).append(Act.of("disposed", "certificate/2026-1", "test", Map.of()));
            }
        });
    }

    Item item(long id) {
        return archive.item(id).orElseThrow();
    }

    Facts facts(long item) {
        var outline = Objects.requireNonNull(archive.outlines().byId(List.of(item)).get(item));
        return verdicts.judging(decisions.judge(), TODAY)
                .judge(archive.outlines().threads(List.of(outline.thread())).values(), one -> one.id() == item).getFirst()
                .facts();
    }

    void load(String rules) {
        var errors = decisions.load("prov.yaml", Rules.bytes(rules), "registrator").stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    String verdict(long item, LocalDate today) {
        return Objects.requireNonNull(verdicts.judge(List.of(item(item)), today).get(item)).archive().verdict().word();
    }

    /** All rows of verdicts: threads in short, and what is due. */
    List<String> rows() {
        var rows = new ArrayList<String>();
        jdbc.query("SELECT block, again_on, threads FROM retention_judged ORDER BY block", rs -> {
            var threads = JudgedThread.read(rs.getLong("block"), rs.getBytes("threads"));
            threads.forEach((number, thread) -> {
                var words = new TreeMap<String, Long>();
                thread.count(words);
                rows.add(number + " " + thread.again() + " " + words);
            });
            rows.add("again " + rs.getObject("again_on", LocalDate.class));
        });
        jdbc.query("SELECT item FROM retention_due ORDER BY item",
                rs -> {
                    rows.add(String.valueOf(the(VerdictTable.class).of(List.of(rs.getLong(1)))));
                });
        return rows;
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Accounts.class).verify(differences::add);
        archive.verify(differences::add);
        the(Acts.class).verify(differences::add);
        return differences;
    }

    void rebuild(LocalDate today) {
        the(Ledger.class).rebuild();
        the(Accounts.class).rebuild();
        archive.rebuild();
        the(Rebuilding.class).rebuild(today);
    }

    /** The files below a folder in which a word stands. */
    static List<Path> filesWith(Path root, String word) throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(word)) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
