package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;
import se.bevara.archive.Evidence;
import se.bevara.archive.ItemClosed;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Ledger;

/** Synthetic words stand for what must not be seen. */
class ClosedItemsTest {

    @TempDir
    Path root;

    private static void unreadable(ModerationSetting setting, long item) {
        var archive = setting.the(Archive.class);
        var known = setting.item(item);
        assertThatThrownBy(() -> archive.content(known, 1)).isInstanceOf(ItemClosed.class).message().doesNotContain("brunbjörn");
        assertThatThrownBy(() -> archive.block(known, 1)).isInstanceOf(ItemClosed.class);
        assertThatThrownBy(() -> archive.media(known, 1, 1)).isInstanceOf(ItemClosed.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeCopiedIsClosedByTheActThatBeginsItsCaseAndNobodySeesIt(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("brunbjörn", "isbjörn");
            long beside = setting.comment("brunbjörn hos en annan");
            assertThat(setting.found("brunbjörn")).containsExactly(item, beside);
            var moderation = setting.moderation();
            Case begun = moderation.begin(item, Case.How.REMOVED, "barnpornografi", "moderator", "");
            assertThat(begun).returns(CaseState.BEGUN, Case::state).returns(true, Case::uncopied);
            unreadable(setting, item);
            assertThatThrownBy(() -> setting.the(Evidence.class).reread(setting.item(item))).isInstanceOf(ItemClosed.class);
            assertThat(setting.found("brunbjörn")).containsExactly(beside);
            assertThat(setting.found("")).containsExactly(beside);
            assertThat(setting.the(Archive.class).outlines().uncopied(item)).isTrue();
            assertThat(setting.the(NotPictured.class).items()).containsExactly(item);
            assertThatThrownBy(
                    () -> setting.the(Restrictions.class).look(item, "kontoansvarig", "moderator", "vill se", () -> "sedd"))
                    .isInstanceOf(ModerationRefused.class);
            assertThatThrownBy(() -> setting.the(Restrictions.class).lift(item, "öppna", "moderator"))
                    .isInstanceOf(ModerationRefused.class);

            Case sealed = moderation.seal(begun.id(), "", "moderator");
            String record = Files.readString(moderation.record(sealed.id(), "json"));
            assertThat(record).contains("innehåll utelämnat", "barnpornografi").doesNotContain("brunbjörn", "isbjörn",
                    "åtagande");
            moderation.removed(sealed.id(), "moderator");
            setting.turn(item, ItemState.GONE);
            setting.night();
            assertThat(moderation.find(sealed.id()).orElseThrow().state()).isEqualTo(CaseState.CONFIRMED);

            setting.rebuild();
            unreadable(setting, item);
            assertThat(setting.found("brunbjörn")).containsExactly(beside);
            setting.reopen();
            unreadable(setting, item);
            assertThat(setting.found("brunbjörn")).containsExactly(beside);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCaseBeginsFromAnAddressThatIsNeverFetchedAndStandsInNoTableAndNoLedger(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            String address = "https://social.example/hemligaadressen";
            assertThatThrownBy(() -> moderation.beginUncopied("test-solvik", address, "hot", "moderator", ""))
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("fångas först");
            Case begun = moderation.beginUncopied("test-solvik", address, "barnpornografi", "moderator", "");
            assertThat(begun.item()).isZero();
            moderation.seal(begun.id(), "misstänkt brott", "moderator");
            moderation.removed(begun.id(), "moderator");
            assertThat(setting.night()).containsExactly("Modereringsärenden: 1 öppna, 0 bekräftade i natt.");
            moderation.confirmUnseen(begun.id(), "polisen har bekräftat", "kontoansvarig");
            moderation.notice(begun.id(), Case.Notice.NOT_DUE, "polisens begäran", "kontoansvarig");
            assertThatThrownBy(() -> moderation.close(begun.id(), "kontoansvarig")).as("the police were not told")
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("polisanmälan");
            moderation.note(begun.id(), Moderation.Noted.POLICE, "5000-K2-26", "kontoansvarig");
            assertThat(moderation.close(begun.id(), "kontoansvarig").state()).isEqualTo(CaseState.CLOSED);
            assertThat(setting.filesWith("hemligaadressen")).hasSize(1).allMatch(file -> file.startsWith("archive/acts/2026/"));
            assertThat(moderation.history(begun.id()).toString()).doesNotContain("hemligaadressen");
            assertThat(setting.the(Ledger.class).about("case/" + begun.id()).toString()).doesNotContain("hemligaadressen");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretItemIsReadByItsRoleAloneAndEachLookIsInTheLedger(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("brunbjörn", "isbjörn");
            var restrictions = setting.the(Restrictions.class);
            restrictions.restrict(item, "registrator", "21 kap. 1 § offentlighets- och sekretesslagen", "moderator");
            unreadable(setting, item);
            assertThat(setting.found("brunbjörn")).isEmpty();
            assertThat(setting.night()).containsExactly("Sekretessmarkerade som ska registreras: 1.");
            var archive = setting.the(Archive.class);
            assertThat(restrictions.look(item, "Registrator", "anna", "diarieföring",
                    () -> archive.content(setting.item(item), 1).text())).isEqualTo("brunbjörn");
            assertThatThrownBy(() -> restrictions.look(item, "kommunikatör", "bo", "nyfiken", () -> "sedd"))
                    .isInstanceOf(ModerationRefused.class);
            var looks = setting.the(Ledger.class).about("item/" + item).stream()
                    .filter(entry -> entry.act().kind().equals("item restricted looked at")).toList();
            assertThat(looks).extracting(entry -> entry.act().agent() + " " + entry.act().details().get("allowed"))
                    .containsExactly("anna yes", "bo no");

            setting.edit(item, "brunbjörn två");
            setting.turn(item, ItemState.HIDDEN);
            assertThat(setting.found("")).as("not by an edit or a change of state either").isEmpty();
            restrictions.registered(item, "KS2026/12", "registrator");
            assertThat(setting.night()).noneMatch(line -> line.startsWith("Sekretess"));
            assertThat(restrictions.all()).singleElement().returns("KS2026/12", Restrictions.Restricted::registered);
            restrictions.lift(item, "fel handling", "registrator");
            assertThat(archive.content(setting.item(item), 2).text()).isEqualTo("brunbjörn två");
            assertThat(setting.found("två")).containsExactly(item);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCaseForSecrecyRestrictsTheItemAtOnce(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("brunbjörn", "isbjörn");
            Case begun = setting.moderation().begin(item, Case.How.REMOVED, "sekretess", "moderator", "");
            unreadable(setting, item);
            assertThat(setting.the(Restrictions.class).all()).hasSize(1);
            assertThat(begun.state()).isEqualTo(CaseState.VERIFIED);
            Case sealed = setting.moderation().seal(begun.id(), "", "moderator");
            assertThat(sealed.record().rule()).isEqualTo("ur-mediet");
            assertThat(Files.readString(setting.moderation().record(begun.id(), "json"))).contains("ska registreras", "åtagande");
        }
    }
}
