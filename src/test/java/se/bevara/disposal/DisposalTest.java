package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemDisposed;

/** From what is due to the certificate, by two people's approval and by a standing one. */
class DisposalTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void twoPeopleApproveAndTheNightDisposes(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 20);
            var others = setting.comments(DisposalSetting.TWO, 1);
            setting.tag(others.getFirst(), "krisläge", "ja");
            setting.due();
            assertThat(setting.disposals().preview().rows()).hasSize(1)
                    .allSatisfy(row -> assertThat(row.items()).isEqualTo(20));
            var list = setting.approved();
            assertThat(list.id()).isEqualTo("G-2027-0001");
            assertThat(list.state()).isEqualTo(ListState.APPROVED);
            assertThat(setting.found("xylofonprov")).isEqualTo(21);
            assertThat(setting.night()).containsExactly(
                    "Gallringsprotokoll G-2027-0001: 20 handlingar gallrade enligt KS 2026/41 § 7, KOMMENTARER version 1, regel ringa");
            assertThat(setting.disposed(items)).isEqualTo(items);
            assertThat(setting.disposed(others)).isEmpty();
            assertThat(setting.found("xylofonprov")).isEqualTo(1);
            var disposal = setting.archive().items(items).getFirst();
            assertThatThrownBy(() -> setting.archive().block(disposal, 1)).isInstanceOf(ItemDisposed.class)
                    .hasMessageContaining("KS 2026/41 § 7").hasMessageContaining("certificate G-2027-0001");
            assertThat(setting.disposals().certificate("G-2027-0001", "json")).isPresent();
            assertThat(setting.disposals().all()).singleElement()
                    .matches(done -> done.state() == ListState.EXECUTED && done.erased() == 20 && done.leftOut() == 0);
            assertThat(setting.verified()).isEmpty();
            assertThat(setting.night()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStandingApprovalDisposesByItselfAndNothingElse(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.STANDING, 7);
            var others = setting.comments(DisposalSetting.TWO, 3);
            setting.due();
            assertThat(setting.night()).containsExactly(
                    "Gallringsprotokoll G-2027-0001: 7 handlingar gallrade enligt KS 2026/41 § 7, KOMMENTARER version 1, regel enkel");
            assertThat(setting.disposed(items)).isEqualTo(items);
            assertThat(setting.disposed(others)).isEmpty();
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAuthorDoesNotApproveAndNobodyApprovesTwice(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            setting.comments(DisposalSetting.TWO, 1);
            setting.due();
            var disposals = setting.disposals();
            String id = disposals.prepare("Rut Åsberg").getFirst().id();
            for (String author : List.of("Rut Åsberg", " rut  åsberg ", "RUT A\u030aSBERG")) {
                assertThatThrownBy(() -> disposals.approve(id, author)).isInstanceOf(DisposalRefused.class)
                        .hasMessageContaining("den som har upprättat listan");
            }
            disposals.approve(id, "Anna Åkesson");
            assertThatThrownBy(() -> disposals.approve(id, "anna ÅKESSON ")).isInstanceOf(DisposalRefused.class)
                    .hasMessageContaining("två olika personer").hasMessageContaining("Anna Åkesson har redan");
            assertThatThrownBy(() -> disposals.approve(id, " ")).isInstanceOf(DisposalRefused.class).hasMessageContaining("namn");
            assertThatThrownBy(() -> disposals.execute(id, "Anna Åkesson")).isInstanceOf(DisposalRefused.class)
                    .hasMessageContaining("den är upprättad");
            assertThat(disposals.approve(id, "Bo Berg").state()).isEqualTo(ListState.APPROVED);
            assertThatThrownBy(() -> disposals.approve(id, "Cia Ceder")).isInstanceOf(DisposalRefused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListCoolsOffBeforeItIsExecutedAndCanBeWithdrawnMeanwhile(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 2);
            setting.due();
            var disposals = setting.disposals();
            String id = disposals.prepare("Rut").getFirst().id();
            disposals.approve(id, "Anna");
            disposals.approve(id, "Bo");
            assertThatThrownBy(() -> disposals.execute(id, "Anna")).isInstanceOf(DisposalRefused.class)
                    .hasMessageContaining("först 2027-06-02");
            assertThat(setting.night()).containsExactly(
                    "Gallringslista G-2027-0001: 2 handlingar är godkända och gallras tidigast 2027-06-02");
            assertThat(disposals.prepare("Rut")).isEmpty();
            assertThat(disposals.withdraw(id, "Anna").state()).isEqualTo(ListState.WITHDRAWN);
            setting.wait(java.time.Duration.ofDays(2));
            assertThat(setting.night()).isEmpty();
            assertThatThrownBy(() -> disposals.execute(id, "Anna")).isInstanceOf(DisposalRefused.class)
                    .hasMessageContaining("återkallad");
            assertThat(setting.disposed(items)).isEmpty();
            assertThat(disposals.prepare("Rut")).singleElement().matches(list -> list.id().equals("G-2027-0002"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListThatSomebodyChangedIsNotExecuted(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 3);
            setting.due();
            String id = setting.approved().id();
            new org.springframework.jdbc.core.JdbcTemplate(setting.source)
                    .update("UPDATE disposal_part SET items = substring(items FROM position(' ' IN items) + 1)");
            assertThatThrownBy(() -> setting.disposals().execute(id, "Anna")).isInstanceOf(DisposalRefused.class)
                    .hasMessageContaining("SHA-256");
            assertThat(setting.disposed(items)).isEmpty();
        }
    }
}
