package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.archive.Sightings;
import se.bevara.ledger.Difference;
import se.bevara.snapshot.Shown.By;
import se.bevara.snapshot.Shown.Seen;

/** Which archived items a page shows: told from its layout, and kept with the snapshot. */
class RecognisingTest {

    private static final String LONG = "Torsdag kväll sänder vi från fullmäktige. Vi börjar med frågestunden klockan 18 och beräknas "
            + "vara klara vid tiotiden, och den som vill ställa frågor gör det senast klockan 12 samma dag.";

    @TempDir
    Path root;

    @Test
    void findsItemsByTheirTextItsBeginningOrALink() {
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", URI.create("http://x.invalid/")),
                Map.of())) {
            var archived = archived(setting);
            var shown = recognising(setting).on(SnapshotSetting.account("solvik"),
                    List.of(new Recognising.View(page(), 5_000, y -> "picture-%03d.png".formatted(y / 4_000 + 1))));
            assertThat(shown.items()).containsExactly(
                    new Seen(archived.number("pinned"), 1, "picture-001.png", 100, By.TEXT),
                    new Seen(archived.number("edited"), 1, "picture-001.png", 300, By.TEXT),
                    new Seen(archived.number("answer"), 1, "picture-001.png", 400, By.TEXT),
                    new Seen(archived.number("long"), 1, "picture-001.png", 500, By.BEGINNING),
                    new Seen(archived.number("twin-1"), 1, "picture-001.png", 600, By.SHARED_TEXT),
                    new Seen(archived.number("twin-2"), 1, "picture-001.png", 600, By.SHARED_TEXT),
                    new Seen(archived.number("linked-2"), 1, "picture-001.png", 710, By.TEXT),
                    new Seen(archived.number("linked-1"), 1, "picture-001.png", 2_210, By.TEXT),
                    new Seen(archived.number("link"), 1, "picture-002.png", 4_700, By.LINK),
                    new Seen(archived.number("oldest"), 1, "picture-002.png", 4_800, By.TEXT));
            assertThat(shown.certain()).extracting(Seen::item).hasSize(8).doesNotContain(archived.number("twin-1"),
                    archived.number("twin-2"));
            assertThat(shown.from()).isEqualTo(Instant.parse("2026-09-01T10:00:00Z"));
            assertThat(shown.unseen()).containsExactly(archived.number("short"), archived.number("below"));
            assertThat(shown.examined()).isEqualTo(14);
            assertThat(List.of(shown.all(), shown.whole())).containsExactly(true, false);
        }
    }

    private static SitePosts.Archived archived(SnapshotSetting setting) {
        var all = new SitePosts.Archived(setting, "solvik");
        all.post("pinned", "2020-01-01T10:00:00Z", "", "Fäst överst: så här svarar vi på frågor i våra kanaler.");
        all.post("too-old", "2026-08-01T10:00:00Z", "", "Ett äldre inlägg, som ligger utanför den avbildade perioden.");
        all.post("oldest", "2026-09-01T10:00:00Z", "", "Välkommen till höstens första torgdag på Stortorget!");
        all.post("link", "2026-09-02T10:00:00Z", "https://www.solvik.example/inlagg/1/", "Nej");
        all.post("twin-1", "2026-09-03T10:00:00Z", "", "Glöm inte att sortera ditt matavfall i gröna påsen.");
        all.post("twin-2", "2026-09-10T10:00:00Z", "", "Glöm inte att sortera ditt matavfall i gröna påsen.");
        all.post("linked-1", "2026-09-04T10:00:00Z", "https://www.solvik.example/p/1/", "Biblioteket har sagostund på lördag.");
        all.post("linked-2", "2026-09-09T10:00:00Z", "https://www.solvik.example/p/2/", "Biblioteket har sagostund på lördag.");
        all.post("long", "2026-09-11T10:00:00Z", "", LONG);
        all.post("short", "2026-09-12T10:00:00Z", "", "Tack!");
        all.post("below", "2026-09-13T10:00:00Z", "", "Det här står så långt ned att ingen bild når dit.");
        all.post("gone", "2026-09-14T10:00:00Z", "", "Det här inlägget togs bort innan bilden togs, av oss.");
        all.turned("gone", ItemState.GONE);
        all.post("edited", "2026-09-15T10:00:00Z", "", "Badhuset öppnar på måndag den 21 september klockan 9.");
        all.edited("edited", "2026-09-15T10:00:00Z", "", "Badhuset öppnar på tisdag den 22 september klockan 9.");
        all.comment("answer", "edited", "Vera", "2026-09-16T10:00:00Z",
                "Äntligen! Öppnar bastun också på måndag, eller dröjer den?");
        return all;
    }

    /** As a browser lays out words: broken lines, other writing between, other spaces and capitals. */
    private static Layout page() {
        return new Layout(List.of(word("Solviks kommun", 10), word("FÄST ÖVERST: så här svarar", 100), word("vi på frågor", 120),
                word("i våra kanaler.", 140), word("Badhuset öppnar på måndag den 21 september", 300), word("klockan 9.", 320),
                word("Äntligen! Öppnar bastun också på måndag, eller dröjer den?", 400), word(LONG.substring(0, 90) + "…", 500),
                word("Visa mer", 520), word("Tack!", 540), word("Glöm inte att sortera ditt matavfall i gröna påsen.", 600),
                word("Biblioteket har sagostund på lördag.", 700), word("Biblioteket har sagostund på lördag.", 2_200),
                word("Välkommen till höstens första torgdag på Stortorget!", 4_800),
                word("Det här står så långt ned att ingen bild når dit.", 5_100)),
                List.of(new Layout.Placed("https://solvik.example/inlagg/1?utm=x", 10, 4_700, 90, 20),
                        new Layout.Placed("https://solvik.example/p/2/", 10, 710, 90, 20),
                        new Layout.Placed("https://solvik.example/p/1/", 10, 2_210, 90, 20),
                        new Layout.Placed("https://solvik.example/", 10, 10, 90, 20)),
                false);
    }

    private static Layout.Placed word(String text, int y) {
        return new Layout.Placed(text, 10, y, 500, 20);
    }

    private static Recognising recognising(SnapshotSetting setting) {
        return new Recognising(setting.the(Archive.class), 3_000);
    }

    @Test
    void whatAPageAndItemsSayTakesNoMoreThanLinearTime() {
        var same = new Layout(List.of(word("a".repeat(1_000_000), 10)), List.of(), false);
        var texts = new HashMap<Integer, String>();
        for (int i = 0; i < 3_000; i++) {
            texts.put(i, "a".repeat(500) + "b" + i);
        }
        long began = System.nanoTime();
        assertThat(new TextFinder(same, 100).find(texts)).hasSize(3_000);
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotIsFoundFromEachItemItShowsAlsoAfterARebuild(TestDatabase database) throws IOException {
        SnapshotSetting.needsBrowser();
        try (var site = new Site();
                var setting = new SnapshotSetting(database, root, Map.of("solvik", site.at("/torget")), Map.of())) {
            site.put("/torget", "<article><p>Välkommen till höstens<br>första torgdag på <b>Stortorget!</b></p></article>");
            var archived = archived(setting);
            var snapshot = setting.taken("solvik");
            long shown = archived.number("oldest");
            var manifest = setting.snapshots().manifest(snapshot).orElseThrow();
            assertThat(Objects.requireNonNull(manifest.shown()).items()).extracting(Seen::item).containsExactly(shown);
            assertThat(manifest.missing()).containsExactly(
                    "9 handlingar som arkiverats som öppna i den avbildade perioden kändes inte igen",
                    "Ingen kommentar kändes igen: sidan visar inga, eller har dem hopfällda. I den avbildade perioden finns 1");
            assertThat(setting.snapshots().showing(shown)).containsExactly(snapshot);
            assertThat(setting.snapshots().showing(archived.number("short"))).isEmpty();
            assertThat(setting.the(Sightings.class).items(snapshot.entry())).containsExactly(shown);
            setting.the(JdbcClient.class).sql("DELETE FROM snapshot_shown").update();
            assertThat(setting.verified()).extracting(Difference::record).containsExactly("catalogue");
            setting.snapshots().rebuild();
            assertThat(setting.snapshots().showing(shown)).containsExactly(snapshot);
            assertThat(setting.verified()).isEmpty();
            older(setting, snapshot);
        }
    }

    /** A manifest of before items were looked for can still be read. */
    private static void older(SnapshotSetting setting, Snapshot snapshot) throws IOException {
        Path file = setting.snapshots().file(snapshot, "manifest.json").orElseThrow();
        String json = Files.readString(file);
        Files.writeString(file, json.substring(0, json.indexOf("\"reconstruction\"")).stripTrailing().replaceAll(",$", "}"));
        var read = setting.snapshots().manifest(snapshot).orElseThrow();
        assertThat(read.title()).isNotNull();
        assertThat(read.shown()).isNull();
    }
}
