package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;

class DecisionsTest {

    private static final String RULES = Rules.HEAD + Rules.MINOR;

    @TempDir
    Path root;

    private static List<Finding> load(JudgingSetting setting, String rules) {
        return setting.decisions.load("prov.yaml", Rules.bytes(rules), "registrator");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedFileWithoutANewVersionIsRefused(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        load(setting, RULES);
        long entries = setting.the(se.bevara.ledger.Ledger.class).size();
        assertThat(load(setting, RULES)).as("the same again").noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        assertThat(setting.the(se.bevara.ledger.Ledger.class).size()).isEqualTo(entries);
        assertThat(load(setting, RULES.replace("1 månad", "2 månader"))).extracting(Finding::kind)
                .contains("ändrad utan ny version");
        assertThat(setting.decisions.all()).hasSize(1);
        assertThat(setting.decisions.file("GB-1", 1)).isEqualTo(Rules.bytes(RULES));
        String second = RULES.replace("1 månad", "2 månader").replace("version: 1", "version: 2");
        load(setting, second);
        assertThat(setting.decisions.all()).extracting(Decision::version).containsExactly(1, 2);
        assertThat(setting.decisions.file("GB-1", 2)).isEqualTo(Rules.bytes(second));
        assertThatThrownBy(() -> setting.decisions.file("GB-1", 3)).hasMessageContaining("version 3");
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFileWithAnErrorIsNotTakenIn(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        assertThat(load(setting, RULES.replace("i kraft: 2020-01-01", "i kraft: 2020-02-30")))
                .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        assertThat(setting.decisions.all()).isEmpty();
        assertThat(Files.exists(root.resolve("archive/acts"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void examplesAreRefusedOutsideTheSampleAndTakenInThere(TestDatabase database) throws IOException {
        var setting = new JudgingSetting(database, root);
        byte[] example = Files.readAllBytes(Path.of("retention-rules/kommentarer.yaml"));
        assertThat(setting.decisions.load("kommentarer.yaml", example, "kim")).extracting(Finding::kind).contains("exempel");
        assertThat(setting.decisions.all()).isEmpty();
        setting.open(true);
        setting.decisions.load("kommentarer.yaml", example, "kim");
        assertThat(setting.decisions.all()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewTellsWhatWouldChangeAndChangesNothing(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(HoldsTest.ALL);
        long post = setting.post(JudgingSetting.ONE, "2026-10-01T12:00:00Z");
        var comments = new ArrayList<Long>();
        for (int i = 0; i < 50; i++) {
            comments.add(setting.comment(JudgingSetting.ONE, post, post, "kim", "2026-10-%02dT12:00:00Z".formatted(i % 20 + 1)));
        }
        setting.verdicts.refresh(JudgingSetting.TODAY);
        var rows = setting.rows();
        var lines = new ArrayList<Preview.Line>();
        String stricter = HoldsTest.ALL.replace("version: 1", "version: 2").replace("[inlägg, kommentar]", "kommentar")
                + """
                          - regel: aldrig
                            gäller: {typ: kommentar}
                            åtgärd: bevaras
                        """;
        var preview = preview(setting, stricter, lines);
        assertThat(preview.items()).isEqualTo(51);
        assertThat(preview.changes().keySet()).containsExactly(Preview.Change.NO_LONGER_DUE, Preview.Change.IN_CONFLICT);
        var conflict = Objects.requireNonNull(preview.changes().get(Preview.Change.IN_CONFLICT));
        assertThat(conflict.items()).isEqualTo(50);
        assertThat(conflict.byAccountAndType()).containsOnlyKeys("test-solvik, kommentar");
        assertThat(conflict.samples()).hasSizeBetween(10, 20).isSubsetOf(comments);
        assertThat(conflict.oldest()).isEqualTo("2026-10-01");
        assertThat(conflict.newest()).isEqualTo("2026-10-20");
        assertThat(Objects.requireNonNull(preview.changes().get(Preview.Change.NO_LONGER_DUE)).items()).isEqualTo(51);
        assertThat(lines).hasSize(101);
        assertThat(setting.rows()).isEqualTo(rows);
        assertThat(setting.decisions.all()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewShowsWhatBecomesDueWaitsAndIsForReview(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, "2026-10-01T12:00:00Z");
        setting.comment(JudgingSetting.ONE, post, post, "kim", "2026-10-01T12:00:00Z");
        assertThat(preview(setting, HoldsTest.ALL, new ArrayList<>()).changes().keySet())
                .containsExactly(Preview.Change.NEWLY_DUE);
        assertThat(preview(setting, HoldsTest.ALL.replace("1 månad", "9 månader"), new ArrayList<>()).changes().keySet())
                .containsExactly(Preview.Change.LATER);
        assertThat(preview(setting, HoldsTest.ALL.replace("frist från: tillkommen", "frist från: besvarad"), new ArrayList<>())
                .changes().keySet()).containsExactly(Preview.Change.WAITING);
        assertThat(preview(setting, HoldsTest.ALL.replace("[inlägg, kommentar]}", "[inlägg, kommentar], fakta: {fa: ja}}"),
                new ArrayList<>()).changes().keySet()).containsExactly(Preview.Change.FOR_REVIEW);
        var future = preview(setting, HoldsTest.ALL.replace("i kraft: 2020-01-01", "i kraft: 2027-01-01"), new ArrayList<>());
        assertThat(future.on()).isEqualTo("2027-01-01");
        assertThat(preview(setting, "nej", new ArrayList<>()).usable()).isFalse();
    }

    private static Preview preview(JudgingSetting setting, String rules, List<Preview.Line> lines) {
        return setting.the(Previews.class).of("prov.yaml", Rules.bytes(rules), JudgingSetting.TODAY, lines::add);
    }
}
