package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.snapshot.Snapshots;
import tools.jackson.databind.json.JsonMapper;

class CaseEvidenceTest {

    @TempDir
    Path root;

    private static @Nullable Map<?, ?> kept(ModerationSetting setting, String id) throws java.io.IOException {
        var record = JsonMapper.shared().readValue(Files.readAllBytes(setting.moderation().record(id, "json")), Map.class);
        return (Map<?, ?>) record.get("bevis som ska sparas");
    }

    private static List<String> steps(ModerationSetting setting, String id) {
        return setting.moderation().history(id).stream().map(Moderation.Step::kind).toList();
    }

    @ParameterizedTest
    @EnumSource
    void whereNoBrowserIsTheCaseGoesOnAndItsRecordSaysWhyThereIsNoPicture(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            String id = setting.moderation().begin(setting.comment("Ett hot", "bilden"), Case.How.REMOVED, "hot", "m", "").id();
            assertThat(setting.moderation().find(id).orElseThrow().state()).isEqualTo(CaseState.VERIFIED);
            var evidence = setting.the(CaseEvidence.class);
            assertThat(evidence.of(setting.moderation().find(id).orElseThrow())).extracting(CaseEvidence.Judged::whole)
                    .containsExactly(true, true, true, false);
            evidence.picture(id, "m");
            setting.moderation().seal(id, "", "m");
            assertThat(kept(setting, id)).isEqualTo(Map.of("text", "finns, 1 version", "bilagor", "finns, 1", "tråd",
                    "finns, 1 handling", "bild", "saknas; ingen webbläsare finns på datorn", "kompletta", "nej: bild"));
            assertThat(steps(setting, id)).containsExactly("case begun", "case picture tried", "case evidence verified",
                    "case picture tried", "case transfer sealed");
            assertThatThrownBy(() -> evidence.picture(id, "m")).as("the record is sealed").isInstanceOf(ModerationRefused.class);
            setting.rebuild();
            assertThat(setting.moderation().find(id).orElseThrow().state()).isEqualTo(CaseState.SEALED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPictureIsTriedWhereTheReasonAsksForNoneOrForbidsCopying(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            String spam = moderation.begin(setting.comment("Köp nu"), Case.How.REMOVED, "skräppost", "m", "").id();
            String unseen = moderation.begin(setting.comment("brunbjörn"), Case.How.REMOVED, "barnpornografi", "m", "").id();
            moderation.seal(spam, "", "m");
            moderation.seal(unseen, "", "m");
            assertThat(steps(setting, spam)).doesNotContain("case picture tried");
            assertThat(steps(setting, unseen)).doesNotContain("case picture tried");
            assertThat(kept(setting, spam)).isEqualTo(Map.of("text", "finns, 1 version", "bild",
                    "ingen togs: skälet begär ingen", "kompletta", "ja"));
            assertThat(kept(setting, unseen)).isNull();
            assertThatThrownBy(() -> setting.the(CaseEvidence.class).picture(unseen, "m")).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("inte får kopieras");
        }
    }

    @Test
    void theItemIsPicturedWithItsThreadAndTheRecordNamesThePictureAndWhyItsPageWasNot() throws Exception {
        try (var setting = new ModerationSetting(TestDatabase.H2, root, Map.of("bevara.snapshot.browser", "found",
                "bevara.snapshot.loading", "5s", "bevara.snapshot.patience", "20s")).inUse()) {
            var snapshots = setting.the(Snapshots.class);
            assumeTrue(snapshots.browserFound(), "no Chromium and Node.js on this machine");
            String id = setting.moderation().begin(setting.comment("Ett hot"), Case.How.REMOVED, "hot", "m", "").id();
            setting.moderation().seal(id, "", "m");
            var picture = snapshots.of("test-solvik").getLast();
            assertThat(String.valueOf(java.util.Objects.requireNonNull(kept(setting, id)).get("bild")))
                    .startsWith("finns: rekonstruktion")
                    .contains("archive/" + picture.folder(), "på plattformen: ");
            assertThat(String.valueOf(snapshots.manifest(picture).orElseThrow().reason())).contains(id);
            assertThat(setting.verified()).isEmpty();
        }
    }
}
