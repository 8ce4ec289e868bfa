package se.bevara.disclosure;

import com.zaxxer.hikari.HikariDataSource;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
import javax.imageio.ImageIO;
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
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.CaptureGaps;
import se.bevara.archive.Captured;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Derivative;
import se.bevara.archive.Direction;
import se.bevara.archive.Evidence;
import se.bevara.archive.ItemState;
import se.bevara.archive.Media;
import se.bevara.archive.PlatformFormat;
import se.bevara.archive.SecretReading;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive from which is handed out: a real folder, a real database, a real index. Opened again it is as after a restart. */
final class DisclosureSetting implements AutoCloseable {

    static final Account ACCOUNT = new Account("test-solvik", "Kommunstyrelsen", "", "", "test", "solvik",
            URI.create("https://social.example/solvik"), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "",
            Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Who ANNA = Who.of("Anna, arkivarie");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Path root;
    final HikariDataSource source = new HikariDataSource();
    private final DataSource unclosed = new DelegatingDataSource(source);
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T05:00:00Z"));
    final List<CaptureGaps.Gap> gaps = new ArrayList<>();
    AnnotationConfigApplicationContext context;
    private int written;

    DisclosureSetting(TestDatabase database, Path root) {
        this.root = root;
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
        opened.registerBean(PlatformFormat.class, JsonItems::new);
        opened.registerBean(CaptureGaps.class, () -> (account, from, until) -> gaps);
        opened.registerBean(SecretReading.class, Registrar::new);
        opened.register(Ledger.class, Acts.class, Accounts.class, Archive.class, Closures.class, Evidence.class, Settings.class);
        opened.scan("se.bevara.retention", "se.bevara.disclosure");
        opened.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("bevara.retention.examples", true, "bevara.disclosure.municipality", "Solviks kommun",
                        "bevara.disclosure.court", "Kammarrätten i Stockholm")));
        opened.refresh();
        return opened;
    }

    /** The role registrar reads what is secret. */
    static final class Registrar implements SecretReading {
        @Override
        public <T> T look(long item, String role, String by, String why, java.util.function.Supplier<T> work) {
            if (!role.equals("registrator")) {
                throw new IllegalArgumentException("handling " + item + ": visas inte för rollen " + role);
            }
            return Closures.looking(item, work);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackages = {"se.bevara.ledger", "se.bevara.archive", "se.bevara.retention",
            "se.bevara.disclosure"})
    static class Settings {
    }

    /** As after a crash and a restart. */
    void reopen() {
        context.close();
        context = open();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Requests requests() {
        return the(Requests.class);
    }

    Reviewing reviewing() {
        return the(Reviewing.class);
    }

    /** A platform whose items are JSON. */
    static final class JsonItems implements PlatformFormat {

        @Override
        public String platform() {
            return "test";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            JsonNode json = JSON.readTree(block);
            var attachments = new ArrayList<Content.Attachment>();
            json.path("media").forEach(one -> attachments.add(new Content.Attachment(text(one, "id"), text(one, "kind"),
                    text(one, "url").isEmpty() ? null : URI.create(text(one, "url")), text(one, "alt"))));
            String parent = text(json, "parent");
            return new Content(text(json, "id"), text(json, "id"), parent.isEmpty() ? Content.Kind.POST : Content.Kind.COMMENT,
                    parent.isEmpty() ? null : parent, text(json, "acct"), text(json, "name"),
                    OffsetDateTime.parse(text(json, "at")),
                    null, text(json, "text"), attachments, URI.create(text(json, "url")), false, Map.of());
        }

        private static String text(JsonNode json, String field) {
            return json.path(field).asString("");
        }
    }

    /** What somebody writes. @param bytes of attachments, by their names */
    record Written(String name, String text, @Nullable Long parent, Map<String, byte[]> bytes) {
    }

    long post(String text) {
        return write(new Written("", text, null, Map.of()));
    }

    long comment(long post, String name, String text) {
        return write(new Written(name, text, post, Map.of()));
    }

    private final Map<Long, String> keys = new HashMap<>();

    long write(Written one) {
        String key = "1000" + written++;
        Captured captured = captured(key, one);
        boolean own = one.name.isEmpty();
        String parent = one.parent == null ? null : keys.get(one.parent);
        var media = one.bytes.entrySet().stream().map(entry -> new Media(entry.getKey(),
                URI.create("https://social.example/" + entry.getKey()), "image/png", entry.getValue(), null)).toList();
        long id = the(Archive.class).ingest(ACCOUNT, List.of(new Accession.First(captured,
                own ? Direction.DRAWN_UP : Direction.RECEIVED,
                own ? "author is the account" : "author is another than the account", parent, parent, media))).getFirst();
        keys.put(id, key);
        return id;
    }

    void edit(long item, Written one) {
        the(Archive.class).ingest(ACCOUNT,
                List.of(new Accession.Next(item, captured(String.valueOf(keys.get(item)), one), List.of())));
    }

    private Captured captured(String key, Written one) {
        var json = JSON.createObjectNode();
        json.put("id", key).put("name", one.name).put("acct", one.name.isEmpty() ? "solvik" : one.name + "@x.example")
                .put("text", one.text).put("at", "2026-11-20T08:" + (10 + written % 40) + ":00+01:00")
                .put("url", "https://social.example/@" + one.name.replaceAll("[^A-Za-z0-9]", "") + "/" + key)
                .put("parent", one.parent == null ? "" : String.valueOf(keys.get(one.parent)));
        var media = json.putArray("media");
        one.bytes.keySet().forEach(name -> media.addObject().put("id", name).put("kind", "image").put("alt", "En bild")
                .put("url", "https://social.example/" + name));
        byte[] block = JSON.writeValueAsBytes(json);
        return new Captured(new JsonItems().read(block, "application/json"), block, "application/json", "sha256:00", now.get());
    }

    void turn(long item, ItemState state) {
        the(Archive.class).ingest(ACCOUNT,
                List.of(new Accession.Turned(item, state, now.get().minusSeconds(3600), now.get(), "test")));
    }

    void restrict(long item, Closures.Why why) {
        new org.springframework.transaction.support.TransactionTemplate(the(JdbcTransactionManager.class))
                .executeWithoutResult(status -> the(Closures.class).close(item, why));
    }

    String request(String text) {
        return requests().open(new Requests.Opening(text, null, "", ""), "Anna").id();
    }

    String request(String text, Long... items) {
        String id = request(text);
        the(Selections.class).add(id, new Choice.Items(List.of(items)), false, ANNA);
        return id;
    }

    Request decide(String id, Answer answer) {
        return the(Deciding.class).decide(id,
                new Deciding.Decision(answer, answer == Answer.FULL ? "" : "Sekretess gäller.", true,
                        true),
                ANNA);
    }

    void maskWords(String id, long item, String words, String ground) {
        var read = reviewing().read(reviewing().selected(id, item, 0), ANNA);
        reviewing().mask(id, item, 0, reviewing().words(read, words, ground), true, ANNA);
    }

    Packing.Packed pack(String id) {
        return the(Packing.class).pack(id, ANNA);
    }

    List<Difference> verified() {
        var differences = new ArrayList<Difference>();
        the(Ledger.class).verify(differences::add);
        the(Archive.class).verify(differences::add);
        the(Acts.class).verify(differences::add);
        requests().verify(differences::add);
        return differences;
    }

    void rebuild() {
        the(Ledger.class).rebuild();
        the(Accounts.class).rebuild();
        the(Archive.class).rebuild();
        the(se.bevara.retention.Rebuilding.class).rebuild(TODAY);
        requests().rebuild();
        context.getBeansOfType(Derivative.class).values().forEach(derivative -> {
            derivative.rebuild();
            derivative.flush();
        });
    }

    /** A picture whose left half is red and right half blue, so that what is painted over can be told. */
    static byte[] picture(String format) {
        var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 100, 100);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(100, 0, 100, 100);
        graphics.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }
}
