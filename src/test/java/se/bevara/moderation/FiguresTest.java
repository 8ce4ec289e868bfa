package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;

class FiguresTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void removalsAreCountedByReasonAndAccountWithTheTimeFromPublicationToRemoval(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            var written = Instant.parse("2026-11-20T08:15:00Z");
            long quick = setting.comment("Ett hot");
            long slow = setting.comment("Ett annat");
            long kept = setting.comment("Kritik");
            String one = moderation.begin(quick, Case.How.REMOVED, "hot", "m", "").id();
            moderation.seal(one, "", "m");
            moderation.removed(one, "m");
            var said = setting.now.get();
            moderation.withdraw(moderation.begin(kept, Case.How.REMOVED, "hot", "m", "").id(), "laglig kritik", "m");
            setting.days(1);
            setting.turn(quick, ItemState.GONE);
            setting.turn(slow, ItemState.GONE);
            setting.night();
            moderation.seal(setting.the(Questions.class).ours(slow, "hot", "m", "").id(), "", "m");
            String open = moderation.begin(setting.comment("Reklam"), Case.How.REMOVED, "skräppost", "m", "").id();
            moderation.seal(open, "", "m");

            var noticed = setting.item(slow).noticed();
            var figures = setting.the(Figures.class).between(null, null);
            var first = Duration.between(written, said);
            var second = Duration.between(written, noticed);
            assertThat(figures.reasons()).containsExactly(
                    new Figures.Line("hot", 2, 1, 0, 1, 2, first.plus(second).dividedBy(2), second),
                    new Figures.Line("skräppost", 1, 0, 0, 0, 0, null, null));
            assertThat(figures.accounts()).singleElement().returns("test-solvik", Figures.Line::name)
                    .returns(3L, Figures.Line::removed);
            assertThat(setting.the(Figures.class).between(LocalDate.of(2026, 11, 23), null).all().removed()).isEqualTo(2);
            assertThat(setting.the(Figures.class).between(null, LocalDate.of(2026, 11, 21)).reasons()).isEmpty();
        }
    }

    @Test
    void timesAreReadInTheTwoLargestUnits() {
        assertThat(Figures.text(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(Figures.text(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
        assertThat(Figures.text(Duration.ofHours(49))).isEqualTo("2 d 1 h");
        assertThat(Figures.text(null)).isEqualTo("–");
    }
}
