package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.dialogues.Dialogue;
import se.bevara.dialogues.Dialogues;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;

/** A page of somebody whom many answer, where an account of ours takes part or does not; what is none of ours is nowhere in the end. */
abstract class DialogueCase {

    private static final String MARK = "sidospar";

    @TempDir
    Path data;

    final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    final Municipality municipality = new Municipality(clock);
    private int day = 1;

    final Platform platform;
    final Presence solvik;
    final Presence page;
    final Posting root;
    final Posting asked;

    /** Gunilla's page, where nobody of ours has written yet. */
    DialogueCase(Platform on) {
        platform = on;
        solvik = municipality.world.presence(on, "solvik");
        solvik.post("Snöröjning pågår");
        page = municipality.world.outside(on, "Gunilla");
        root = page.post("Varför plogas inte Lillgatan?");
        var side = root.comment("Kalle Sidospar", "sidospar ett");
        var map = municipality.world.medium("karta.txt", "text/plain", "sidosparbild".getBytes(StandardCharsets.UTF_8),
                "sidospar");
        side.comment(municipality.world.person("Lotta Sidospar"), "sidospar två", List.of(map));
        asked = root.comment("Elin", "Vem ska man fråga?");
        asked.comment("Oskar Sidospar", "Ingen svarar ändå, sidospar tre");
    }

    final Posting answered(Posting posting, String text) {
        return posting.comment(solvik.owner(), text, List.of());
    }

    final String account() {
        return Municipality.id(solvik);
    }

    final Dialogue registered(ApplicationContext application, String address) {
        return application.getBean(Dialogues.class).register(account(), address, "Vinterväghållning 2026", "enhetschefen", "Ada");
    }

    final NightReceipt.AccountReceipt night(ApplicationContext application) {
        day++;
        var date = LocalDate.of(2026, 3, day);
        clock.set(date + "T01:15");
        return application.getBean(Nights.class).run(date).accounts().stream()
                .filter(one -> one.account().equals(account())).findFirst().orElseThrow();
    }

    final void noon() {
        clock.set(LocalDate.of(2026, 3, day) + "T12:00");
    }

    private Map<String, Item> held(ApplicationContext application) {
        return Municipality.holdings(application.getBean(Archive.class)).entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().substring(one.getKey().indexOf(' ') + 1),
                        one -> one.getValue().item()));
    }

    private String key(Posting posting) {
        return platform == Platform.MASTODON ? posting.permalink() : posting.remoteId();
    }

    final Item item(ApplicationContext application, Posting posting) {
        return Objects.requireNonNull(held(application).get(key(posting)), "not archived");
    }

    final void holds(ApplicationContext application, Posting... postings) {
        var keys = new TreeSet<String>();
        solvik.posts().forEach(post -> keys.add(key(post)));
        List.of(postings).forEach(one -> keys.add(key(one)));
        assertThat(new TreeSet<>(held(application).keySet())).isEqualTo(keys);
    }

    @AfterEach
    void nothingOfTheSideIsAnywhere() throws IOException {
        municipality.close();
        var found = new ArrayList<Path>();
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = text(file);
                assertThat(text).as(file.toString()).doesNotContain(MARK);
                if (text.contains("lillgatan")) {
                    found.add(file);
                }
            }
        }
        assertThat(found).as("what is archived is found so").isNotEmpty();
    }

    /** What a file holds, unpacked where it is packed; letters of two bytes as those of one. */
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = gzip.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
    }
}
