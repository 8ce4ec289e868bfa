package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.Due;
import se.bevara.archive.LastWord;
import se.bevara.ledger.SealedFiles;

/** What has drifted since its list was approved is left out, by number and reason, and stays whole. */
class LeftOutTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void eachDriftedItemIsLeftOutWithItsReason(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 10);
            setting.due();
            var list = setting.approved();
            var hold = setting.hold(List.of(items.get(0)));
            setting.tag(items.get(1), "krisläge", "ja");
            setting.edited(DisposalSetting.TWO, items.get(2));
            setting.archive().erase(List.of(new Due(items.get(3), "KS 1", "G-2025-0007")), all());
            var done = setting.disposals().execute(list.id(), "Anna Åkesson");
            assertThat(done).matches(one -> one.state() == ListState.EXECUTED && one.erased() == 6 && one.leftOut() == 4);
            assertThat(setting.disposed(items)).isEqualTo(items.subList(3, 10));
            var certificate = SealedFiles.bytes(setting.disposals().certificate(list.id(), "json").orElseThrow());
            assertThat(new String(certificate, StandardCharsets.UTF_8)).contains(
                    items.get(0) + ": gallringsstopp " + hold.id() + "\"",
                    items.get(1) + ": inte längre gallringsbar: behålls\"",
                    items.get(2) + ": innehållet har fått en ny version sedan listan upprättades: version 1 är nu 2\"",
                    items.get(3) + ": var redan gallrad: G-2025-0007\"").doesNotContain("Polisanmälan");
            assertThat(setting.archive().items(items).subList(0, 3)).allSatisfy(item -> assertThat(
                    new String(setting.archive().block(item, 1), StandardCharsets.UTF_8)).contains("Xylofonprov"));
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewVersionOfTheDecisionLeavesAllOut(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 3);
            setting.due();
            var list = setting.approved();
            setting.decide(2);
            var done = setting.disposals().execute(list.id(), "Anna Åkesson");
            assertThat(done).matches(one -> one.state() == ListState.EXECUTED && one.erased() == 0 && one.leftOut() == 3);
            assertThat(setting.disposed(items)).isEmpty();
            var certificate = SealedFiles.bytes(setting.disposals().certificate(list.id(), "json").orElseThrow());
            assertThat(new String(certificate, StandardCharsets.UTF_8))
                    .contains("annat beslut eller annan regel gäller nu: KOMMENTARER/ringa (version 2)");
            assertThat(setting.disposals().prepare("Rut")).singleElement().matches(next -> next.rule().version() == 2);
            assertThat(setting.verified()).isEmpty();
        }
    }

    private static LastWord all() {
        return new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> items) {
                return items;
            }

            @Override
            public void erased(List<Long> items) {
                // nobody is told
            }
        };
    }
}
