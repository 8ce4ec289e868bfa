package se.bevara.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.VeraPdf;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemClosed;
import se.bevara.archive.ItemState;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.ledger.SealedFiles;
import se.bevara.retention.Decisions;
import se.bevara.retention.Verdicts;
import tools.jackson.databind.json.JsonMapper;

class ModerationTest {

    @TempDir
    Path root;

    private static Map<?, ?> record(ModerationSetting setting, String id) throws java.io.IOException {
        return JsonMapper.shared().readValue(Files.readAllBytes(setting.moderation().record(id, "json")), Map.class);
    }

    private static String archive(ModerationSetting setting, long item) {
        return java.util.Objects.requireNonNull(setting.the(Verdicts.class)
                .judge(List.of(setting.item(item)), java.time.LocalDate.of(2026, 12, 1)).get(item)).archive().verdict().word();
    }

    @ParameterizedTest
    @EnumSource
    void aModeratorIsLedFromEvidenceToAClosedCaseAndTheArchiveKeepsTheItem(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Jag ska slå ihjäl dig", "bilden");
            var moderation = setting.moderation();
            Case begun = moderation.begin(item, Case.How.REMOVED, "hot", "moderator", "");
            assertThat(begun).returns(CaseState.VERIFIED, Case::state).returns(Case.Origin.BEFORE, Case::origin)
                    .returns("M-2026-0001", Case::id);
            Case sealed = moderation.seal(begun.id(), "", "moderator");
            assertThat(sealed.record().decision()).isEqualTo("SOLVIK-4");
            assertThat(sealed.record().rule()).isEqualTo("ur-mediet");
            assertThat(setting.night()).containsExactly("Modereringsärenden: 1 öppna, 0 bekräftade i natt.");

            moderation.removed(begun.id(), "moderator");
            setting.days(1);
            setting.turn(item, ItemState.MISSING);
            assertThat(setting.night()).as("absence confirms nothing")
                    .containsExactly("Modereringsärenden: 1 öppna, 0 bekräftade i natt.");
            setting.days(1);
            setting.turn(item, ItemState.GONE);
            assertThat(setting.night()).containsExactly("Modereringsärenden: 1 öppna, 1 bekräftade i natt.",
                    "Besked till den som skrev återstår: M-2026-0001.");
            assertThat(moderation.find(begun.id()).orElseThrow().gone())
                    .isEqualTo(new Case.Gone(setting.item(item).lastSeen(), setting.item(item).noticed()));
            moderation.note(begun.id(), Moderation.Noted.POLICE, "5000-K1-26", "moderator");
            moderation.notice(begun.id(), Case.Notice.SENT, "privat meddelande på plattformen", "moderator");
            assertThat(moderation.close(begun.id(), "moderator").state()).isEqualTo(CaseState.CLOSED);
            assertThat(setting.night()).isEmpty();
            assertThat(archive(setting, item)).isEqualTo("bevaras");
            assertThat(setting.found("ihjäl")).containsExactly(item);

            assertThat(VeraPdf.failures(Files.readAllBytes(moderation.record(begun.id(), "pdf")))).isEmpty();
            assertThat(record(setting, begun.id()).toString()).contains("SOLVIK-4", "4 kap. 5 § brottsbalken", "åtagande")
                    .doesNotContain("avvikelse");
            assertThat(setting.filesWith("Besökare")).as("no name of the public outside the segments").isEmpty();
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStepOutOfOrderIsRefused(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Ett angrepp");
            var moderation = setting.moderation();
            Case begun = moderation.begin(item, Case.How.REMOVED, "personangrepp", "moderator", "");
            assertThatThrownBy(() -> moderation.removed(begun.id(), "moderator")).as("before the record is sealed")
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("bevisen kontrollerade");
            assertThatThrownBy(() -> moderation.begin(item, Case.How.REMOVED, "hot", "en annan", ""))
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("M-2026-0001");
            moderation.seal(begun.id(), "", "moderator");
            assertThatThrownBy(() -> moderation.notice(begun.id(), Case.Notice.SENT, "brev", "moderator"))
                    .isInstanceOf(ModerationRefused.class);
            assertThatThrownBy(() -> moderation.close(begun.id(), "moderator")).isInstanceOf(ModerationRefused.class);
            assertThatThrownBy(() -> moderation.confirmUnseen(begun.id(), "sett", "moderator")).as("the night confirms")
                    .isInstanceOf(ModerationRefused.class);
            moderation.removed(begun.id(), "moderator");
            assertThatThrownBy(() -> moderation.withdraw(begun.id(), "ångrat", "moderator"))
                    .isInstanceOf(ModerationRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lawfulCriticismIsNoReasonAndTheRefusalSaysWhatIsAllowed(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Kommunen sköter detta uselt");
            assertThatThrownBy(() -> setting.moderation().begin(item, Case.How.REMOVED, "ogillas", "moderator", ""))
                    .isInstanceOf(ModerationRefused.class).hasMessageContaining("Laglig kritik är tillåten");
            Case begun = setting.moderation().begin(item, Case.How.REMOVED, "personangrepp", "moderator", "");
            setting.moderation().withdraw(begun.id(), "laglig kritik, ska stå kvar", "kontoansvarig");
            assertThat(setting.moderation().all(true)).isEmpty();
            assertThat(setting.moderation().begin(item, Case.How.REMOVED, "kränkning", "moderator", "").code())
                    .as("a code of the municipality's own").isEqualTo("personangrepp");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovalWithoutADecisionIsRefusedUntilItIsSaidToBeADeviation(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root)) {
            setting.reasons();
            long item = setting.comment("Ett angrepp");
            var moderation = setting.moderation();
            Case begun = moderation.begin(item, Case.How.REMOVED, "personangrepp", "moderator", "");
            assertThat(setting.the(Decisions.class).all()).isEmpty();
            assertThatThrownBy(() -> moderation.seal(begun.id(), "", "moderator")).isInstanceOf(ModerationRefused.class)
                    .hasMessageContaining("inget gallringsbeslut i kraft ger stöd");
            assertThat(moderation.find(begun.id()).orElseThrow().state()).isEqualTo(CaseState.VERIFIED);
            Case sealed = moderation.seal(begun.id(), "BBS-lagen kräver att det tas bort", "moderator");
            assertThat(sealed.record().deviation()).isTrue();
            assertThat(record(setting, begun.id()).get("avvikelse")).isEqualTo("BBS-lagen kräver att det tas bort");
            assertThat(moderation.seal(begun.id(), "", "moderator")).as("sealed once").isEqualTo(sealed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatWasChangedIsToldAndACorrectionLeavesItAsItIs(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Ett angrepp");
            var moderation = setting.moderation();
            String id = moderation.begin(item, Case.How.REMOVED, "personangrepp", "moderator", "").id();
            assertThatThrownBy(() -> moderation.correct(id, "fel kod", "moderator")).isInstanceOf(ModerationRefused.class);
            moderation.seal(id, "", "moderator");
            byte[] before = Files.readAllBytes(moderation.record(id, "json"));
            moderation.correct(id, "Skälet ska vara förtal", "moderator");
            assertThat(Files.readAllBytes(moderation.record(id, "json"))).isEqualTo(before);
            assertThat(moderation.history(id).getLast().words()).containsEntry("text", "Skälet ska vara förtal");
            assertThat(setting.the(Ledger.class).about("case/" + id).getLast().act().details()).containsEntry("corrects",
                    SealedFiles.sha256(before));
            assertThat(setting.verified()).isEmpty();
            Files.writeString(moderation.record(id, "json"), "{}");
            assertThat(setting.verified()).extracting(one -> one.file())
                    .containsExactly("archive/acts/transfers/" + id + ".json");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCaseCutShortGoesOnAndEverythingIsMadeAnewFromTheFolder(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long one = setting.comment("Ett angrepp");
            long two = setting.comment("Ett annat");
            // Begun and no more: as a crash between the two transactions leaves it.
            var transaction = new org.springframework.transaction.support.TransactionTemplate(
                    setting.the(org.springframework.transaction.PlatformTransactionManager.class));
            String first = java.util.Objects.requireNonNull(transaction.execute(
                    status -> setting.the(Opening.class).about(one, Case.How.REMOVED, "hot", "moderator", ""))).id();
            assertThat(setting.moderation().find(first).orElseThrow().state()).isEqualTo(CaseState.BEGUN);
            setting.reopen();
            assertThat(setting.moderation().seal(first, "", "moderator").state()).isEqualTo(CaseState.SEALED);
            String second = setting.moderation().begin(two, Case.How.HIDDEN, "förtal", "moderator", "not").id();
            setting.moderation().removed(first, "moderator");
            setting.the(Restrictions.class).restrict(two, "registrator", "21 kap. 1 § OSL", "moderator");
            setting.the(Restrictions.class).registered(two, "KS2026/12", "registrator");

            var cases = setting.moderation().all(false);
            var secret = setting.the(Restrictions.class).all();
            setting.rebuild();
            assertThat(setting.moderation().all(false)).isEqualTo(cases).hasSize(2);
            assertThat(setting.the(Restrictions.class).all()).isEqualTo(secret).hasSize(1);
            assertThat(setting.found("annat")).as("closed after the rebuild too").isEmpty();
            assertThat(setting.the(Reasons.class).all()).hasSize(1);
            assertThat(setting.moderation().begin(setting.comment("Tredje"), Case.How.REMOVED, "hot", "m", "").id())
                    .isEqualTo("M-2026-0003");
            assertThat(second).isEqualTo("M-2026-0002");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBackAndWhatOnlyIsSaidToBeGoneIsAnAlarm(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var moderation = setting.moderation();
            long said = setting.comment("Ett angrepp");
            long unsaid = setting.comment("Ett annat");
            String one = moderation.begin(said, Case.How.REMOVED, "hot", "m", "").id();
            String two = moderation.begin(unsaid, Case.How.REMOVED, "hot", "m", "").id();
            moderation.seal(one, "", "m");
            moderation.seal(two, "", "m");
            moderation.removed(one, "m");
            setting.days(2);
            setting.turn(unsaid, ItemState.GONE);
            assertThat(setting.night()).containsExactly("Modereringsärenden: 2 öppna, 0 bekräftade i natt.",
                    "Borta, men ingen har uppgett att vi tog bort det: " + two + ".",
                    "LARM: uppges borttaget men syns ännu: " + one + ".",
                    "Väntar för länge på borttagning av kontoansvarig: " + two + ".");
            setting.turn(said, ItemState.GONE);
            setting.night();
            setting.days(1);
            setting.turn(said, ItemState.VISIBLE);
            assertThat(setting.night()).contains("LARM: borttaget har kommit tillbaka: " + one + ".");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotBeSeenIsClosedAtOnceEvenWhileAnotherCaseIsPastItsSeal(TestDatabase database) {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            long item = setting.comment("Ett hot, med bild");
            var moderation = setting.moderation();
            var first = moderation.begin(item, Case.How.REMOVED, "hot", "moderator", "");
            moderation.seal(first.id(), "", "moderator");
            moderation.removed(first.id(), "moderator");
            var second = moderation.begin(item, Case.How.REMOVED, "barnpornografi", "moderator", "");
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThatThrownBy(() -> setting.the(Archive.class).content(setting.item(item), 1)).isInstanceOf(ItemClosed.class);
            assertThatThrownBy(() -> moderation.begin(item, Case.How.REMOVED, "barnpornografi", "moderator", ""))
                    .as("once is enough").isInstanceOf(ModerationRefused.class).hasMessageContaining(second.id());
            moderation.seal(second.id(), "måste bort genast", "moderator");
            moderation.removed(second.id(), "moderator");
            setting.turn(item, ItemState.GONE);
            setting.night();
            assertThat(moderation.find(first.id()).orElseThrow().state()).isEqualTo(CaseState.CONFIRMED);
            assertThat(moderation.find(second.id()).orElseThrow().state()).isEqualTo(CaseState.CONFIRMED);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatASealingThatWasCutShortLeftGoesWithTheCaseAndAFileThatNobodySealedIsNamed(TestDatabase database) throws Exception {
        try (var setting = new ModerationSetting(database, root).inUse()) {
            var one = setting.moderation().begin(setting.comment("Ett hot"), Case.How.REMOVED, "hot", "moderator", "");
            var files = new SealedFiles(setting.the(DataFolder.class), "transfers");
            files.write(one.id(), new byte[]{1}, new byte[]{2});
            assertThat(setting.verified()).as("it may yet be sealed").isEmpty();
            setting.moderation().withdraw(one.id(), "får stå kvar", "moderator");
            assertThat(files.file(one.id(), SealedFiles.JSON)).doesNotExist();
            assertThat(files.file(one.id(), SealedFiles.PDF)).doesNotExist();
            files.write("M-2026-0999", new byte[]{1}, new byte[]{2});
            Files.write(files.file("M-2026-0998", SealedFiles.JSON).resolveSibling(".M-2026-0998.json.1.tmp"), new byte[]{1});
            assertThat(setting.verified()).extracting(Difference::file).hasSize(2)
                    .allSatisfy(where -> assertThat(where).contains("M-2026-0999"));
        }
    }
}
