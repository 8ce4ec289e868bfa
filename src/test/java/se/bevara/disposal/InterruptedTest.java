package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.ledger.Acts;

/** Wherever a disposal is cut short, the next night goes on where it was: each item is whole or gone with its certificate, nothing twice. */
class InterruptedTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void goesOnWhereverItWasCutShort(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var all = new ArrayList<Long>();
            var kept = setting.comments(DisposalSetting.TWO, 5);
            kept.forEach(item -> setting.tag(item, "krisläge", "ja"));
            for (var step : Steps.Step.values()) {
                for (int time : once(step) ? List.of(1) : List.of(1, 2)) {
                    setting.now.set(DisposalSetting.WRITTEN);
                    var items = comments(setting);
                    all.addAll(items);
                    setting.due();
                    cutShort(setting, step, time);
                    setting.reopen();
                    assertThat(setting.disposals().all().getLast()).as("%s %d", step, time)
                            .matches(list -> list.state() == ListState.EXECUTED == (step == Steps.Step.CERTIFIED));
                    assertThat(setting.disposed(items)).hasSize(setting.disposals().all().getLast().erased());
                    setting.night();
                    assertThat(setting.disposals().all().getLast()).as("%s %d", step, time)
                            .matches(list -> list.state() == ListState.EXECUTED && list.erased() == items.size());
                }
            }
            assertThat(setting.disposed(all)).isEqualTo(all);
            assertThat(setting.disposed(kept)).isEmpty();
            assertThat(erasedByLedger(setting)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
            assertThat(setting.verified()).isEmpty();
        }
    }

    /** Of two accounts, so that it takes two transactions to erase them. */
    private static List<Long> comments(DisposalSetting setting) {
        var items = new ArrayList<>(setting.comments(DisposalSetting.TWO, 4));
        items.addAll(setting.comments(DisposalSetting.THREE, 4));
        return items;
    }

    /** Those that come once in an execution. */
    private static boolean once(Steps.Step step) {
        return switch (step) {
            case BEGUN, ERASED, CHECKED, WRITTEN, CERTIFIED -> true;
            case JUDGING, JUDGED, ERASING, RECORDED -> false;
        };
    }

    private static void cutShort(DisposalSetting setting, Steps.Step at, int time) {
        var list = setting.approved();
        var times = new AtomicInteger();
        setting.steps = step -> {
            if (step == at && times.incrementAndGet() == time) {
                throw new IllegalStateException("cut short");
            }
        };
        assertThatThrownBy(() -> setting.disposals().execute(list.id(), "Anna Åkesson")).as("%s %d", at, time)
                .hasMessage("cut short");
        setting.steps = Steps.UNHEARD;
    }

    private static List<Long> erasedByLedger(DisposalSetting setting) {
        var items = new ArrayList<Long>();
        setting.the(Acts.class).each(Recording.DISPOSED,
                (entry, file) -> items.addAll(Ranges.numbers(String.valueOf(entry.act().details().get("items")))));
        return items;
    }
}
