package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.sample.Platform;
import se.bevara.sample.StoryClock;

/** Nights over real HTTP that notice what a platform changes before capture fails of it, and the list of fields that the connectors know. */
class ApiChangeNightTest {

    private static final Path FIELDS = Path.of("src/main/resources/se/bevara/capture/fields.txt");
    private static final String NEEDED = " needed";

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);

    private NightReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        return application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    @Test
    void aPlatformThatRenamesAFieldAndAnnouncesItsEndIsToldOfWhileCaptureStillWorks() {
        var account = municipality.world.mastodon("solvik");
        for (int i = 0; i < 25; i++) {
            account.post("Inlägg " + i);
        }
        try (municipality; var application = municipality.application(data)) {
            for (int day = 2; day < 5; day++) {
                assertThat(night(application, "2026-03-0" + day).toDo()).isEmpty();
            }
            municipality.platforms.mastodon().forgetCalls();
            municipality.platforms.mastodon().changes(json -> json.replace("\"language\":", "\"spoken\":"),
                    Map.of("Sunset", "Wed, 01 Jul 2026 00:00:00 GMT"));
            var receipt = night(application, "2026-03-05");
            assertThat(receipt.accounts()).extracting(AccountReceipt::outcome).containsExactly(Outcome.COMPLETE);
            assertThat(receipt.toDo()).hasSize(3).anyMatch(line -> line.contains("inte har setts förr (post.spoken"))
                    .anyMatch(line -> line.contains("saknades i alla svar (post.language)"))
                    .anyMatch(line -> line.contains("tas ur bruk (sunset Wed, 01 Jul 2026 00:00:00 GMT)"));
            assertThat(municipality.platforms.mastodon().calls()).as("nothing is asked for it")
                    .isEqualTo(receipt.accounts().getFirst().asked());
            municipality.platforms.mastodon().changes(UnaryOperator.identity(), Map.of());
            assertThat(night(application, "2026-03-06").toDo()).isEmpty();
        }
    }

    /** The list is what the doubles give, which are held to what is published. -Dbevara.golden=write writes it anew. */
    @Test
    void theListOfKnownFieldsIsWhatThePlatformsGive() throws IOException {
        for (Platform platform : Platform.values()) {
            var account = municipality.world.presence(platform, "solvik").describe("Solviks kommun", "Vi svarar vardagar 8–16.");
            var picture = municipality.world.medium("bro.png", "image/png", new byte[]{1, 2, 3}, "En bro");
            var post = account.post("Se https://solvik.example #bro @anna", picture);
            post.liked(3);
            post.comment("Anna", "Fin bro").answer("Tack");
            account.post("Två").edit("Två, ändrat");
            account.post("Album", picture, municipality.world.medium("torg.png", "image/png", new byte[]{4, 5}, "Ett torg"));
            account.post("Film", municipality.world.medium("film.mp4", "video/mp4", new byte[]{6, 7}, "En film"));
        }
        try (municipality; var application = municipality.application(data)) {
            night(application, "2026-03-02");
            var seen = new TreeSet<>(application.getBean(JdbcClient.class)
                    .sql("SELECT platform || ' ' || path || ' ' || value_type FROM capture_field WHERE value_type <> 'null'")
                    .query(String.class).list());
            List<String> lines = Files.exists(FIELDS) ? Files.readAllLines(FIELDS) : List.of();
            Set<String> needed = lines.stream().filter(line -> line.endsWith(NEEDED))
                    .map(line -> line.substring(0, line.length() - NEEDED.length())).collect(Collectors.toSet());
            if ("write".equals(System.getProperty("bevara.golden"))) {
                Files.writeString(FIELDS, lines.stream().filter(line -> line.startsWith("#")).map(line -> line + "\n")
                        .collect(Collectors.joining())
                        + seen.stream().map(line -> line + (needed.contains(line) ? NEEDED : "") + "\n")
                                .collect(Collectors.joining()),
                        StandardCharsets.UTF_8);
            }
            assertThat(seen).containsAll(needed);
            assertThat(lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.replace(NEEDED, "")))
                    .containsAll(seen);
        }
    }
}
