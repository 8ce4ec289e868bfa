package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;

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

    @ParameterizedTest
    @EnumSource
    void whatWasErasedBeforeAServiceWasKilledIsPurgedAsSoonAsItOpensItsIndex(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            var items = comments(setting);
            setting.archive().flush();
            setting.due();
            var list = setting.approved();
            var times = new AtomicInteger();
            setting.steps = step -> {
                if (step == Steps.Step.RECORDED && times.incrementAndGet() == 2) {
                    throw new Killed();
                }
            };
            assertThatThrownBy(() -> setting.disposals().execute(list.id(), "Anna Åkesson")).isInstanceOf(Killed.class);
            setting.steps = Steps.UNHEARD;
            assertThat(numbers(setting)).hasSize(8);
            setting.reopen();
            assertThat(setting.found("Xylofonprov")).isEqualTo(4);
            assertThat(setting.disposed(items)).hasSize(4);
            assertThat(numbers(setting)).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAListErasedBeforeItFailedIsPurgedAtOnce(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            var items = comments(setting);
            setting.archive().flush();
            setting.due();
            var list = setting.approved();
            var times = new AtomicInteger();
            setting.steps = step -> {
                if (step == Steps.Step.RECORDED && times.incrementAndGet() == 2) {
                    throw new IllegalStateException("the disk");
                }
            };
            assertThatThrownBy(() -> setting.disposals().execute(list.id(), "Anna Åkesson")).hasMessage("the disk");
            setting.steps = Steps.UNHEARD;
            assertThat(setting.disposed(items)).hasSize(4);
            assertThat(numbers(setting)).hasSize(4);
        }
    }

    /** Nobody hears of it, as of a process that is no more. */
    private static final class Killed extends Error {
    }

    /** The numbers that the texts of comments end with, as they lie in the files of the index, those of deleted documents too. */
    private static List<String> numbers(DisposalSetting setting) throws IOException {
        var numbers = new ArrayList<String>();
        try (var directory = FSDirectory.open(setting.the(DataFolder.class).index());
                var reader = DirectoryReader.open(directory)) {
            var words = MultiTerms.getTerms(reader, "text");
            var each = words == null ? TermsEnum.EMPTY : words.iterator();
            for (var word = each.next(); word != null; word = each.next()) {
                if (Character.isDigit(word.utf8ToString().charAt(0))) {
                    numbers.add(word.utf8ToString());
                }
            }
        }
        return numbers;
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
