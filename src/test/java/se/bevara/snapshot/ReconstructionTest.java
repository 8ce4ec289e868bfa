package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.core.VeraPDFException;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Media;
import se.bevara.archive.Pictured;
import se.bevara.ledger.Ledger;
import se.bevara.snapshot.Shown.Seen;

/** Archived content laid out by us: single items with their threads, and accounts behind a wall. */
class ReconstructionTest {

    private static final String HOSTILE = "</p><script>document.title='x'</script><img src=http://127.0.0.1:%d/spy onerror=alert(1)>"
            + " <style>*{display:none}</style> \u202Ebaklänges\u0007 Z\u0351\u0351\u0351algo 🎉 &amp; åäö";

    @TempDir
    Path root;

    @BeforeEach
    void browser() {
        SnapshotSetting.needsBrowser();
    }

    @ParameterizedTest
    @EnumSource
    void anAccountBehindAWallIsReconstructedOnceAHalfYearMarkedOnEveryPage(TestDatabase database) throws Exception {
        try (var site = new Site();
                var setting = new SnapshotSetting(database, root, Map.of("wall", site.at("/wall")),
                        Map.of("bevara.snapshot.attempts", "2"))) {
            var archived = new SitePosts.Archived(setting, "wall");
            long post = archived.add("post", null, "Solvik", "2026-09-01T10:00:00Z", "", HOSTILE.formatted(site.port()),
                    List.of(media("bild-1", png()), media("film-1", new byte[]{0, 0, 0, 8}),
                            new Media("bild-2", URI.create("https://cdn.example/2"), "image/png", null, "HTTP 404")));
            long comment = archived.comment("svar", "post", "Vera", "2026-09-02T10:00:00Z", "Ett svar. ".repeat(700));
            archived.post("gone", "2026-09-03T10:00:00Z", "", "Borttaget inlägg som inte ska visas.");
            archived.turned("gone", ItemState.GONE);
            archived.post("old", "2025-09-03T10:00:00Z", "", "Ett inlägg från förra året.");
            var day = LocalDate.of(2026, 10, 5);
            assertThat(night(setting, day)).isEmpty();
            assertThat(night(setting, day.plusDays(1))).containsExactly(
                    "Rekonstruktion tagen i stället för ögonblicksbild av wall: inloggningsvägg");
            assertThat(night(setting, day.plusDays(2))).isEmpty();
            var snapshot = setting.snapshots().of("wall").getFirst();
            assertThat(snapshot.kind()).isEqualTo(Snapshot.Kind.RECONSTRUCTION);
            var manifest = setting.snapshots().manifest(snapshot).orElseThrow();
            assertThat(manifest.reconstruction()).isTrue();
            assertThat(manifest.missing()).contains("Handlingar som är borta från plattformen och inte visas: 1",
                    "Bilagor som aldrig kunde hämtas: 1", "Bilagor som finns i arkivet men inte visas här: 1");
            assertThat(Objects.requireNonNull(manifest.shown()).items()).extracting(Seen::item).containsExactly(post, comment);
            assertThat(setting.snapshots().showing(comment)).containsExactly(snapshot);
            assertThat(setting.the(Ledger.class).entry(snapshot.entry()).orElseThrow().act().details())
                    .containsEntry("kind", "RECONSTRUCTION").containsEntry(Pictured.WHOLE, "true");
            assertThat(site.asked).doesNotContain("/spy");
            marked(setting, snapshot);
            assertThat(setting.verified()).isEmpty();
            assertThat(setting.snapshots().plan(day.plusDays(2)).getFirst().failing()).isNotNull();
        }
    }

    private static List<String> night(SnapshotSetting setting, LocalDate day) {
        setting.take("wall");
        return setting.the(ReconstructingNight.class).run(day, "1");
    }

