package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Planner PLANNER = new Planner(List.of(Window.valueOf("03-01/05-31"), Window.valueOf("09-01/11-30")));

    private static Planned plan(@Nullable LocalDate last, LocalDate today) {
        return PLANNER.plan(SnapshotSetting.account("solvik"), last, null, today);
    }

    @ParameterizedTest
    @CsvSource({"2024-10-15, 2025-03-01, 2025-05-31", "2025-03-01, 2025-09-01, 2025-11-30", "2025-07-10, 2025-09-01, 2025-11-30",
            "2025-12-24, 2026-03-01, 2026-05-31", "2025-01-15, 2025-03-01, 2025-05-31", "2025-11-30, 2026-03-01, 2026-05-31"})
    void anAccountIsDueInTheFirstWindowThatOpensAfterItsLastSnapshot(LocalDate last, LocalDate from, LocalDate by) {
        var planned = plan(last, LocalDate.of(2026, 1, 1));
        assertThat(planned.from()).isEqualTo(from);
        assertThat(planned.by()).isEqualTo(by);
        assertThat(planned.due(from.minusDays(1))).isFalse();
        assertThat(planned.due(from)).isTrue();
        assertThat(planned.overdue(by)).isFalse();
        assertThat(planned.overdue(by.plusDays(1))).isTrue();
    }

    @Test
    void anAccountNeverPicturedIsDueAtOnceAndLateWhenAWindowClosesThatWasOpenOrOpenedSinceItWasFirstTried() {
        var fresh = plan(null, LocalDate.of(2026, 7, 10));
        assertThat(fresh.due(LocalDate.of(2026, 7, 10))).isTrue();
        assertThat(fresh.by()).isEqualTo(LocalDate.of(2026, 11, 30));
        var failing = new Planned.Failing(LocalDate.of(2026, 5, 20), LocalDate.of(2026, 7, 9), 40, Failure.LOGIN_WALL, "");
        var tried = PLANNER.plan(SnapshotSetting.account("solvik"), null, failing, LocalDate.of(2026, 7, 10));
        assertThat(tried.overdue(LocalDate.of(2026, 7, 10))).isTrue();
    }

    @Test
    void aNightTakesSoManyAndFirstThoseThatWaitLongestSinceTheyWereTried() {
        var night = LocalDate.of(2026, 10, 5);
        var all = IntStream.range(0, 5)
                .mapToObj(n -> new Planned(SnapshotSetting.account("a" + n), null, night, night.plusDays(9),
                        n == 4 ? null : new Planned.Failing(night.minusDays(9), night.minusDays(n), 1, Failure.EMPTY, "")))
                .toList();
        assertThat(Planner.tonight(all, night, 3)).extracting(planned -> planned.account().id()).containsExactly("a4", "a3",
                "a2");
        assertThat(Planner.tonight(all, night, 9)).as("a0 has been tried tonight").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"03-01", "05-31/03-01", "3-1/5-31", "02-30/03-01", "03-01/05-31/06-01"})
    void aWindowThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Window.valueOf(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window");
    }
}
