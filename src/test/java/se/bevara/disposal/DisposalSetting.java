package se.bevara.disposal;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Media;
import se.bevara.archive.PlatformFormat;
import se.bevara.archive.SegmentNames;
import se.bevara.archive.Sightings;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;
import se.bevara.retention.Verdicts;

/** An archive with decisions, from which is disposed: a real folder, a real database, a real index. Opened again it is as after a restart. */
final class DisposalSetting implements AutoCloseable {

    /** Comments of these accounts go by two people's approval, and by a standing one. */
    static final Account TWO = account("test-kultur", "Kultur- och fritidsnämnden");
    static final Account THREE = account("test-miljo", "Miljönämnden");
    static final Account STANDING = account("test-skolan", "Barn- och utbildningsnämnden");
    static final Instant WRITTEN = Instant.parse("2026-11-20T08:15:00Z");
    static final Instant DUE = Instant.parse("2027-06-01T08:00:00Z");

    final Path root;
    final HikariDataSource source = new HikariDataSource();
    /** As the beans know it, who must not close it. */
    private final DataSource unclosed = new DelegatingDataSource(source);
    final JdbcTransactionManager transactions;
    final AtomicReference<Instant> now = new AtomicReference<>(WRITTEN);
    final Map<String, Object> settings = new HashMap<>();
    Steps steps = Steps.UNHEARD;
    /** Which items which snapshots are known to show, by entry in the ledger. */
    final Map<Long, Set<Long>> shown = new HashMap<>();
    AnnotationConfigApplicationContext context;
    private final Map<Long, String> keys = new HashMap<>();
    private int written;

    DisposalSetting(TestDatabase database, Path root) {
        this(database, root, Map.of());
    }

    DisposalSetting(TestDatabase database, Path root, Map<String, Object> settings) {
        this.root = root;
        this.settings.putAll(settings);
        source.setDataSource(database.open());
        source.setMaximumPoolSize(12);
        transactions = new JdbcTransactionManager(unclosed);
        this.settings.put("bevara.disposal.municipality", "Solviks kommun");
        context = open();
        the(Accounts.class).apply(new RegisterImport(List.of(TWO, THREE, STANDING), List.of(), List.of(), List.of()), "test");
        decide(1);
        tag(TWO, "ringa");
        tag(THREE, "ringa");
        tag(STANDING, "enkel");
    }

