package se.bevara.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.realservers.SnacServer.ANNA;
import static se.bevara.realservers.SnacServer.MUNICIPALITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.snapshot.Snapshot;

/** Pages that nobody here wrote, pictured by a real browser. */
@Tag("real-servers")
class PicturesTest {

    private static final String PLACE = "Vid Hamnparken byggs en lekplats, och trafiken leds om. ";

    @TempDir
    Path data;

    @Test
    void aSnacProfileIsPicturedWithItsPostsAndTheAnswersBelow() throws IOException {
        try (var snac = new SnacServer();
                var archive = new NightlyArchive(data, "mastodon", MUNICIPALITY, snac.base(), snac.token(MUNICIPALITY))) {
            SnacServer.Status water = snac.post(MUNICIPALITY, "Vattnet stängs av i natt. 🚰");
            snac.reply(ANNA, water, "Gäller det Lillgatan?");
            for (int i = 1; i <= 25; i++) {
                snac.post(MUNICIPALITY, "Nyhet " + i + " från Solvik: " + PLACE);
            }
            archive.night();
            String text = text(archive, archive.pictured(), "snac");
            assertThat(text).contains("Nyhet 25 från Solvik", "Nyhet 12 från Solvik", "Hamnparken");
            assertThat(archive.differences()).isEmpty();
        }
    }

    @Test
    void aWordpressSiteIsPicturedWithALongListOfPosts() throws IOException {
        try (var blog = new WordpressServer();
                var archive = new NightlyArchive(data, "wordpress", "solvik", blog.base(), blog.credential())) {
            blog.listing(25);
            for (int i = 1; i <= 30; i++) {
                blog.post("Nyhet " + i + " från Solvik", PLACE.repeat(3 + i % 9));
            }
            archive.night();
            var snapshot = archive.pictured();
            assertThat(text(archive, snapshot, "wordpress")).contains("Nyhet 30 från Solvik", "Nyhet 6 från Solvik",
                    "Hamnparken");
            assertThat(archive.manifest(snapshot).links()).filteredOn(link -> link.matches(".*(nyhet-|\\?p=).*"))
                    .hasSizeGreaterThanOrEqualTo(25);
            assertThat(archive.differences()).isEmpty();
        }
    }

    /** What the picture says; with {@code -Dbevara.keep=FOLDER} its files are kept there, so that a person can look at them. */
    private static String text(NightlyArchive archive, Snapshot snapshot, String name) throws IOException {
        String folder = System.getProperty("bevara.keep", "");
        if (!folder.isEmpty()) {
            Path to = Files.createDirectories(Path.of(folder).resolve(name));
            for (String file : snapshot.digests().keySet()) {
                Files.copy(archive.file(snapshot, file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Files.readString(archive.file(snapshot, "text.txt"));
    }
}
