package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;
import se.bevara.sample.Fault;
import se.bevara.sample.StoryClock;

/** What is handed out tells which nights failed on its accounts, as the receipts of those nights have it. */
class GapsInPackageTest {

    private static final Who WHO = Who.of("arkivarie");

    @TempDir
    Path folder;

    @Test
    void aPackageTellsTheNightsThatFailedOnItsAccountAndNoOthers() throws Exception {
        var clock = StoryClock.at("2026-11-18T12:00");
        try (var municipality = new Municipality(clock)) {
            var facebook = municipality.world.facebook("solvik");
            var mastodon = municipality.world.mastodon("solvik");
            var post = facebook.post("Ett inlägg om vägar");
            mastodon.post("Ett annat");
            facebook.strike(LocalDate.of(2026, 11, 20), Fault.LOGIN_WALL);
            mastodon.strike(LocalDate.of(2026, 11, 19), Fault.LOGIN_WALL);
            try (var application = municipality.application(folder.resolve("data"))) {
                for (int day = 19; day <= 21; day++) {
                    clock.set(StoryClock.instant("2026-11-" + day + "T01:15"));
                    application.getBean(Nights.class).run(LocalDate.of(2026, 11, day));
                    post.comment("Bo", "Dag " + day);
                }
                clock.set(StoryClock.instant("2026-11-22T01:15"));
                application.getBean(Nights.class).run(LocalDate.of(2026, 11, 22));
                told(packed(application));
            }
        }
    }

    private static Packing.Packed packed(ApplicationContext application) {
        var requests = application.getBean(Requests.class);
        String id = requests.open(new Requests.Opening("Allt på kontot", null, "", ""), "arkivarie").id();
        application.getBean(Selections.class).add(id, new Choice.Period("facebook-solvik", LocalDate.of(2026, 11, 18),
                LocalDate.of(2026, 11, 22)), false, WHO);
        var items = requests.items(id).stream().map(Selected::item).toList();
        assertThat(items).hasSize(4);
        application.getBean(Reviewing.class).openAll(id, items, WHO);
        application.getBean(Deciding.class).decide(id, new Deciding.Decision(Answer.FULL, "", true, true), WHO);
        return application.getBean(Packing.class).pack(id, WHO);
    }

    private static void told(Packing.Packed packed) throws Exception {
        try (var document = Loader.loadPDF(packed.pdf().toFile()); var zip = new ZipFile(packed.zip().toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Luckor i hämtningen 2026-11-20, facebook-solvik: ").doesNotContain("2026-11-19, ", "2026-11-21, ",
                            "mastodon");
            String json = new String(zip.getInputStream(zip.getEntry("utlamnande.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(json.substring(json.indexOf("\"gaps\""))).contains("2026-11-20", "facebook-solvik")
                    .doesNotContain("2026-11-19", "2026-11-21");
        }
        assertThat(Files.size(packed.pdf())).isPositive();
    }
}