    private AnnotationConfigApplicationContext open() {
        var opened = new AnnotationConfigApplicationContext();
        opened.registerBean(DataFolder.class, () -> DataFolder.open(root));
        opened.registerBean(DataSource.class, () -> unclosed);
        opened.registerBean(JdbcClient.class, () -> JdbcClient.create(unclosed));
        opened.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(unclosed));
        opened.registerBean(JdbcTransactionManager.class, () -> transactions);
        opened.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        opened.registerBean(Steps.class, () -> step -> steps.reached(step));
        opened.registerBean(Sightings.class, () -> entry -> shown.getOrDefault(entry, Set.of()));
        opened.registerBean(PlatformFormat.class, Words::new);
        opened.register(Ledger.class, Acts.class, Accounts.class, Archive.class, SegmentNames.class, Closures.class,
                Settings.class);
        opened.scan("se.bevara.retention", "se.bevara.disposal", "se.bevara.disclosure");
        opened.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        opened.refresh();
        return opened;
    }

    /** As after a crash and a restart. */
    DisposalSetting reopen() {
        context.close();
        context = open();
        return this;
    }

    /** The settings of the packages in use, with their defaults. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive", "se.bevara.retention",
            "se.bevara.disposal"})
    static class Settings {
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Disposals disposals() {
        return the(Disposals.class);
    }

    Archive archive() {
        return the(Archive.class);
    }

    /** A platform whose items are their text, for tests. */
    static final class Words implements PlatformFormat {

        @Override
        public String platform() {
            return "test";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            String[] parts = new String(block, StandardCharsets.UTF_8).split("\t", -1);
            return new Content(parts[0], parts[0], Content.Kind.COMMENT, null, parts[1], parts[1],
                    OffsetDateTime.ofInstant(WRITTEN, ZoneOffset.UTC), null, parts[2], List.of(), null, false, Map.of());
        }

        static Captured captured(String key, String author, String text, Instant at) {
            byte[] block = (key + "\t" + author + "\t" + text).getBytes(StandardCharsets.UTF_8);
            return new Captured(new Words().read(block, "text/plain"), block, "text/plain", "sha256:0", at);
        }
    }

    private static Account account(String id, String authority) {
        return new Account(id, authority, "", "", "test", id, URI.create("https://social.example/" + id), Account.Kind.OFFICIAL,
                Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    /** Takes in a version of the decision. */
    void decide(int version) {
        String yaml = TestDecision.YAML.formatted(version);
        var findings = the(Decisions.class).load("kommentarer-" + version + ".yaml", yaml.getBytes(StandardCharsets.UTF_8),
                "registrator");
        if (findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            throw new AssertionError(findings.toString());
        }
    }

    private void tag(Account account, String tag) {
        the(Assessments.class).setAccount(account.id(), Assessments.Kind.TAG, tag, "ja", "registrator", "prov");
    }

    void tag(long item, String tag, String value) {
        the(Assessments.class).set(item, Assessments.Kind.TAG, tag, value, "registrator", "prov");
    }

    /** Comments with a picture to every third. */
    List<Long> comments(Account account, int count) {
        List<Accession> accessions = new ArrayList<>();
        for (int i : IntStream.range(written, written + count).toArray()) {
            accessions
                    .add(new Accession.First(Words.captured("k" + i, "Zvonimira Quistorp", "Xylofonprov nummer " + i, now.get()),
                            Direction.RECEIVED, "prov", null, null, i % 3 == 0 ? List.of(picture(i)) : List.of()));
        }
        var items = archive().ingest(account, accessions);
        for (int i = 0; i < count; i++) {
            keys.put(items.get(i), "k" + (written + i));
        }
        written += count;
        return items;
    }

    private static Media picture(int number) {
        byte[] bytes = new byte[1000];
        new java.util.Random(number).nextBytes(bytes);
        return new Media("m" + number, URI.create("https://cdn.example/" + number + ".jpg"), "image/jpeg", bytes, null);
    }

    void edited(Account account, long item) {
        archive().ingest(account, List.of(new Accession.Next(item,
                Words.captured(java.util.Objects.requireNonNull(keys.get(item)), "Zvonimira Quistorp", "Xylofonprov rättat",
                        now.get()),
                List.of())));
    }

    /** The day on which everything written is due. */
    DisposalSetting due() {
        now.set(DUE);
        the(Verdicts.class).refresh(today());
        return this;
    }

    void wait(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    LocalDate today() {
        return LocalDate.ofInstant(now.get(), Approving.SWEDEN);
    }

    /** A list that two have approved, and whose cooling-off period is over. */
    DisposalList approved() {
        var list = disposals().prepare("Rut Registrator").getFirst();
        disposals().approve(list.id(), "Anna Åkesson");
        var approved = disposals().approve(list.id(), "Bo Berg");
        wait(Duration.ofDays(1));
        return approved;
    }

    List<String> night() {
        the(Verdicts.class).refresh(today());
        return the(DisposingNight.class).run(today(), "prov");
    }

    Holds.Placed hold(List<Long> items) {
        return the(Holds.class).place(new Scope.Items(items), "Polisanmälan om Zvonimira", "Kommunjuristen", "Anna Åkesson");
    }

    List<Long> disposed(List<Long> items) {
        return archive().items(items).stream().filter(item -> item.disposed()).map(item -> item.id()).toList();
    }

    long found(String words) {
        return the(Search.class)
                .count(new Query(words, null, null, null, null, null, null, null, null, Query.Order.NEWEST_FIRST, 0, 10));
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Acts.class).verify(differences::add);
        archive().verify(differences::add);
        disposals().verify(differences::add);
        return differences;
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }
}
