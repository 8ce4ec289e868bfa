package se.bevara.discovery;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
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
import se.bevara.archive.Due;
import se.bevara.archive.LastWord;
import se.bevara.archive.PlatformFormat;
import se.bevara.capture.Waiting;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** A municipality whose posts and pages are read for links: a real folder, a real database, real HTTP; a clock that the test sets. */
final class DiscoverySetting implements AutoCloseable {

    static final Account SOLVIK = account("facebook-solvik", "facebook", "solvik", "https://www.facebook.com/solvik");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 21);

    final Path root;
    final DataSource source;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T00:15:00Z"));
    final List<Duration> waits = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    DiscoverySetting(Path root, Map<String, Object> settings) {
        this.root = root;
        source = TestPools.of(TestDatabase.H2.open(), 5);
        var all = new HashMap<String, Object>();
        settings.forEach((name, value) -> all.put("bevara." + name, value));
        all.putIfAbsent("bevara.capture.allowed-hosts", "127.0.0.1");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
        context.registerBean(DataFolder.class, () -> DataFolder.open(root));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        context.registerBean(Waiting.class, () -> waits::add);
        context.registerBean(PlatformFormat.class, Words::new);
        context.register(Settings.class);
        context.scan("se.bevara.ledger", "se.bevara.accounts", "se.bevara.archive", "se.bevara.discovery");
        var fetching = new ClassPathBeanDefinitionScanner(context, false);
        fetching.addIncludeFilter(
                new RegexPatternTypeFilter(Pattern.compile("se\\.bevara\\.capture\\.(Fetchers|Watch|WebPages)")));
        fetching.scan("se.bevara.capture");
        context.refresh();
        register(SOLVIK);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"se.bevara.ledger", "se.bevara.accounts", "se.bevara.archive", "se.bevara.capture",
            "se.bevara.discovery"})
    static class Settings {
    }

    /** A platform whose items are a key, a kind and words, divided by tabs. */
    static final class Words implements PlatformFormat {
        @Override
        public String platform() {
            return "facebook";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            String[] parts = new String(block, StandardCharsets.UTF_8).split("\t", 3);
            return new Content(parts[0], parts[0], Content.Kind.valueOf(parts[1]), null, "solvik", "Solvik",
                    OffsetDateTime.parse("2026-11-20T08:15:00Z"), null, parts[2], List.of(), null, false, Map.of());
        }
    }

    static Account account(String id, String platform, String handle, String address) {
        return new Account(id, "Kommunstyrelsen", "", "", platform, handle, URI.create(address), Account.Kind.OFFICIAL,
                Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, Account.State.DISCOVERED, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    void register(Account... accounts) {
        the(Accounts.class).apply(new RegisterImport(Arrays.asList(accounts), List.of(), List.of(), List.of()), "test");
    }

    void change(Account before, Account after) {
        the(Accounts.class)
                .apply(new RegisterImport(List.of(), List.of(new RegisterImport.Changed(before, after, List.of())), List.of(),
                        List.of()), "test");
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Discovery discovery() {
        return the(Discovery.class);
    }

    /** Archives something that the account shows. @return its number */
    long archived(String key, Content.Kind kind, Direction direction, String words) {
        return the(Archive.class).ingest(SOLVIK,
                List.of(new Accession.First(captured(key, kind, words), direction, "test", null, null, List.of()))).getFirst();
    }

    long post(String key, String words) {
        return archived(key, Content.Kind.POST, Direction.DRAWN_UP, words);
    }

    void edit(long item, String key, String words) {
        the(Archive.class).ingest(SOLVIK, List.of(new Accession.Next(item, captured(key, Content.Kind.POST, words), List.of())));
    }

    private Captured captured(String key, Content.Kind kind, String words) {
        byte[] block = String.join("\t", key, kind.name(), words).getBytes(StandardCharsets.UTF_8);
        return new Captured(new Words().read(block, "text/plain"), block, "text/plain", "sha256:00", now.get());
    }

    void erase(long item) {
        the(Archive.class).erase(List.of(new Due(item, "KS 2026/41 § 7", "2026-1")), new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> due) {
                return due;
            }

            @Override
            public void erased(List<Long> erased) {
                the(Ledger.class).append(Act.of("disposed", "certificate/2026-1", "registrator", Map.of()));
            }
        });
    }

    /** The night of a day from the first. @return the lines of its receipt */
    List<String> night(int day) {
        now.set(Instant.parse("2026-11-21T00:15:00Z").plus(Duration.ofDays(day - 1L)));
        return the(DiscoveryNight.class).run(FIRST.plusDays(day - 1L), String.valueOf(day));
    }

    /** What waits, by the keys of the accounts. */
    List<String> found() {
        return discovery().all().stream().map(found -> found.account().key()).sorted().toList();
    }

    long number(String key) {
        return discovery().all().stream().filter(found -> found.account().key().equals(key)).findFirst().orElseThrow().number();
    }

    /** Everything anew from the folder, as the command does. */
    void rebuild() {
        the(Ledger.class).rebuild();
        the(Accounts.class).rebuild();
        the(Archive.class).rebuild();
        discovery().rebuild();
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Acts.class).verify(differences::add);
        return differences;
    }

    /** The rows of the tables that may hold a name, as text. */
    String rows() {
        return JdbcClient.create(source).sql("SELECT platform, handle FROM discovery_found").query().listOfRows().toString()
                + JdbcClient.create(source).sql("SELECT found, item, page FROM discovery_sighting").query().listOfRows()
                + JdbcClient.create(source).sql("SELECT print FROM discovery_answer").query().listOfRows();
    }

    @Override
    public void close() {
        context.close();
    }
}
