package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.ledger.Difference;

/** Pages on loopback, pictured by a real browser. */
class PicturingTest {

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
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").matches("(?s).*(chrom|run-driver).*"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsPicturesDocumentTextAndManifestOfAPageThatGrows(TestDatabase database) throws Exception {
        try (var setting = new SnapshotSetting(database, root, Map.of("solvik", site.at("/solvik")), Map.of())) {
            var snapshot = setting.taken("solvik");
            assertThat(snapshot.folder()).isEqualTo("kommunstyrelsen/solvik/snapshots/2026-2/2026-10-05T081530Z");
            assertThat(setting.snapshots().of("solvik")).containsExactly(snapshot);
            assertThat(snapshot.digests().keySet()).containsExactly("manifest.json", "picture-001.png", "picture-002.png",
                    "picture-003.png", "snapshot.pdf", "text.txt", "thumbnail.png");
            var manifest = setting.snapshots().manifest(snapshot).orElseThrow();
            assertThat(manifest.title()).isEqualTo("Solvik på nätet");
            assertThat(manifest.status()).isEqualTo(200);
            assertThat(manifest.missing()).containsExactly("Sidan fortsätter nedanför 9000 bildpunkter");
            assertThat(manifest.links()).contains(site.at("/om?del=1").toString(), "https://solvik.example/inlagg/3")
                    .noneMatch(link -> link.startsWith("javascript"));
            assertThat(manifest.files()).isEqualTo(without(snapshot.digests(), "manifest.json"));
            String text = Files.readString(file(setting, snapshot, "text.txt"));
            assertThat(text).contains("Solviks kommun 🎉 å ä ö", "räksmörgåsar", "Äldre inlägg 2-4")
                    .doesNotContain("addEventListener");
            var picture = ImageIO.read(file(setting, snapshot, "picture-003.png").toFile());
            assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(1280, 1000);
            byte[] pdf = Files.readAllBytes(file(setting, snapshot, "snapshot.pdf"));
            assertThat(VeraPdf.failures(pdf)).isEmpty();
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(document)).contains("räksmörgåsar", "Inlägg 6", "Solvik på nätet",
                        snapshot.digests().getOrDefault("picture-001.png", "").substring(0, 30));
                assertThat(document.getPage(0).getAnnotations()).isNotEmpty();
            }
            assertThat(setting.verified()).isEmpty();
            tampered(setting, snapshot);
        }
    }

    private static void tampered(SnapshotSetting setting, Snapshot snapshot) throws IOException {
        Path text = file(setting, snapshot, "text.txt");
        Files.writeString(text, "Annat");
        Files.delete(file(setting, snapshot, "snapshot.pdf"));
        Files.writeString(text.resolveSibling("more.png"), "");
        Path unknown = Files.createDirectories(text.resolve("../../2026-10-06T000000Z").normalize());
        assertThat(setting.verified()).extracting(Difference::file).containsExactlyInAnyOrder(
                "archive/" + snapshot.folder() + "/text.txt", "archive/" + snapshot.folder() + "/snapshot.pdf",
                "archive/" + snapshot.folder() + "/more.png", "archive/" + setting.root.resolve("archive").relativize(unknown));
    }

    private static Map<String, String> without(Map<String, String> all, String name) {
        var rest = new TreeMap<>(all);
        rest.remove(name);
        return rest;
    }

    private static Path file(SnapshotSetting setting, Snapshot snapshot, String name) {
        return setting.snapshots().file(snapshot, name).orElseThrow();
    }

    @Test
    void whatIsNotTheAccountsPageIsANamedFailureAndNeverASnapshot() {
        var pages = new HashMap<String, java.net.URI>();
        var expected = new TreeMap<>(Map.of("wall", "LOGIN_WALL ", "login", "LOGIN_WALL ", "form", "LOGIN_WALL ", "broken",
                "HTTP_ERROR HTTP 503", "lost", "HTTP_ERROR HTTP 404", "home", "OFF_ACCOUNT ", "odd", "OFF_ACCOUNT ", "private",
                "UNSAFE_ADDRESS ",
                "empty",
                "EMPTY ", "white", "EMPTY "));
        expected.putAll(Map.of("file", "NOT_A_PAGE ", "json", "NOT_A_PAGE "));
        expected.keySet().forEach(id -> pages.put(id, site.at("/" + id)));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages, Map.of())) {
            var found = new TreeMap<String, String>();
            setting.take(expected.keySet().toArray(String[]::new))
                    .forEach(outcome -> found.put(outcome.account(), outcome.failure() + " " + outcome.detail()));
            assertThat(found).isEqualTo(expected);
            assertThat(expected.keySet()).allSatisfy(id -> assertThat(setting.snapshots().of(id)).isEmpty());
            assertThat(root.resolve("archive/kommunstyrelsen")).doesNotExist();
            assertThat(setting.snapshots().plan(java.time.LocalDate.of(2026, 10, 5))).allSatisfy(
                    planned -> assertThat(planned.failing()).as(planned.account().id()).isNotNull());
            assertThat(site.asked).doesNotContain("/secret");
        }
    }

    @Test
    void aPageThatDoesNotComeToRestIsGivenUp() {
        var pages = Map.of("restless", site.at("/restless"), "slow", site.at("/slow"), "stuck", site.at("/stuck"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages,
                Map.of("bevara.snapshot.patience", "6s", "bevara.snapshot.loading", "3s"))) {
            assertThat(setting.take("restless", "slow", "stuck")).extracting(Outcome::failure).containsOnly(Failure.UNSETTLED);
            assertThat(root.resolve("archive/kommunstyrelsen")).doesNotExist();
        }
    }

    @Test
    void aPageReachesNeitherThisMachineNorPrivateNetworksNorFiles() {
        try (var other = new Site()) {
            String there = "http://127.0.0.1:" + other.port();
            site.put("/hostile",
                    """
                            <article><p>En sida som försöker nå det som den inte ska nå, med text nog för att vara en sida.</p></article>
                            <img src="%1$s/image"><img src="http://localhost:%2$d/name"><img src="http://[::1]:%2$d/six">
                            <img src="http://0.0.0.0:%2$d/zero"><img src="http://2130706433:%2$d/number">
                            <iframe src="%1$s/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
                            <script src="%1$s/script"></script><link rel=preconnect href="%1$s"><link rel=prefetch href="%1$s/prefetch">
                            <img src="http://10.0.0.1/"><img src="http://169.254.169.254/latest/meta-data/">
                            <img src="/redirect-inside">
                            <script>
                              fetch('%1$s/fetch', {mode: 'no-cors'}).catch(() => {});
                              navigator.sendBeacon('%1$s/beacon', 'x');
                              try { new WebSocket('ws://127.0.0.1:%2$d/socket'); } catch (e) {}
                              try { new EventSource('%1$s/events'); } catch (e) {}
                              open('%1$s/popup');
                              const a = document.createElement('a'); a.href = '/file'; a.download = 'x.zip'; document.body.append(a); a.click();
                              navigator.serviceWorker && navigator.serviceWorker.register('/worker.js').catch(() => {});
                            </script>"""
                            .formatted(there, other.port()));
            try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("hostile", site.at("/hostile")), Map.of())) {
                var outcome = setting.take("hostile").getFirst();
                assertThat(outcome.failure()).isNull();
                assertThat(other.asked).isEmpty();
                assertThat(site.asked).doesNotContain("/worker.js");
                var text = setting.snapshots().manifest(setting.snapshots().of("hostile").getFirst()).orElseThrow();
                assertThat(text.reached()).isEqualTo(site.at("/hostile").toString());
            }
        }
    }

    @Test
    void anAccountOnAPrivateAddressThatIsNotConfiguredIsNotVisited() {
        var registered = new Account0(site);
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("solvik", site.at("/solvik")), Map.of())) {
            var outcome = setting.snapshots().take(List.of(registered.account()), "test", account -> "Provet", each -> {
            }).orElseThrow().getFirst();
            assertThat(outcome.failure()).isEqualTo(Failure.UNSAFE_ADDRESS);
            assertThat(site.asked).isEmpty();
        }
    }

    /** An account whose registered address is the site's, without being configured to be there. */
    private record Account0(Site site) {
        se.bevara.accounts.Account account() {
            var any = SnapshotSetting.account("inside");
            return new se.bevara.accounts.Account("inside", any.authority(), "", "", any.platform(), any.handle(),
                    site.at("/solvik"),
                    any.kind(), any.operation(), "", "", "", List.of(), "", any.openness(), any.state(), null, null,
                    any.cadence(),
                    any.legal());
        }
    }

    @Test
    void picturesLieOneBelowTheOtherWithoutASeam() throws IOException {
        var pages = Map.of("solvik", site.at("/solvik"));
        try (var whole = new SnapshotSetting(TestDatabase.H2, root.resolve("whole"), pages,
                Map.of("bevara.snapshot.tile", "9000"));
                var tiled = new SnapshotSetting(TestDatabase.H2, root.resolve("tiled"), pages,
                        Map.of("bevara.snapshot.tile", "1100"))) {
            var all = ImageIO.read(file(whole, whole.taken("solvik"), "picture-001.png").toFile());
            var parts = tiled.taken("solvik");
            assertThat(parts.pictures()).hasSize(9);
            for (int y = 0; y < all.getHeight(); y += 550) {
                var part = ImageIO.read(file(tiled, parts, parts.pictures().get(y / 1100)).toFile());
                int rows = Math.min(550, all.getHeight() - y);
                assertThat(part.getRGB(0, y % 1100, 1280, rows, null, 0, 1280)).as("from row " + y)
                        .isEqualTo(all.getRGB(0, y, 1280, rows, null, 0, 1280));
            }
        }
    }

    @Test
    void whatMovesOnAPageIsPicturedWhereItComesToRest() throws IOException {
        site.put("/moves", """
                <article><p>En sida där något rör sig, med text nog för att vara en sida för provet.</p></article><style>
                @keyframes go {from {background: #f00} to {background: #0a0}}
                div {position: absolute; top: 400px; width: 100px; height: 100px; background: #00f}
                #ends {left: 0; animation: go 60s linear forwards} #never {left: 200px; animation: go 60s linear infinite}
                </style><div id=ends></div><div id=never></div>""");
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("moves", site.at("/moves")), Map.of())) {
            var picture = ImageIO.read(file(setting, setting.taken("moves"), "picture-001.png").toFile());
            assertThat(picture.getRGB(50, 450)).isEqualTo(0xFF00AA00);
            assertThat(picture.getRGB(250, 450)).isEqualTo(0xFF0000FF);
        }
    }

    @Test
    void aPageThatNeverEndsIsPicturedToItsDepthAndSaysSo() {
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, Map.of("endless", site.at("/endless")),
                Map.of("bevara.snapshot.depth", "6000"))) {
            var snapshot = setting.taken("endless");
            var manifest = setting.snapshots().manifest(snapshot).orElseThrow();
            assertThat(manifest.pictured()).isEqualTo(6000);
            assertThat(manifest.missing()).containsExactly("Sidan fortsätter nedanför 6000 bildpunkter");
        }
    }

    @Test
    void aBrowserThatIsKilledFailsOnePictureAndLeavesNothingBehind() throws Exception {
        var pages = Map.of("slow", site.at("/slow"), "solvik", site.at("/other"));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, pages,
                Map.of("bevara.snapshot.loading", "10s", "bevara.snapshot.workers", "1"))) {
            var killer = Thread.ofVirtual().start(() -> {
                try {
                    site.waiting.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                ProcessHandle.current().descendants()
                        .filter(process -> process.info().command().orElse("").contains("chrom"))
                        .forEach(ProcessHandle::destroyForcibly);
            });
            var outcomes = setting.take("slow", "solvik");
            killer.join();
            assertThat(outcomes).extracting(Outcome::failure).containsExactly(Failure.BROWSER_FAILED, null);
            assertThat(setting.snapshots().of("slow")).isEmpty();
            assertThat(setting.verified()).isEmpty();
        }
    }
}
