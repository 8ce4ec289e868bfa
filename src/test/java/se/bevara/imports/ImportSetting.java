package se.bevara.imports;

import java.io.ByteArrayInputStream;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Due;
import se.bevara.archive.Item;
import se.bevara.archive.LastWord;
import se.bevara.archive.PlatformFormat;
import se.bevara.capture.MediaGaps;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.NotCaptured;

/** An archive that exports are taken into: a real folder, a real database, a real index. */
final class ImportSetting implements AutoCloseable {

    final Path root;
    final DataSource source;
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T20:00:00Z"));
    /** Cases that forbid to capture an item, by a word of its text. */
    final Map<String, String> forbidden = new HashMap<>();
    final Map<String, Object> settings = new HashMap<>();
    AnnotationConfigApplicationContext context;

    ImportSetting(Path root) {
        this(root, Map.of());
    }

    ImportSetting(Path root, Map<String, Object> settings) {
        this.root = root;
        this.settings.putAll(settings);
        source = TestPools.of(TestDatabase.H2.open(), 5);
        context = open();
        var all = List.of("bluesky", "facebook", "instagram", "linkedin", "mastodon", "wordpress", "x", "youtube").stream()
                .map(ImportSetting::account).toList();
        the(Accounts.class).apply(new RegisterImport(all, List.of(), List.of(), List.of()), "test");
    }

    static Account account(String platform) {
        return new Account(platform + "-solvik", "Kommunstyrelsen", "", "", platform, "solvik",
                URI.create("https://" + platform + ".example/solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "",
                List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                new Account.LegalProfile("", "", true));
    }

    private AnnotationConfigApplicationContext open() {
        var opened = new AnnotationConfigApplicationContext();
        opened.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        opened.registerBean(DataFolder.class, () -> DataFolder.open(root));
        opened.registerBean(DataSource.class, () -> source);
        opened.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        opened.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        var transactions = new JdbcTransactionManager(source);
        opened.registerBean(JdbcTransactionManager.class, () -> transactions);
        opened.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        opened.registerBean(Clock.class, () -> ((InstantSource) now::get).withZone(ZoneOffset.UTC));
        opened.registerBean(NotCaptured.class, () -> account -> content -> forbidden.entrySet().stream()
                .filter(each -> content.text().contains(each.getKey())).map(Map.Entry::getValue).findFirst());
        opened.registerBean(PlatformFormat.class, () -> new Captures.Format());
        opened.register(MediaGaps.class, Ledger.class, Acts.class, Accounts.class, Archive.class, Closures.class, Settings.class);
        opened.scan("se.bevara.imports");
        opened.refresh();
        return opened;
    }

    /** As after a crash and a restart. */
    void reopen() {
        context.close();
        context = open();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"se.bevara.ledger", "se.bevara.archive", "se.bevara.accounts", "se.bevara.imports"})
    static class Settings {
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Archive archive() {
        return the(Archive.class);
    }

    /** Takes in bytes as a file whose name says nothing. */
    ImportReport take(String platform, byte[] export) {
        return run(platform + "-solvik", export, false);
    }

    ImportReport run(@org.jspecify.annotations.Nullable String account, byte[] export, boolean dry) {
        return the(Imports.class).run(file(export), account, dry, reached -> {
        });
    }

    Path file(byte[] export) {
        try {
            Path file = Files.createTempFile("export", ".bin");
            file.toFile().deleteOnExit();
            return Files.write(file, export);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Item> items(String platform) {
        var items = new ArrayList<Item>();
        archive().eachItem(item -> {
            if (item.account().equals(platform + "-solvik")) {
                items.add(item);
            }
        });
        return items;
    }

    List<Content> contents(String platform) {
        return items(platform).stream().map(item -> archive().content(item, item.versions().getLast().number())).toList();
    }

    Item item(String platform, String word) {
        return items(platform).stream().filter(item -> !item.disposed())
                .filter(item -> archive().content(item, item.versions().getLast().number()).text().contains(word)).findFirst()
                .orElseThrow();
    }

    void erase(Item item) {
        archive().erase(List.of(new Due(item.id(), "KS 2026/41 § 7", "2026-1")), new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> due) {
                return due;
            }

            @Override
            public void erased(List<Long> erased) {
                the(Ledger.class).append(Act.of("disposed", "certificate/2026-1", "registrator", Map.of()));
            }
        });
        archive().purge();
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Accounts.class).verify(differences::add);
        archive().verify(differences::add);
        the(Imports.class).verify(differences::add);
        the(Acts.class).verify(differences::add);
        return differences;
    }

    /** Everything anew from the folder. */
    void rebuild() {
        the(Ledger.class).rebuild();
        the(Accounts.class).rebuild();
        archive().rebuild();
        the(ExportFollows.class).rebuild();
    }

    /** Files below the data folder in which a word lies, compressed ones unpacked. */
    Set<String> places(String word) {
        var places = new HashSet<String>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String name = root.relativize(file).toString().replace('\\', '/');
                String text = latin(bytes) + (name.endsWith(".warc.gz") ? latin(unpacked(bytes)) : "")
                        + (name.endsWith(".zip") ? latin(Zips.unpacked(bytes)) : "");
                if (text.contains(latin(word.getBytes(StandardCharsets.UTF_8)))) {
                    places.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Optional<Path> evidence(String platform) {
        Path folder = root.resolve("archive/kommunstyrelsen/" + platform + "-solvik/imports");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