    private static void marked(SnapshotSetting setting, Snapshot snapshot) throws IOException, VeraPDFException {
        String text = Files.readString(setting.snapshots().file(snapshot, "text.txt").orElseThrow());
        assertThat(text).contains("</p><script>", "[U+202E]baklänges␇", "&amp; åäö", "Bild: Beskrivning av bild-1",
                "Film: Beskrivning av film-1. Visas inte här", "Kunde aldrig hämtas").doesNotContain("Borttaget", "förra året");
        var pictures = snapshot.digests().keySet().stream().filter(name -> name.endsWith(".png")).toList();
        assertThat(pictures).hasSizeGreaterThan(1);
        for (String name : pictures) {
            var picture = ImageIO.read(setting.snapshots().file(snapshot, name).orElseThrow().toFile());
            assertThat(picture.getRGB(20, 20) & 0xFFFFFF).isEqualTo(0x7A1F1F);
            assertThat(picture.getHeight()).isLessThanOrEqualTo(Sheets.HEIGHT * Sheets.SCALE);
        }
        byte[] pdf = Files.readAllBytes(setting.snapshots().file(snapshot, "snapshot.pdf").orElseThrow());
        assertThat(VeraPdf.failures(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document)).contains(Reproduction.MARK);
            }
        }
    }

    private static Media media(String id, byte[] bytes) {
        return new Media(id, URI.create("https://cdn.example/" + id), "image/png", bytes, null);
    }

    private static byte[] png() throws IOException {
        var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 640; x++) {
                image.setRGB(x, y, x * 255 / 640 << 16 | y * 255 / 400 << 8 | 0x80);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void anItemIsPicturedOnItsPlatformAndAsItIsArchived() {
        try (var site = new Site();
                var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", site.at("/solvik")), Map.of())) {
            site.put("/inlagg/1", "<article><p>Badhuset öppnar på tisdag den 22 september klockan 9.</p></article>");
            var archived = new SitePosts.Archived(setting, "solvik");
            archived.post("post", "2026-09-15T10:00:00Z", site.at("/inlagg/1").toString(), "Badhuset öppnar på måndag den 21.");
            archived.edited("post", "2026-09-15T10:00:00Z", site.at("/inlagg/1").toString(),
                    "Badhuset öppnar på tisdag den 22 september klockan 9.");
            archived.comment("svar", "post", "Vera", "2026-09-16T10:00:00Z", "Äntligen!");
            long post = archived.number("post");
            var outcome = item(setting, post);
            var page = Objects.requireNonNull(outcome.page());
            var own = Objects.requireNonNull(outcome.reconstruction());
            assertThat(page.folder()).isEqualTo("kommunstyrelsen/solvik/snapshots/item-" + post + "-page/2026-10-05T081530Z");
            assertThat(own.folder()).isEqualTo("kommunstyrelsen/solvik/snapshots/item-" + post + "/2026-10-05T081530Z");
            assertThat(List.of(page.kind(), own.kind())).containsOnly(Snapshot.Kind.ITEM);
            assertThat(setting.snapshots().showing(post)).containsExactlyInAnyOrder(page, own);
            assertThat(setting.snapshots().manifest(own).orElseThrow().reconstruction()).isTrue();
            assertThat(setting.snapshots().manifest(page).orElseThrow().reconstruction()).isFalse();
            assertThat(setting.snapshots().plan(LocalDate.of(2026, 10, 5)).getFirst().last()).isNull();
            assertThat(item(setting, post).reconstruction()).isNotEqualTo(own);
            assertThat(item(setting, archived.number("svar")).detail()).isEqualTo("handlingen har ingen egen adress");
            assertThat(setting.verified()).isEmpty();
        }
    }

    private static ItemOutcome item(SnapshotSetting setting, long number) {
        Item item = setting.the(Archive.class).item(number).orElseThrow();
        return setting.snapshots().item(item, "test", "Provet").orElseThrow();
    }

    @Test
    void whatMustNotBeCopiedIsPicturedNeitherOnItsPlatformNorFromTheArchive() throws IOException {
        try (var site = new Site();
                var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", site.at("/solvik")), Map.of())) {
            var archived = new SitePosts.Archived(setting, "solvik");
            long post = archived.post("post", "2026-09-15T10:00:00Z", site.at("/solvik").toString(), "Ett vanligt inlägg.");
            long forbidden = archived.comment("svar", "post", "Vera", "2026-09-16T10:00:00Z", "Det som inte får kopieras.");
            setting.uncopied.add(forbidden);
            assertThatThrownBy(() -> item(setting, forbidden)).isInstanceOf(NotToBePictured.class)
                    .hasMessageContaining("must not be copied");
            assertThat(setting.snapshots().of("solvik")).isEmpty();
            var outcome = item(setting, post);
            assertThat(outcome.page()).isNull();
            assertThat(outcome.detail()).isEqualTo("visas inte: tråden har något som inte får avbildas");
            assertThat(setting.take("solvik").getFirst().failure()).isEqualTo(Failure.RESTRICTED);
            assertThat(site.asked).isEmpty();
            var own = Objects.requireNonNull(outcome.reconstruction());
            assertThat(Files.readString(setting.snapshots().file(own, "text.txt").orElseThrow())).contains("Ett vanligt inlägg.",
                    "Utelämnade handlingar, som inte får återges: 1").doesNotContain("inte får kopieras");
            assertThat(setting.snapshots().showing(forbidden)).isEmpty();
            assertThat(Set.copyOf(setting.snapshots().showing(post))).containsExactly(own);
        }
    }

    @Test
    void anAccountThatShowsWhatMustNotBeCopiedIsNotPicturedNorAreItsItemsPages() throws IOException {
        try (var site = new Site();
                var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", site.at("/solvik")), Map.of())) {
            var archived = new SitePosts.Archived(setting, "solvik");
            long post = archived.post("post", "2026-09-15T10:00:00Z", site.at("/solvik").toString(), "Ett vanligt inlägg.");
            setting.shunned.add("solvik");
            assertThat(setting.take("solvik").getFirst().failure()).isEqualTo(Failure.RESTRICTED);
            var outcome = item(setting, post);
            assertThat(outcome.page()).isNull();
            assertThat(outcome.detail()).isEqualTo("visas inte: kontot visar något som inte får avbildas");
            assertThat(outcome.reconstruction()).isNotNull();
            assertThat(site.asked).isEmpty();
        }
    }
}
