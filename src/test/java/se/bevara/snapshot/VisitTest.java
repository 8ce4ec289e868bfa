package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;

/** Windows, periods, ends of the browser, and what is kept aside. */
class VisitTest {

    @TempDir
    Path root;

    private final Site site = new Site();

    @BeforeEach
    void browser() {
        SnapshotSetting.needsBrowser();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Manifest manifest(SnapshotSetting setting, Snapshot snapshot) {
        return setting.snapshots().manifest(snapshot).orElseThrow();
    }

    @Test
    void aPageIsPicturedInEachWindowAndTheTelephonesMayBeMissing() throws Exception {
        var pages = Map.of("telefon", site.at("/telefon"), "bara", site.at("/telefonvagg"), "bred", site.at("/other"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages,
                Map.of("bevara.snapshot.viewports", "desktop 1280x1024@1, mobile 390x844@2 touch"))) {
            var snapshot = setting.taken("telefon");
            assertThat(site.agent).contains("Android", "Chrome/", "Mobile Safari").doesNotContain("X11");
            assertThat(snapshot.digests()).containsKeys("picture-001.png", "mobile-001.png");
            var views = manifest(setting, snapshot).views();
            assertThat(views).extracting(Manifest.View::name).containsExactly("desktop", "mobile");
            assertThat(views.get(1).pictures()).containsExactly("mobile-001.png");
            assertThat(views.get(1).ended()).isEqualTo("innehållet slutade växa");
            byte[] mobile = Files.readAllBytes(setting.snapshots().file(snapshot, "mobile-001.png").orElseThrow());
            var picture = ImageIO.read(new ByteArrayInputStream(mobile));
            assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(780, views.get(1).height() * 2);
            byte[] pdf = Files.readAllBytes(setting.snapshots().file(snapshot, "snapshot.pdf").orElseThrow());
            assertThat(VeraPdf.failures(pdf)).isEmpty();
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document).split("Inlägg 3", -1)).as("in both windows").hasSize(3);
            }
            var only = manifest(setting, setting.taken("bara"));
            assertThat(only.views()).hasSize(1);
            assertThat(only.missing()).containsExactly("mobile: ingen bild, inloggningsvägg");
            assertThat(views.get(1).missing()).isEmpty();
            assertThat(views.get(1).done()).isEmpty();
            wide(setting, setting.taken("bred"));
            keep();
        }
    }

    /** A page that says nothing of telephones: its right edge is in the picture, too. */
    private static void wide(SnapshotSetting setting, Snapshot snapshot) throws Exception {
        var view = manifest(setting, snapshot).views().get(1);
        assertThat(view.missing()).isEmpty();
        assertThat(view.done())
                .containsExactly("Sidan är 980 bildpunkter bred och avbildad på längre håll, som en telefon visar den");
        assertThat(view.height()).isGreaterThan(500);
        var picture = ImageIO.read(setting.snapshots().file(snapshot, "mobile-001.png").orElseThrow().toFile());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(980, view.height());
        assertThat(picture.getRGB(975, 20)).as("the heading's band reaches to the edge").isEqualTo(0xFF16425B);
        byte[] pdf = Files.readAllBytes(setting.snapshots().file(snapshot, "snapshot.pdf").orElseThrow());
        assertThat(VeraPdf.failures(pdf)).isEmpty();
    }

    /** Copies what was taken where a person looks at it, when asked. */
    private void keep() throws IOException {
        String to = System.getProperty("bevara.look");
        if (to != null) {
            try (var files = Files.walk(root.resolve("archive"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = Path.of(to).resolve(root.relativize(file).toString().replace('/', '_'));
                    Files.createDirectories(Path.of(to));
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }

    @Test
    void aPageIsFollowedDownToWhatIsOlderThanTheLastSnapshot() {
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("dagar", site.at("/dagar")), Map.of())) {
            setting.now.set(Instant.parse("2026-06-29T08:00:00Z"));
            var first = manifest(setting, setting.taken("dagar"));
            assertThat(first.views().getFirst().ended()).isEqualTo("djupet är nått");
            setting.now.set(Instant.parse("2026-10-05T08:00:00Z"));
            var second = manifest(setting, setting.taken("dagar"));
            assertThat(second.views().getFirst().ended()).isEqualTo("perioden är täckt");
            assertThat(second.pictured()).isBetween(5000, 8000);
            assertThat(second.missing()).containsExactly("Sidan fortsätter nedanför " + second.pictured()
                    + " bildpunkter, med inlägg från tiden före förra ögonblicksbilden");
        }
    }

    @Test
    void aBrowserOrPageThatDiesIsNamedSoonWhateverItWasAsked() {
        for (String which : List.of("--type=renderer", "--headless")) {
            try (var again = new Site();
                    var setting = new SnapshotSetting(TestDatabase.H2, root.resolve(which), Map.of("never", again.at("/slow")),
                            Map.of())) {
                var died = new AtomicLong();
                var killer = Thread.ofVirtual().start(() -> {
                    try {
                        again.waiting.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    died.set(System.nanoTime());
                    ProcessHandle.current().descendants()
                            .filter(process -> process.info().command().orElse("").contains("chrom")
                                    && line(process).contains(which))
                            .forEach(ProcessHandle::destroyForcibly);
                });
                assertThat(setting.take("never")).extracting(Outcome::failure).as(which).containsExactly(Failure.BROWSER_FAILED);
                assertThat(killer.isAlive()).isFalse();
                assertThat(Duration.ofNanos(System.nanoTime() - died.get())).isLessThan(Duration.ofSeconds(15));
            }
        }
    }

    /** Java tells no words of processes that have renamed themselves. */
    private static String line(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aPageStuckInItsScriptWhoseBrowserDiesIsNotWaitedFor() {
        stuck("chrom", Failure.BROWSER_FAILED);
    }

    @Test
    void aPageThatDiesWhileItIsAskedIsNotWaitedFor() {
        stuck("--type=renderer", Failure.BROWSER_FAILED);
    }

    /** A page whose script stands still while it is asked; then something of the browser dies. */
    private void stuck(String dies, Failure expected) {
        site.put("/fast", "<p>En sida med text nog för att vara en sida.</p><script>onload=()=>setTimeout(()=>{const r="
                + "new XMLHttpRequest();r.open('GET','/never',false);r.send()},10)</script>");
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("fast", site.at("/fast")), Map.of())) {
            var died = new AtomicLong();
            Thread.ofVirtual().start(() -> {
                try {
                    site.waiting.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                died.set(System.nanoTime());
                ProcessHandle.current().descendants()
                        .filter(process -> process.info().command().orElse("").contains("chrom") && line(process).contains(dies))
                        .forEach(ProcessHandle::destroyForcibly);
            });
            assertThat(setting.take("fast")).extracting(Outcome::failure).containsExactly(expected);
            assertThat(Duration.ofNanos(System.nanoTime() - died.get())).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whatFailsUnexpectedlyFailsAloneAndIsKeptAsideAsLongAsItHelps() throws Exception {
        var pages = Map.of("a", site.at("/other"), "b", site.at("/other"), "c", site.at("/wall"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of())) {
            Path staging = Files.createDirectories(root.resolve("archive/.unfinished/snapshots"));
            Path inTheWay = Files.createFile(staging.resolve("kommunstyrelsen!a!snapshots!2026-2!2026-10-05T081530Z"));
            var outcomes = setting.take("a", "b", "c");
            assertThat(outcomes).extracting(Outcome::failure).containsExactly(Failure.PROGRAM_FAILED, null, Failure.LOGIN_WALL);
            assertThat(outcomes.getFirst().detail()).isEqualTo("UncheckedIOException");
            Files.delete(inTheWay);
            for (int n = 0; n < 3; n++) {
                setting.now.set(setting.now.get().plusSeconds(60));
                setting.take("c");
            }
            var kept = setting.snapshots().diagnosis("c");
            assertThat(kept).hasSize(3).first().satisfies(newest -> {
                assertThat(newest.failure()).isEqualTo(Failure.LOGIN_WALL);
                assertThat(newest.reached()).isEqualTo(site.at("/login").toString());
                assertThat(newest.status()).isEqualTo(200);
                assertThat(newest.mark()).isEqualTo("adressen");
                var picture = ImageIO.read(Objects.requireNonNull(newest.picture()).toFile());
                assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1280, 1024);
                assertThat(newest.picture()).startsWith(root.resolve("diagnosis/c"));
            });
            assertThat(setting.verified()).isEmpty();
            setting.now.set(setting.now.get().plus(Duration.ofDays(89)));
            setting.snapshots().expire();
            assertThat(setting.snapshots().diagnosis("c")).hasSize(3);
            setting.now.set(setting.now.get().plus(Duration.ofDays(2)));
            setting.snapshots().expire();
            assertThat(setting.snapshots().diagnosis("c")).isEmpty();
        }
    }

    @Test
    void whatWasKeptAsideIsClearedWhenTheAccountIsPicturedAgain() {
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("c", site.at("/wall")), Map.of())) {
            setting.take("c");
        }
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("c", site.at("/other")), Map.of())) {
            assertThat(setting.snapshots().diagnosis("c")).hasSize(1);
            setting.taken("c");
            assertThat(setting.snapshots().diagnosis("c")).isEmpty();
            assertThat(root.resolve("diagnosis/c")).doesNotExist();
        }
    }

    @Test
    void whatWasKeptAsideIsClearedWhenAnItemOfTheAccountIsDisposedOfOrClosed() {
        var pages = Map.of("c", site.at("/wall"), "d", site.at("/wall"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of())) {
            var archive = setting.the(Archive.class);
            var follows = setting.the(AsideFollows.class);
            long one = new SitePosts.Archived(setting, "c").post("one", "2026-09-15T10:00:00Z", "", "Ett inlägg.");
            long two = new SitePosts.Archived(setting, "d").post("two", "2026-09-15T10:00:00Z", "", "Ett annat.");
            setting.take("c", "d");
            follows.purge();
            assertThat(kept(setting)).as("nothing has been disposed of").containsExactly(1, 1);
            follows.erased(archive.items(List.of(one)));
            assertThat(kept(setting)).containsExactly(0, 1);
            setting.now.set(setting.now.get().plusSeconds(60));
            setting.take("c");
            setting.the(JdbcTemplate.class).update("UPDATE archive_item SET disposed = ? WHERE id = ?",
                    OffsetDateTime.parse("2026-10-05T09:00:00Z"), one);
            assertThat(kept(setting)).containsExactly(1, 1);
            follows.purge();
            assertThat(kept(setting)).as("also when an interruption kept it from being told").containsExactly(0, 1);
            setting.now.set(setting.now.get().plusSeconds(60));
            setting.take("c");
            follows.purge();
            assertThat(kept(setting)).as("what was disposed of before is not seen there").containsExactly(1, 1);
            new TransactionTemplate(setting.the(JdbcTransactionManager.class))
                    .executeWithoutResult(status -> setting.the(Closures.class).close(two, Closures.Why.SECRET));
            assertThat(kept(setting)).containsExactly(1, 0);
            assertThat(root.resolve("diagnosis/d")).doesNotExist();
        }
    }

    private static List<Integer> kept(SnapshotSetting setting) {
        return List.of(setting.snapshots().diagnosis("c").size(), setting.snapshots().diagnosis("d").size());
    }

    @Test
    void whetherAnEmojiIsABoxIsMeasured() throws Exception {
        Path fonts = Path.of("/usr/share/fonts/truetype/liberation");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(fonts) && System.getenv("FONTCONFIG_FILE") == null);
        Path own = root.resolve("fonts.conf");
        Files.writeString(own,
                "<?xml version='1.0'?><fontconfig><dir>" + fonts + "</dir><cachedir>" + root + "</cachedir></fontconfig>");
        var tools = BrowserTools.find(SnapshotSetting.settings()).orElseThrow();
        try (var way = new GuardedWay(1_000_000);
                var without = Browsing.open(tools, way, Map.of("FONTCONFIG_FILE", own.toString()))) {
            assertThat(without.emoji()).isFalse();
        }
        boolean installed = Files.exists(Path.of("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"));
        try (var way = new GuardedWay(1_000_000); var with = Browsing.open(tools, way)) {
            assertThat(with.emoji()).isEqualTo(installed);
        }
    }
}
