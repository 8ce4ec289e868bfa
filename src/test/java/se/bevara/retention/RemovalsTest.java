package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.retention.JudgingSetting.ONE;
import static se.bevara.retention.JudgingSetting.TODAY;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Ledger;

class RemovalsTest {

    private static final String ON_PLATFORM = Rules.HEAD + """
              - regel: ur-mediet
                gäller: {taggar: [kampanj]}
                åtgärd: gallras i mediet
                verkan: får från
                gallringsfrist: 1 månad
                frist från: överförd och kontrollerad
                godkännande: två personer
            """;

    @TempDir
    Path root;

    private static long transferred(JudgingSetting setting) {
        long item = setting.post(ONE, "2026-01-01T12:00:00Z");
        setting.assessments.set(item, Assessments.Kind.TAG, "kampanj", "ja", "reg", "slut");
        setting.assessments.set(item, Assessments.Kind.EVENT, "överförd och kontrollerad", "2026-10-22", "reg",
                "läst och jämförd");
        return item;
    }

    private static List<String> night(JudgingSetting setting, int days) {
        return setting.the(JudgingNight.class).run(TODAY.plusDays(days), "run").stream()
                .filter(line -> line.contains("plattformarna")).toList();
    }

    private static Removal of(JudgingSetting setting, long item) {
        return setting.the(Removals.class).of(item).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsOpenedByTheNightAndConfirmedWithItsIntervalWhenThePlatformHasLostTheItem(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ON_PLATFORM);
        long unverified = setting.post(ONE, "2026-01-01T12:00:00Z");
        setting.assessments.set(unverified, Assessments.Kind.TAG, "kampanj", "ja", "reg", "slut");
        long item = transferred(setting);
        assertThat(night(setting, -1)).isEmpty();
        assertThat(night(setting, 0)).containsExactly("Att ta bort på plattformarna: 1, varav 1 nya i natt.");
        assertThat(night(setting, 0)).as("the same night again")
                .containsExactly("Att ta bort på plattformarna: 1, varav 0 nya i natt.");
        assertThat(of(setting, item)).returns(Removal.State.OPEN, Removal::state).returns(TODAY, Removal::opened)
                .returns(TODAY, Removal::due).returns("ur-mediet", Removal::rule);
        assertThat(setting.the(Removals.class).of(unverified)).isEmpty();
        assertThat(setting.the(Removals.class).open(0, 10)).singleElement().returns(true, Removals.Now::still);

        setting.turn(ONE, item, ItemState.MISSING);
        assertThat(night(setting, 1)).as("absence is not deletion")
                .containsExactly("Att ta bort på plattformarna: 1, varav 0 nya i natt.");
        setting.turn(ONE, item, ItemState.GONE);
        assertThat(night(setting, 2)).containsExactly("Bekräftat borta från plattformarna: 1.");
        var confirmed = of(setting, item);
        assertThat(confirmed).returns(Removal.State.CONFIRMED, Removal::state).returns(TODAY.plusDays(2), Removal::closed)
                .returns(setting.item(item).lastSeen(), Removal::lastSeen)
                .returns(setting.item(item).noticed(), Removal::noticed);
        var entry = setting.the(Ledger.class).entry(confirmed.entry()).orElseThrow();
        assertThat(entry.act().kind()).isEqualTo("removals renewed");
        assertThat(entry.act().details()).containsEntry("confirmed", "1");
        assertThat(night(setting, 3)).isEmpty();
        assertThat(setting.verified()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskIsOpenedAgainWhenTheItemReappears(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ON_PLATFORM);
        long item = transferred(setting);
        night(setting, 0);
        setting.turn(ONE, item, ItemState.GONE);
        night(setting, 1);
        setting.turn(ONE, item, ItemState.HIDDEN);
        assertThat(night(setting, 2)).containsExactly("Att ta bort på plattformarna: 1, varav 1 nya i natt.",
                "Åter att ta bort på plattformarna: 1 som tidigare var bekräftat borta eller återkallade.");
        assertThat(of(setting, item)).returns(Removal.State.OPEN, Removal::state).returns(2, Removal::times);
    }

    @ParameterizedTest
    @EnumSource
    void aHoldStopsARemovalAtOnceAndTheNightWithdrawsIt(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ON_PLATFORM);
        long item = transferred(setting);
        night(setting, 0);
        var hold = setting.holds.place(new Scope.Items(List.of(item)), "begäran", "TF", "reg");
        assertThat(setting.the(Removals.class).open(0, 10)).singleElement().returns(false, Removals.Now::still)
                .extracting(Removals.Now::reason).asString().contains("gallringsstopp " + hold.id());
        assertThat(night(setting, 1)).containsExactly("Återkallade uppgifter om plattformarna: 1, gallringsstopp.");
        assertThat(of(setting, item)).returns(Removal.Why.HELD, Removal::why);
        setting.holds.lift(hold.id(), "reg", "klart");
        assertThat(night(setting, 2)).hasSize(2);
        setting.assessments.set(item, Assessments.Kind.TAG, "kampanj", "nej", "reg", "fel");
        assertThat(night(setting, 3)).containsExactly("Återkallade uppgifter om plattformarna: 1, ska inte längre bort.");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDisposedOfInTheArchiveIsNoLongerFollowedAndThatIsSaid(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ON_PLATFORM);
        long item = transferred(setting);
        night(setting, 0);
        setting.erase(item);
        assertThat(night(setting, 1)).containsExactly(
                "Återkallade uppgifter om plattformarna: 1, arkivets exemplar är gallrat, plattformens följs inte längre.");
    }

    @ParameterizedTest
    @EnumSource
    void tasksAreMadeAnewFromTheFolder(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        setting.load(ON_PLATFORM);
        List<Long> items = List.of(transferred(setting), transferred(setting), transferred(setting));
        night(setting, 0);
        setting.turn(ONE, items.get(0), ItemState.GONE);
        setting.holds.place(new Scope.Items(List.of(items.get(1))), "begäran", "TF", "reg");
        night(setting, 1);
        var before = items.stream().map(item -> of(setting, item)).toList();
        setting.rebuild(TODAY.plusDays(1));
        assertThat(items.stream().map(item -> of(setting, item)).toList()).isEqualTo(before);
        assertThat(night(setting, 1)).containsExactly("Att ta bort på plattformarna: 1, varav 0 nya i natt.");
    }
}
