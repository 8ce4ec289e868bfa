package se.bevara.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.retention.Assessments.Kind;

class DerivedFactsTest {

    private static final String NOON = "2026-11-20T12:00:00+01:00";
    private static final LocalDate TODAY = JudgingSetting.TODAY;

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void whatTheArchiveKnowsOfAnItemAreItsTraitsAndItsFirstDays(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, "2026-11-19T23:30:00Z");
        long comment = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        assertThat(setting.facts(post).traits()).containsEntry(Trait.TYPE, "inlägg").containsEntry(Trait.DIRECTION, "upprättad")
                .containsEntry(Trait.PLATFORM, "test").containsEntry(Trait.ACCOUNT, "test-solvik")
                .containsEntry(Trait.ACCOUNT_KIND, "officiellt").containsEntry(Trait.AUTHORITY, "Kommunstyrelsen").hasSize(6);
        assertThat(setting.facts(comment).traits()).containsEntry(Trait.TYPE, "kommentar").containsEntry(Trait.DIRECTION,
                "inkommen");
        assertThat(setting.facts(post).events()).containsEntry(Events.CREATED, LocalDate.of(2026, 11, 20))
                .containsEntry(Events.CAPTURED, TODAY).hasSize(3);
        assertThat(setting.facts(post).assessed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theNewestInTheThreadIsItsLastActivity(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long comment = setting.comment(JudgingSetting.ONE, post, post, "kim", "2026-11-21T12:00:00Z");
        setting.comment(JudgingSetting.ONE, setting.post(JudgingSetting.ONE, NOON), null, "kim", "2026-11-22T01:00:00Z");
        assertThat(setting.facts(post).events()).containsEntry(Events.LAST_ACTIVITY, LocalDate.of(2026, 11, 21));
        assertThat(setting.facts(comment).events()).containsEntry(Events.LAST_ACTIVITY, LocalDate.of(2026, 11, 21));
        setting.erase(comment);
        assertThat(setting.facts(post).events()).containsEntry(Events.LAST_ACTIVITY, LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOwnItemDirectlyBelowAnswers(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long asked = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        long beside = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        setting.answer(JudgingSetting.ONE, post, asked, "2026-11-22T12:00:00Z");
        setting.answer(JudgingSetting.ONE, post, asked, "2026-11-21T12:00:00Z");
        setting.comment(JudgingSetting.ONE, post, beside, "alex", "2026-11-21T12:00:00Z");
        setting.answer(JudgingSetting.ONE, post, post, "2026-11-21T13:00:00Z");
        assertThat(setting.facts(asked).events()).containsEntry(Events.ANSWERED, LocalDate.of(2026, 11, 21));
        assertThat(setting.facts(beside).events()).doesNotContainKey(Events.ANSWERED);
        assertThat(setting.facts(post).events()).as("nobody asked").doesNotContainKey(Events.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatThePlatformSaysIsGoneIsRemoved(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        setting.turn(JudgingSetting.ONE, post, ItemState.MISSING);
        assertThat(setting.facts(post).events()).doesNotContainKeys(Events.REMOVED, "dold", "ändrad");
        setting.now.updateAndGet(at -> at.plus(Duration.ofDays(1)));
        setting.turn(JudgingSetting.ONE, post, ItemState.GONE);
        assertThat(setting.facts(post).events()).containsEntry(Events.REMOVED, LocalDate.of(2026, 11, 23));
        setting.turn(JudgingSetting.ONE, post, ItemState.HIDDEN);
        assertThat(setting.facts(post).events()).containsEntry("dold", LocalDate.of(2026, 11, 23))
                .doesNotContainKey(Events.REMOVED);
        setting.now.updateAndGet(at -> at.plus(Duration.ofDays(1)));
        setting.edit(JudgingSetting.ONE, post);
        assertThat(setting.facts(post).events()).containsEntry("ändrad", LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @EnumSource
    void theRegisterTellsWhenAnAccountEnded(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        setting.load(RULES_ON_CLOSED);
        setting.verdicts.refresh(TODAY);
        assertThat(setting.rows().getFirst()).contains("väntar=1");
        var closed = JudgingSetting.account("test-solvik", "Kommunstyrelsen", LocalDate.of(2026, 11, 1));
        var accounts = setting.the(se.bevara.accounts.Accounts.class);
        accounts.apply(new se.bevara.accounts.RegisterImport(java.util.List.of(),
                java.util.List.of(new se.bevara.accounts.RegisterImport.Changed(JudgingSetting.ONE, closed, java.util.List.of())),
                java.util.List.of(), java.util.List.of()), "test");
        assertThat(setting.facts(post).events()).containsEntry(Events.ACCOUNT_CLOSED, LocalDate.of(2026, 11, 1));
        setting.verdicts.refresh(TODAY);
        assertThat(setting.rows().getFirst()).contains("gallras=1");
    }

    private static final String RULES_ON_CLOSED = Rules.HEAD + """
              - regel: slut
                gäller: {typ: inlägg}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 1 månad
                frist från: konto avslutat
            """;

    @ParameterizedTest
    @EnumSource
    void whatPeopleSayOfAnItemGoesBeforeWhatTheySayOfItsAccount(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        long comment = setting.comment(JudgingSetting.ONE, post, post, "kim", NOON);
        setting.assessments.setAccount("test-solvik", Kind.TAG, "Kampanj", "ja", "kim", "hela kontot");
        setting.assessments.setAccount("test-solvik", Kind.FACT, "leder till åtgärd", "nej", "kim", "hela kontot");
        setting.assessments.setAccount("test-solvik", Kind.TRAIT, "kontoklass", "unik", "kim", "värderat");
        setting.assessments.set(comment, Kind.TAG, "kampanj", "nej", "kim", "annat");
        setting.assessments.set(comment, Kind.FACT, "leder till åtgärd", "ja", "kim", "annat");
        setting.assessments.set(comment, Kind.EVENT, "Besvarad", "2026-11-21", "kim", "per telefon");
        assertThat(setting.facts(post).tags()).containsExactly("kampanj");
        assertThat(setting.facts(post).assessed()).containsEntry("leder till åtgärd", Answer.NO);
        assertThat(setting.facts(comment).tags()).isEmpty();
        assertThat(setting.facts(comment).assessed()).containsEntry("leder till åtgärd", Answer.YES);
        assertThat(setting.facts(comment).traits()).containsEntry(Trait.ACCOUNT_CLASS, "unik");
        assertThat(setting.facts(comment).events()).containsEntry(Events.ANSWERED, LocalDate.of(2026, 11, 21));
        setting.assessments.set(comment, Kind.EVENT, "besvarad", "", "kim", "fel handling");
        assertThat(setting.facts(comment).events()).doesNotContainKey(Events.ANSWERED);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeSaidIsRefusedAndLeavesNothing(TestDatabase database) {
        var setting = new JudgingSetting(database, root);
        long post = setting.post(JudgingSetting.ONE, NOON);
        var said = setting.assessments;
        assertThatThrownBy(() -> said.set(post, Kind.FACT, "fa", "kanske", "kim", "x"))
                .hasMessageContaining("ja, nej, ej bedömt");
        assertThatThrownBy(() -> said.set(post, Kind.EVENT, "besvarad", "2026-02-30", "kim", "x")).hasMessageContaining("a date");
        assertThatThrownBy(() -> said.set(post, Kind.EVENT, "inkommen", "2020-01-01", "kim", "x"))
                .hasMessageContaining("archive's");
        assertThatThrownBy(() -> said.set(post, Kind.TRAIT, "typ", "film", "kim", "x")).hasMessageContaining("kontoklass");
        assertThatThrownBy(() -> said.set(post, Kind.TAG, "ringa", "ja", "kim", " ")).hasMessageContaining("why");
        assertThatThrownBy(() -> said.set(post, Kind.TAG, "19121212-1212", "ja", "kim", "x"))
                .hasMessageContaining("personal number");
        assertThatThrownBy(() -> said.set(4711, Kind.TAG, "ringa", "ja", "kim", "x")).hasMessageContaining("item 4711");
        assertThatThrownBy(() -> said.setAccount("nej", Kind.TAG, "ringa", "ja", "kim", "x")).hasMessageContaining("nej");
        assertThat(setting.jdbc.queryForObject("SELECT count(*) FROM retention_fact", Long.class)).isZero();
        assertThat(setting.verified()).isEmpty();
    }
}
