package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

/** The nights' part. */
class PicturingNightTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 10, 5);

    @TempDir
    Path root;

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private SnapshotSetting setting(TestDatabase database, Map<String, Object> more) {
        return new SnapshotSetting(database, root,
                Map.of("a-good", site.at("/other"), "b-wall", site.at("/wall"), "c-good", site.at("/other")), more);
    }

    @ParameterizedTest
    @EnumSource
    void spreadsWhatIsDueOverNightsAndTriesAgainWhatFailed(TestDatabase database) {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(database, Map.of("bevara.snapshot.a-night", "2"))) {
            var night = setting.the(PicturingNight.class);
            assertThat(night.run(NIGHT, "1")).containsExactly(
                    "Ögonblicksbilder: 1 tagna, 1 misslyckade, 1 väntar på kommande nätter.",
                    "Ögonblicksbild av b-wall: inloggningsvägg");
            setting.now.set(setting.now.get().plusSeconds(86_400));
            assertThat(night.run(NIGHT.plusDays(1), "2")).first().isEqualTo(
                    "Ögonblicksbilder: 1 tagna, 1 misslyckade, 0 väntar på kommande nätter.");
            assertThat(setting.snapshots().of("c-good")).hasSize(1);
            assertThat(night.run(LocalDate.of(2026, 12, 1), "3")).contains("LARM: b-wall skulle ha avbildats senast 2026-11-30");
            var wall = setting.snapshots().plan(NIGHT).stream().filter(planned -> planned.failing() != null).toList();
            assertThat(wall).extracting(planned -> planned.account().id()).containsExactly("b-wall");
            assertThat(wall.getFirst().failing()).extracting(Planned.Failing::attempts).isEqualTo(3);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @Test
    void withoutABrowserTheReceiptSaysThatSnapshotsWait() {
        try (var setting = setting(TestDatabase.H2, Map.of("bevara.snapshot.browser", root.resolve("none").toString()))) {
            assertThat(setting.the(PicturingNight.class).run(NIGHT, "1")).singleElement().asString()
                    .startsWith("Ögonblicksbilder väntar: ingen webbläsare finns på datorn. Konton att avbilda: 3.");
            assertThat(site.asked).isEmpty();
        }
    }

    @Test
    void withNoneANightNothingIsPicturedAndNothingSaid() {
        try (var setting = setting(TestDatabase.H2, Map.of("bevara.snapshot.a-night", "0"))) {
            assertThat(setting.the(PicturingNight.class).run(NIGHT, "1")).isEmpty();
        }
    }

    @Test
    void whatAnInterruptionHasLeftIsFinishedWhenTheLedgerHasItElseCleared() throws IOException {
        SnapshotSetting.needsBrowser();
        try (var setting = setting(TestDatabase.H2, Map.of())) {
            var snapshot = setting.taken("a-good");
            Path staging = root.resolve("archive/.unfinished/snapshots");
            Path recorded = staging.resolve(snapshot.folder().replace('/', '!'));
            Files.move(root.resolve("archive/" + snapshot.folder()), recorded);
            Path half = Files.createDirectories(staging.resolve(snapshot.folder().replace('/', '!').replace("081530", "081531")));
            Files.writeString(half.resolve("picture-001.png"), "half");
            assertThat(setting.verified()).isNotEmpty();
            setting.snapshots().afterSingletonsInstantiated();
            assertThat(setting.verified()).isEmpty();
            assertThat(recorded).doesNotExist();
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void onlyOneTakesPicturesAtATime() {
        try (var setting = setting(TestDatabase.H2, Map.of()); var taking = setting.snapshots().taking().orElseThrow()) {
            assertThat(setting.snapshots().taking()).isEmpty();
            assertThat(taking).isNotNull();
        }
    }
}
