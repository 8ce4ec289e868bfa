package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.retention.Verdicts;

class QuestionsTest {

    @TempDir
    Path root;

    private static List<String> deviations(ModerationSetting setting, long item) {
        return Objects.requireNonNull(setting.the(Verdicts.class).judge(List.of(setting.item(item)), LocalDate.of(2026, 12, 24))
                .get(item)).deviations();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAskedBeforeModerationIsInUse(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root)) {
            setting.turn(setting.comment("Borta"), ItemState.GONE);
            assertThat(setting.night()).isEmpty();
            assertThat(setting.the(Questions.class).open()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWentFirstIsAskedAboutAndItsRecordSaysAfterwardsAndBothTimes(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Ett hot");
            long missing = setting.comment("Saknas");
            setting.turn(item, ItemState.GONE);
            setting.turn(missing, ItemState.MISSING);
            var went = setting.item(item);
            setting.days(3);
            assertThat(setting.night())
                    .containsExactly("Borta eller dolda utan ärende, var det vi? 1 obesvarade, varav 1 nya i natt.");
            assertThat(setting.night()).as("the same night again")
                    .containsExactly("Borta eller dolda utan ärende, var det vi? 1 obesvarade, varav 0 nya i natt.");
            Case begun = setting.the(Questions.class).ours(item, "hot", "moderator", "tog bort det i fredags");
            assertThat(begun).returns(Case.Origin.AFTERWARDS, Case::origin).returns(CaseState.VERIFIED, Case::state);
            assertThat(setting.the(Questions.class).open()).isEmpty();
            Case sealed = setting.moderation().seal(begun.id(), "", "moderator");
            assertThat(sealed.state()).as("the archive had found it gone").isEqualTo(CaseState.CONFIRMED);
            assertThat(sealed.gone()).isEqualTo(new Case.Gone(went.lastSeen(), went.noticed()));
            assertThat(sealed.record().at()).as("never back-dated").isAfter(went.noticed());
            assertThat(Files.readString(setting.moderation().record(begun.id(), "json"))).contains("efterhands",
                    TransferFields.time(Objects.requireNonNull(went.lastSeen())), TransferFields.time(went.noticed()),
                    TransferFields.time(sealed.record().at()));
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyAnswersIsADeviationWhenItsTimeIsOut(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Borta");
            setting.turn(item, ItemState.HIDDEN);
            setting.night();
            setting.days(14);
            assertThat(setting.night()).noneMatch(line -> line.startsWith("AVVIKELSE"));
            setting.days(1);
            assertThat(setting.night())
                    .contains("AVVIKELSE: ingen har inom utsatt tid svarat på vem som tog bort handling " + item + ".");
            setting.turn(item, ItemState.VISIBLE);
            assertThat(setting.night()).isEmpty();
            assertThat(setting.the(Questions.class).about(item)).singleElement()
                    .returns(Vanished.Answer.RETURNED, Vanished::answer);
            setting.days(1);
            setting.turn(item, ItemState.GONE);
            assertThat(setting.night()).as("another time is another question").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatOthersRemovedIsRecordedAsThatAndIsNoDeviationOfOurs(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long author = setting.comment("Ångrat");
            long outsider = setting.comment("Plattformen");
            long unknown = setting.comment("Okänt");
            List.of(author, outsider, unknown).forEach(item -> setting.turn(item, ItemState.GONE));
            setting.night();
            var questions = setting.the(Questions.class);
            assertThat(deviations(setting, author)).hasSize(1);
            questions.others(author, Vanished.Answer.AUTHOR, "skrev till oss", "moderator");
            questions.others(outsider, Vanished.Answer.OUTSIDER, "plattformens besked", "moderator");
            questions.others(unknown, Vanished.Answer.UNKNOWN, "ingen minns", "moderator");
            assertThat(deviations(setting, author)).isEmpty();
            assertThat(deviations(setting, outsider)).isEmpty();
            assertThat(deviations(setting, unknown)).hasSize(1);
            assertThatThrownBy(() -> questions.others(author, Vanished.Answer.AUTHOR, "igen", "moderator"))
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("obesvarad");
            assertThat(setting.moderation().all(false)).isEmpty();
            var before = List.of(questions.about(author), questions.about(outsider), questions.about(unknown));
            setting.rebuild();
            assertThat(List.of(questions.about(author), questions.about(outsider), questions.about(unknown))).isEqualTo(before);
            assertThat(questions.open()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWeTookAwayWithoutAReasonThatHoldsStaysADeviationUntilItIsSeenAgain(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Ni är sena med snöröjningen");
            setting.turn(item, ItemState.GONE);
            setting.night();
            var questions = setting.the(Questions.class);
            assertThatThrownBy(() -> questions.others(item, Vanished.Answer.WRONGLY, "", "moderator"))
                    .isInstanceOf(IllegalArgumentException.class);
            questions.others(item, Vanished.Answer.WRONGLY, "laglig kritik, togs bort i hast", "moderator");
            assertThat(questions.open()).isEmpty();
            String told = "AVVIKELSE: borttaget utan giltigt skäl och inte återställt: handling " + item + ".";
            assertThat(setting.night()).contains(told);
            setting.days(400);
            assertThat(setting.night()).contains(told);
            assertThat(questions.wrongly(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22))).isEqualTo(1);
            assertThat(questions.wrongly(LocalDate.of(2026, 11, 23), null)).isZero();
            assertThat(setting.moderation().all(false)).as("no case was made up").isEmpty();
            setting.rebuild();
            assertThat(questions.wrongly()).hasSize(1);
            setting.turn(item, ItemState.VISIBLE);
            assertThat(setting.night()).isEmpty();
            assertThat(questions.wrongly(null, null)).as("it stays in the figures").isEqualTo(1);
        }
    }
}
