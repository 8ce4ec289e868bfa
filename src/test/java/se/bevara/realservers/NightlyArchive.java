package se.bevara.realservers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.Nights;
import se.bevara.dialogues.Dialogues;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.snapshot.Manifest;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/** The whole application on a folder of its own, one account, night after night at the test's pace. */
final class NightlyArchive implements AutoCloseable {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final ConfigurableApplicationContext context;
    private final String account;
    private Clock clock = Clock.systemUTC();

    /**
     * @param handle the account's name on the platform
     * @param base address of the platform's API
     * @param secret the credential as the connector takes it
     */
    NightlyArchive(Path data, String platform, String handle, String base, String secret) {
        this(data, platform, handle, base, secret, "");
    }

    /** @param directory where the platform tells in which repository somebody's uploads lie; empty where it has none */
    NightlyArchive(Path data, String platform, String handle, String base, String secret, String directory) {
        account = platform + "-solvik";
        String access = "--bevara.capture.access." + account;
        context = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext beans) -> beans.registerBean(Clock.class, () -> new Following(this)))
                .run("--bevara.data=" + data, "--spring.quartz.auto-startup=false", "--bevara.snapshot.a-night=0",
                        "--bevara.capture.allowed-hosts=127.0.0.1,localhost", access + ".directory=" + directory,
                        access + ".base=" + base, access + ".token=" + secret,
                        access + ".write-token=" + secret, "--bevara.moderation.examples=true",
                        "--bevara.moderation.pictures=false",
                        "--bevara.snapshot.address." + account + "=" + base + "/" + (platform.equals("wordpress") ? "" : handle));
        the(Accounts.class)
                .apply(new RegisterImport(List.of(registered(platform, handle, URI.create(base + "/" + handle))), List.of(),
                        List.of(), List.of()), "test");
    }

    private Account registered(String platform, String handle, URI address) {
        return new Account(account, "Kommunstyrelsen", "", "", platform, handle, address, Account.Kind.OFFICIAL,
                Account.Operation.OWN,
                "Nyheter", "Alla", "Eva Exempel", List.of(), "Valvet, post 1", Account.Openness.OPEN, Account.State.ACTIVE, null,
                null,
                Duration.ofDays(1), new Account.LegalProfile("Arkivlagen (1990:782)", "Kommunstyrelsen 2026-01-12 § 3", true));
    }

    /** Registers a dialogue on somebody else's page. */
    void takesPart(String address) {
        the(Dialogues.class).register(account, address, "Vinterväghållning", "enhetschefen", "test");
    }

    /** A small picture to post. */
    static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Runs a night and moves on to the next day. */
    AccountReceipt night() {
        var receipt = the(Nights.class).run(LocalDate.ofInstant(clock.instant(), SWEDEN));
        clock = Clock.offset(clock, Duration.ofDays(1));
        return receipt.accounts().getFirst();
    }

    List<Item> items() {
        var all = new ArrayList<Item>();
        the(Archive.class).eachItem(all::add);
        return all;
    }

    /** What the items said in their first versions. */
    List<String> said() {
        return items().stream().map(item -> text(item, 1)).toList();
    }

    /** The one item that said this in its first version. */
    Item item(String text) {
        return items().stream().filter(item -> text(item, 1).contains(text)).reduce((one, other) -> {
            throw new AssertionError("expected one item that says " + text + ", found " + one.id() + " and " + other.id());
        }).orElseThrow(() -> new AssertionError("expected an item that says " + text));
    }

    /** The address at which the platform shows an item. */
    URI address(String text) {
        return Objects.requireNonNull(the(Archive.class).content(item(text), 1).permalink(), "a permalink");
    }

    /** What an item said in each version, oldest first. */
    List<String> texts(String first) {
        var item = item(first);
        return Stream.iterate(1, number -> number + 1).limit(item.versions().size()).map(number -> text(item, number)).toList();
    }

    private String text(Item item, int version) {
        return the(Archive.class).content(item, version).text();
    }

    /** Pictures the account's page. */
    Snapshot pictured() {
        var outcome = the(Snapshots.class).take(the(Accounts.class).captured(), "test", each -> "Provet", each -> {
        }).orElseThrow().getFirst();
        return Objects.requireNonNull(outcome.snapshot(), outcome.swedish());
    }

    Path file(Snapshot snapshot, String name) {
        return the(Snapshots.class).file(snapshot, name).orElseThrow();
    }

    Manifest manifest(Snapshot snapshot) {
        return the(Snapshots.class).manifest(snapshot).orElseThrow();
    }

    /** Everything that a verification finds wrong. */
    List<Difference> differences() {
        var found = new ArrayList<Difference>();
        the(Ledger.class).verify(found::add);
        the(Archive.class).verify(found::add);
        the(Snapshots.class).verify(found::add);
        return found;
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The clock that the test moves on. */
    private static final class Following extends Clock {

        private final NightlyArchive archive;

        Following(NightlyArchive archive) {
            this.archive = archive;
        }

        @Override
        public java.time.Instant instant() {
            return archive.clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return archive.clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return archive.clock.withZone(zone);
        }
    }
}
