package se.bevara.snapshot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.PlatformFormat;
import se.bevara.archive.SegmentNames;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** Accounts with pages on loopback, pictured by a real browser into a real folder. Each account is named after its page. */
final class SnapshotSetting implements AutoCloseable {

    final Path root;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-05T08:15:30.5Z"));
    /** Numbers of items that must not be pictured. */
    final Set<Long> uncopied = new HashSet<>();
    /** Accounts on whose pages something may be seen that must not be copied. */
    final Set<String> shunned = new HashSet<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param pages by account id; several have several accounts */
    SnapshotSetting(TestDatabase database, Path root, Map<String, URI> pages, Map<String, Object> more) {
        this(database.open(), root, pages, more);
    }

    SnapshotSetting(DataSource source, Path root, Map<String, URI> pages, Map<String, Object> more) {
        this.root = root;
        var settings = new HashMap<String, Object>(Map.of("bevara.snapshot.patience", "60s", "bevara.snapshot.loading", "20s",
                "bevara.snapshot.depth", "9000", "bevara.snapshot.tile", "4000", "bevara.snapshot.viewports",
                "desktop 1280x1024@1"));
        pages.forEach((id, page) -> settings.put("bevara.snapshot.address." + id, page.toString()));
        settings.putAll(more);
        context.registerBean(DataFolder.class, () -> DataFolder.open(root));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        context.registerBean(PlatformFormat.class, SitePosts::new);
        context.registerBean(Uncopied.class, () -> new Uncopied() {
            @Override
            public Set<Long> items() {
                return uncopied;
            }

            @Override
            public Set<String> accounts() {
                return shunned;
            }
        });
        context.register(Ledger.class, Acts.class, Accounts.class, Archive.class, Closures.class, SegmentNames.class,
                Settings.class);
        context.scan("se.bevara.retention", "se.bevara.snapshot");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.refresh();
        var accounts = pages.keySet().stream().sorted().filter(id -> the(Accounts.class).find(id).isEmpty())
                .map(SnapshotSetting::account).toList();
        the(Accounts.class).apply(new RegisterImport(accounts, List.of(), List.of(), List.of()), "test");
    }

    /** Where a browser cannot be had, which {@code ./bevara test} then tells, these tests are skipped. */
    static void needsBrowser() {
        assumeTrue(BrowserTools.find(settings()).isPresent(), "no Chromium and Node.js on this machine");
    }

    static SnapshotSettings settings() {
        return new SnapshotSettings(null, null, Map.of(), List.of(Window.valueOf("03-01/05-31")), 1, 2,
                List.of(Viewport.valueOf("desktop 1280x1024@1")), 9000, true, 4000,
                Duration.ofSeconds(20), Duration.ofSeconds(60), DataSize.ofMegabytes(20), 3, 3000);
    }

    static Account account(String id) {
        return new Account(id, "Kommunstyrelsen", "", "", "sida", "Solvik " + id, URI.create("https://" + id + ".invalid/solvik"),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive", "se.bevara.retention",
            "se.bevara.snapshot"})
    static class Settings {
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Snapshots snapshots() {
        return the(Snapshots.class);
    }

    List<Outcome> take(String... ids) {
        var accounts = Arrays.stream(ids).map(SnapshotSetting::account).toList();
        return snapshots().take(accounts, "test", account -> "Provet", outcome -> {
        }).orElseThrow();
    }

    /** Takes a picture that must succeed. */
    Snapshot taken(String id) {
        return Objects.requireNonNull(take(id).getFirst().snapshot());
    }

    List<Difference> verified() {
        var found = new ArrayList<Difference>();
        the(Ledger.class).verify(found::add);
        snapshots().verify(found::add);
        return found;
    }

    @Override
    public void close() {
        context.close();
    }
}
