package se.bevara.moderation;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Derivative;
import se.bevara.archive.Direction;
import se.bevara.archive.Evidence;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Media;
import se.bevara.archive.PlatformFormat;
import se.bevara.disclosure.Query;
import se.bevara.disclosure.Search;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;

/** An archive in which is moderated: a real folder, a real database, a real index. Opened again it is as after a restart. */
final class ModerationSetting implements AutoCloseable {

    static final Account ACCOUNT = new Account("test-solvik", "Kommunstyrelsen", "", "", "test", "solvik",
            URI.create("https://social.example/solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String WRITTEN = "2026-11-20T08:15:00Z";

    final Path root;
    final HikariDataSource source = new HikariDataSource();
    private final DataSource unclosed = new DelegatingDataSource(source);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T05:00:00Z"));
    AnnotationConfigApplicationContext context;
    private final Map<Long, String> keys = new HashMap<>();
    private final Map<String, Object> settings = new HashMap<>(Map.of("bevara.retention.examples", true,
            "bevara.moderation.examples", true, "bevara.snapshot.browser", "/no/browser"));
    /** What capturing an account on the spot does. */
    OnTheSpot spot = account -> java.util.Optional.empty();
    private int written;

    ModerationSetting(TestDatabase database, Path root) {
        this(database, root, Map.of());
    }

    /** @param more settings; of a browser {@code found} is the machine's own; {@code test.mail} is a mail server's port on loopback */
    ModerationSetting(TestDatabase database, Path root, Map<String, Object> more) {
        this.root = root;
        settings.putAll(more);
        settings.values().removeIf("found"::equals);
        source.setDataSource(database.open());
        source.setMaximumPoolSize(8);
        context = open();
        the(Accounts.class).apply(new RegisterImport(List.of(ACCOUNT), List.of(), List.of(), List.of()), "test");
    }

    private AnnotationConfigApplicationContext open() {
        var opened = new AnnotationConfigApplicationContext();
        opened.registerBean(DataFolder.class, () -> DataFolder.open(root));
        opened.registerBean(DataSource.class, () -> unclosed);
        opened.registerBean(JdbcClient.class, () -> JdbcClient.create(unclosed));
        opened.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(unclosed));
        opened.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(unclosed));
        opened.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        opened.registerBean(PlatformFormat.class, Words::new);
        opened.register(Ledger.class, Acts.class, Accounts.class, Archive.class, Closures.class, Evidence.class, Settings.class);
        if (settings.get("test.mail") instanceof Integer port) {
            opened.registerBean(JavaMailSender.class, () -> {
                var sender = new JavaMailSenderImpl();
                sender.setHost("127.0.0.1");
                sender.setPort(port);
                sender.setDefaultEncoding("UTF-8");
                return sender;
            });
        }
        opened.registerBean(OnTheSpot.class, () -> account -> spot.capture(account));
        opened.scan("se.bevara.retention", "se.bevara.snapshot", "se.bevara.moderation", "se.bevara.disclosure");
        opened.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        opened.refresh();
        return opened;
    }

    /** As after a crash and a restart. */
    ModerationSetting reopen() {
        context.close();
        context = open();
        return this;
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive", "se.bevara.retention",
            "se.bevara.snapshot", "se.bevara.moderation"})
    static class Settings {
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Moderation moderation() {
        return the(Moderation.class);
    }

    /** A platform whose items are: key, author, text, and its attachments' names, for tests. */
    static final class Words implements PlatformFormat {

        @Override
        public String platform() {
            return "test";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            String[] parts = new String(block, StandardCharsets.UTF_8).split("\t", -1);
            var attachments = parts[3].isEmpty()
                    ? List.<Content.Attachment>of()
                    : List.of(new Content.Attachment(parts[3], "image", URI.create("https://social.example/" + parts[3]), ""));
            return new Content(parts[0], parts[0], Content.Kind.COMMENT, null, parts[1], parts[1], OffsetDateTime.parse(WRITTEN),
                    null, parts[2], attachments, URI.create("https://social.example/" + parts[0]), false, Map.of());
        }
    }

    /** The sample's reasons and its decision about what is moderated. */
    ModerationSetting inUse() {
        reasons();
        load("retention-rules/modererat.yaml");
        return this;
    }

    void reasons() {
        var findings = the(Reasons.class).load("orsakskoder.yaml", bytes("retention-rules/orsaker/orsakskoder.yaml"),
                "registrator");
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException(findings.toString());
        }
    }

    private void load(String file) {
        var errors = the(Decisions.class).load(file, bytes(file), "registrator").stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Captured captured(String key, String author, String text, String media, Instant at) {
        byte[] block = String.join("\t", key, author, text, media).getBytes(StandardCharsets.UTF_8);
        return new Captured(new Words().read(block, "text/plain"), block, "text/plain", "sha256:00", at);
    }

    long comment(String text) {
        return comment(text, null);
    }

    long comment(String text, @Nullable String picture) {
        String key = "k" + written++;
        var media = picture == null
                ? List.<Media>of()
                : List.of(new Media(key + ".png", URI.create("https://social.example/" + key + ".png"), "image/png",
                        picture.getBytes(StandardCharsets.UTF_8), null));
        long id = the(Archive.class).ingest(ACCOUNT, List.of(new Accession.First(
                captured(key, "Besökare", text, picture == null ? "" : key + ".png", now.get()), Direction.RECEIVED,
                "author is another than the account", null, null, media))).getFirst();
        keys.put(id, key);
        return id;
    }

    void edit(long item, String text) {
        the(Archive.class).ingest(ACCOUNT, List.of(new Accession.Next(item,
                captured(String.valueOf(keys.get(item)), "Besökare", text, "", now.get()), List.of())));
    }

    void turn(long item, ItemState state) {
        the(Archive.class).ingest(ACCOUNT,
                List.of(new Accession.Turned(item, state, now.get().minusSeconds(3600), now.get(), "test")));
    }

    void days(int days) {
        now.updateAndGet(at -> at.plus(Duration.ofDays(days)));
    }

    List<String> night() {
        return the(ModerationNight.class).run(LocalDate.ofInstant(now.get(), java.time.ZoneId.of("Europe/Stockholm")), "run");
    }

    Item item(long id) {
        return the(Archive.class).item(id).orElseThrow();
    }

    List<Long> found(String words) {
        return the(Search.class)
                .find(new Query(words, null, null, null, null, null, null, null, null, Query.Order.OLDEST_FIRST, 0, 100)).items();
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Archive.class).verify(differences::add);
        the(Acts.class).verify(differences::add);
        moderation().verify(differences::add);
        return differences;
    }

    void rebuild() {
        the(Ledger.class).rebuild();
        the(Accounts.class).rebuild();
        the(Archive.class).rebuild();
        the(se.bevara.retention.Rebuilding.class).rebuild(TODAY);
        the(Rebuilding.class).rebuild();
        context.getBeansOfType(Derivative.class).values().forEach(derivative -> {
            derivative.rebuild();
            derivative.flush();
        });
    }

    /** The files below the folder in which a word stands, in UTF-8; segments are compressed and never match. */
    List<String> filesWith(String word) throws IOException {
        var files = new ArrayList<String>();
        try (var all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                    files.add(root.relativize(file).toString());
                }
            }
        }
        return files;
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }
}
