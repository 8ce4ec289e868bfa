package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account.LegalProfile;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

/** A source whose terms limit what may be kept, by what the register says of the account. */
class LegalProfileTest {

    private final Scripted platform = new Scripted();

    @TempDir
    Path folder;

    @BeforeEach
    void aPostWithAQuestionAndAnAnswer() {
        platform.limitedByTerms = true;
        platform.at("solvik").post("p1", "Vattnet stängs av");
        platform.at("solvik").comment("c1", "p1", "p1", "Gäller det Lillgatan?");
        platform.at("solvik").comment("c2", "p1", "c1", "Nej, bara Storgatan.").ours = true;
    }

    private NightSetting setting(LegalProfile legal) {
        var setting = new NightSetting(NightSetting.withJobTables(TestDatabase.H2), folder, platform, Map.of());
        registered(setting, legal);
        return setting;
    }

    private static void registered(NightSetting setting, LegalProfile legal) {
        var account = TestFetchers.account("solvik", "scripted", URI.create("http://platform.invalid"), legal);
        Accounts accounts = setting.the(Accounts.class);
        var before = accounts.find("solvik").stream().toList();
        accounts.apply(new RegisterImport(before.isEmpty() ? List.of(account) : List.of(),
                before.stream().map(one -> new RegisterImport.Changed(one, account, List.of("rättslig grund"))).toList(),
                List.of(),
                List.of()), "test");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "arkivlagen,''", "'',kommunstyrelsen § 12", "' ',' '"})
    void isNotAskedAtAllUntilTheBasisAndWhoDecidedItAreRegistered(String basis, String decidedBy) {
        try (var setting = setting(new LegalProfile(basis, decidedBy, true))) {
            NightReceipt receipt = setting.night(1);
            var account = NightSetting.of(receipt, "solvik");
            assertThat(account.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(account.gaps()).extracting(Gap::failure).containsOnly(Failure.NO_LEGAL_BASIS);
            assertThat(receipt.toDo()).anyMatch(advice -> advice.startsWith("solvik: plattformens villkor"));
            assertThat(platform.at("solvik").asked).hasValue(0);
        }
    }

    @Test
    void isCapturedWholeWhereItsTextMayBeKept() {
        try (var setting = setting(new LegalProfile("arkivlagen", "kommunstyrelsen § 12", true))) {
            assertThat(setting.night(1, "solvik").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(setting.state("solvik", "c1")).isEqualTo(ItemState.VISIBLE);
        }
    }

    @Test
    void aPlatformWithoutSuchTermsNeedsNoDecision() {
        platform.limitedByTerms = false;
        try (var setting = setting(new LegalProfile("", "", false))) {
            assertThat(setting.night(1, "solvik").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(setting.state("solvik", "c1")).isEqualTo(ItemState.VISIBLE);
        }
    }

    @Test
    void ofOthersNothingIsKeptThatMayNotBeAndTheReceiptSaysSo() {
        try (var setting = setting(new LegalProfile("arkivlagen", "kommunstyrelsen § 12", false))) {
            var receipt = setting.night(1, "solvik");
            assertThat(receipt.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(receipt.notes()).anyMatch(note -> note.startsWith("1 inlägg och ändringar av andra sparades inte"));
            assertThat(setting.item("solvik", "p1").state()).isEqualTo(ItemState.VISIBLE);
            assertThat(setting.item("solvik", "c2").state()).isEqualTo(ItemState.VISIBLE);
            var account = setting.the(Accounts.class).find("solvik").orElseThrow();
            assertThat(setting.the(Archive.class).known(account, List.of("uri:c1"))).isEmpty();
        }
    }

    @Test
    void whatWasKeptBeforeStaysAndIsFollowedButNewWordsOfOthersAreNotKept() {
        try (var setting = setting(new LegalProfile("arkivlagen", "kommunstyrelsen § 12", true))) {
            setting.night(1);
            registered(setting, new LegalProfile("arkivlagen", "kommunstyrelsen § 40", false));
            platform.at("solvik").thing("c1").text = "Något annat";
            platform.at("solvik").thing("c2").text = "Nej, bara Storgatan, till kl. 4.";
            var receipt = setting.night(2, "solvik");
            assertThat(receipt.notes()).anyMatch(note -> note.startsWith("1 inlägg och ändringar av andra sparades inte"));
            assertThat(setting.item("solvik", "c1").versions()).hasSize(1);
            assertThat(setting.item("solvik", "c2").versions()).hasSize(2);
            platform.at("solvik").thing("c1").there = false;
            setting.night(3);
            assertThat(setting.state("solvik", "c1")).isEqualTo(ItemState.GONE);
        }
    }
}
