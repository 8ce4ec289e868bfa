package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.sample.Play;
import se.bevara.sample.PublicPages;
import se.bevara.sample.StoryClock;
import se.bevara.sample.World;

/** The public pages of the sample's story, pictured by a real browser in two half-years. */
class SamplePagesTest {

    private static final List<String> ACCOUNTS = List.of("facebook-kulturisolvik", "mastodon-klass5b",
            "wordpress-framtidensolvik");

    @TempDir
    Path root;

    private final World world = new World(StoryClock.at("2025-09-01T00:00"));
    private final Play play = Play.of(world, Path.of("archive-sample"));
    private final PublicPages pages = new PublicPages(world);

    @BeforeEach
    void browser() {
        SnapshotSetting.needsBrowser();
    }

    @AfterEach
    void close() {
        pages.close();
    }

    private static Account account(String id) {
        var any = SnapshotSetting.account(id);
        String[] parts = id.split("-", 2);
        return new Account(id, any.authority(), "", "", parts[0], parts[1], any.address(), any.kind(), any.operation(), "", "",
                "",
                List.of(), "", any.openness(), any.state(), null, null, any.cadence(), any.legal());
    }

    private Map<String, Outcome> taken(SnapshotSetting setting, String night) {
        setting.now.set(StoryClock.instant(night));
        play.until(StoryClock.instant(night));
        var outcomes = new LinkedHashMap<String, Outcome>();
        assertThat(setting.snapshots().take(ACCOUNTS.stream().map(SamplePagesTest::account).toList(), "test",
                account -> "Provet", outcome -> outcomes.put(outcome.account(), outcome))).isPresent();
        return outcomes;
    }

    private static String text(SnapshotSetting setting, String account) throws IOException {
        var last = setting.snapshots().of(account).getLast();
        return Files.readString(setting.snapshots().file(last, "text.txt").orElseThrow());
    }

    private static BufferedImage picture(SnapshotSetting setting, Snapshot snapshot) throws IOException {
        return ImageIO.read(setting.snapshots().file(snapshot, "picture-001.png").orElseThrow().toFile());
    }

    @Test
    void showWhatAnyoneSawThen() throws IOException {
        var addresses = new LinkedHashMap<String, URI>();
        ACCOUNTS.forEach(id -> addresses.put(id, pages.address(id.replaceFirst("-", "/"))));
        try (var setting = new SnapshotSetting(TestDatabase.H2, root, addresses, Map.of())) {
            assertThat(taken(setting, "2025-11-10T01:15").values()).extracting(Outcome::failure).containsOnlyNulls();
            String culture = text(setting, "facebook-kulturisolvik");
            assertThat(culture).as("posts, what hangs below them, and older ones that came with scrolling")
                    .contains("Biljetterna till adventskonserten", "Kostar det något?")
                    .doesNotContain("Köp dina biljetter billigare");
            assertThat(text(setting, "mastodon-klass5b")).contains("Fäst inlägg", "24 elever", "Inga fler inlägg");
            assertThat(text(setting, "wordpress-framtidensolvik")).contains("Samråd om ny översiktsplan", "SENASTE KOMMENTARER");
            assertThat(culture).as("the cookie notice has been answered").doesNotContain("Får vi använda kakor");
            assertThat(text(setting, "wordpress-framtidensolvik")).doesNotContain("kakor för besöksstatistik");
            var links = setting.snapshots().manifest(setting.snapshots().of("facebook-kulturisolvik").getFirst()).orElseThrow()
                    .links();
            assertThat(links.stream().filter(link -> link.contains("/posts/") && !link.contains("comment_id")))
                    .as("more than the eight that the page begins with").hasSizeGreaterThan(8);
            assertThat(links).contains(play.named("konsert").orElseThrow().permalink());

            var later = taken(setting, "2026-04-24T01:15");
            assertThat(later.get("mastodon-klass5b")).extracting(Outcome::failure).isEqualTo(Failure.LOGIN_WALL);
            var two = setting.snapshots().of("facebook-kulturisolvik");
            assertThat(two).extracting(Snapshot::half).containsExactly("2025-2", "2026-1");
            assertThat(picture(setting, two.getFirst()).getRGB(400, 80)).as("the sky of the cover")
                    .isNotEqualTo(picture(setting, two.getLast()).getRGB(400, 80));
            assertThat(setting.verified()).isEmpty();
        }
        keep();
    }

    /** With {@code -Dbevara.keep=FOLDER}, so that a person can look at them. */
    private void keep() throws IOException {
        String folder = System.getProperty("bevara.keep", "");
        if (!folder.isEmpty()) {
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = Path.of(folder).resolve(root.relativize(file).toString().replace('/', '!'));
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
