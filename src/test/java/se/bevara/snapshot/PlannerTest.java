package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.retention.Task;
import se.bevara.retention.Work;

class PlannerTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 10, 5);

    private static Task task(Task.State state, @Nullable LocalDate from, @Nullable LocalDate latest, @Nullable LocalDate missed) {
        return new Task(Work.PICTURE, state, from, latest, missed, List.of(), "SOLVIK-6 halvår");
    }

    private static Optional<Planned> plan(@Nullable LocalDate last, @Nullable Wanted wanted, LocalDate today, Task... tasks) {
        return Planner.plan(SnapshotSetting.account("solvik"), last, List.of(tasks), wanted, null, today);
    }

    @Test
    void ofSeveralTasksTheOneThatMustBeDoneFirstCounts() {
        var near = task(Task.State.OPEN, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 9), null);
        var far = task(Task.State.COMING, LocalDate.of(2027, 1, 15), LocalDate.of(2027, 6, 10), null);
        var done = task(Task.State.DONE, null, null, null);
        var planned = plan(LocalDate.of(2026, 3, 1), null, NIGHT, far, near, done).orElseThrow();
        assertThat(planned.by()).isEqualTo(LocalDate.of(2026, 10, 9));
        assertThat(planned.due(NIGHT)).isTrue();
        assertThat(planned.reason()).isEqualTo("Enligt SOLVIK-6 halvår");
        assertThat(plan(LocalDate.of(2026, 3, 1), null, NIGHT, done)).isEmpty();
    }

    /** Rule R11: in summer nothing is due, but it shows that the spring's is missing. */
    @Test
    void whatWasMissedIsLateThoughTheNextIsNotDueYet() {
        var july = LocalDate.of(2025, 7, 10);
        var planned = plan(LocalDate.of(2024, 10, 15), null, july,
                task(Task.State.COMING, LocalDate.of(2025, 8, 20), LocalDate.of(2025, 12, 10), LocalDate.of(2025, 6, 10)))
                .orElseThrow();
        assertThat(planned.due(july)).isFalse();
        assertThat(planned.overdue(july)).isTrue();
        assertThat(planned.deadline()).isEqualTo(LocalDate.of(2025, 6, 10));
    }

    @Test
    void anAccountNeverPicturedIsDueAtOnceAndLateAMonthAfterItWasFirstTried() {
        var task = task(Task.State.LATE, LocalDate.of(2016, 1, 15), LocalDate.of(2016, 6, 10), LocalDate.of(2016, 6, 10));
        var fresh = plan(null, null, NIGHT, task).orElseThrow();
        assertThat(fresh.due(NIGHT)).isTrue();
        assertThat(fresh.overdue(NIGHT)).isFalse();
        var failing = new Planned.Failing(NIGHT.minusDays(40), NIGHT.minusDays(1), 40, Failure.LOGIN_WALL, "");
        var tried = Planner.plan(SnapshotSetting.account("solvik"), null, List.of(task), null, failing, NIGHT).orElseThrow();
        assertThat(tried.overdue(NIGHT)).isTrue();
    }

    @Test
    void whatAPersonAskedForIsDueAtOnceWithTheirReason() {
        var planned = plan(NIGHT.minusDays(9), new Wanted(NIGHT.minusDays(1), "Inför ny grafisk profil"), NIGHT).orElseThrow();
        assertThat(planned.due(NIGHT)).isTrue();
        assertThat(planned.pressing(NIGHT)).isTrue();
        assertThat(planned.reason()).isEqualTo("Inför ny grafisk profil");
    }

    @Test
    void aNightTakesSoManyAndFirstThoseThatWaitLongestSinceTheyWereTried() {
        var all = IntStream.range(0, 5).mapToObj(n -> planned("a" + n, null, NIGHT.plusDays(9),
                n == 4 ? null : new Planned.Failing(NIGHT.minusDays(9), NIGHT.minusDays(n), 1, Failure.EMPTY, ""))).toList();
        assertThat(Planner.tonight(all, NIGHT, 3)).extracting(planned -> planned.account().id()).containsExactly("a4", "a3",
                "a2");
        assertThat(Planner.tonight(all, NIGHT, 9)).as("a0 has been tried tonight").hasSize(4);
    }

    /** All nights of a window, played with windows, numbers of accounts and failures of every size. */
    @ParameterizedTest
    @CsvSource({"1, 10, 20", "15, 110, 20", "300, 110, 20", "1000, 110, 20", "40, 20, 5", "7, 110, 1"})
    void theHalfYearsLoadIsSpreadAndAllAreTakenInTime(int accounts, int days, int most) {
        var waiting = new HashSet<>(IntStream.range(0, accounts).mapToObj(n -> "a" + n).toList());
        var nights = new ArrayList<Integer>();
        var by = NIGHT.plusDays(days);
        for (int day = 0; day <= days && !waiting.isEmpty(); day++) {
            var night = NIGHT.plusDays(day);
            var chosen = Planner.tonight(waiting.stream().map(id -> planned(id, NIGHT.minusDays(150), by, null)).toList(), night,
                    most);
            chosen.forEach(planned -> waiting.remove(planned.account().id()));
            nights.add(chosen.size());
        }
        assertThat(waiting).isEmpty();
        assertThat(nights).allMatch(taken -> taken <= most);
        int fair = Math.ceilDiv(accounts, Math.max(1, days / 2));
        assertThat(nights.getFirst()).isEqualTo(days < Planner.NEAR ? Math.min(most, accounts) : Math.min(most, fair));
    }

    @Test
    void oneThatFailsEveryNightDoesNotKeepTheOthersWaiting() {
        var tried = new HashMap<String, Planned.Failing>();
        var waiting = new HashSet<>(List.of("bad", "one", "two", "three"));
        for (int day = 0; day < 60 && waiting.size() > 1; day++) {
            var night = NIGHT.plusDays(day);
            Planner.tonight(waiting.stream().map(id -> planned(id, NIGHT.minusDays(150), NIGHT.plusDays(110), tried.get(id)))
                    .toList(), night, 20).forEach(planned -> {
                        if (planned.account().id().equals("bad")) {
                            tried.put("bad", new Planned.Failing(NIGHT, night, 1, Failure.EMPTY, ""));
                        } else {
                            waiting.remove(planned.account().id());
                        }
                    });
        }
        assertThat(waiting).containsExactly("bad");
    }

    @Test
    void oneThatFailsNightAfterNightIsThenTriedOnceAWeekUntilAPersonAsks() {
        Planned.Failing failing = null;
        var tried = new ArrayList<Integer>();
        for (int day = 0; day < 30; day++) {
            var night = NIGHT.plusDays(day);
            var planned = planned("wall", NIGHT.minusDays(150), NIGHT.plusDays(110), failing);
            if (!Planner.tonight(List.of(planned), night, 20).isEmpty()) {
                assertThat(planned.next()).as("the plan says when").isBeforeOrEqualTo(night);
                tried.add(day);
                failing = new Planned.Failing(NIGHT, night, tried.size(), Failure.LOGIN_WALL, "");
            }
        }
        assertThat(tried).containsExactly(0, 1, 2, 3, 4, 11, 18, 25);
        assertThat(planned("wall", null, NIGHT.plusDays(110), failing).next()).isEqualTo(NIGHT.plusDays(32));
        var asked = Planner.plan(SnapshotSetting.account("wall"), null, List.of(), new Wanted(NIGHT.plusDays(27), "Ny adress"),
                failing, NIGHT.plusDays(27)).orElseThrow();
        assertThat(asked.next()).isEqualTo(NIGHT.plusDays(27));
        var ours = new Planned.Failing(NIGHT, NIGHT.plusDays(25), 9, Failure.RESTRICTED, "");
        assertThat(planned("shut", null, NIGHT.plusDays(110), ours).next()).isEqualTo(NIGHT.plusDays(26));
    }

    private static Planned planned(String id, @Nullable LocalDate last, LocalDate by, Planned.@Nullable Failing failing) {
        return new Planned(SnapshotSetting.account(id), last, NIGHT.minusDays(1), by, null, Planned.Cause.RULE, "halvår",
                failing);
    }

    @ParameterizedTest
    @CsvSource({"03-01", "05-31/03-01", "3-1/5-31", "02-30/03-01", "03-01/05-31/06-01"})
    void aWindowThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Window.valueOf(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("window");
    }
}
