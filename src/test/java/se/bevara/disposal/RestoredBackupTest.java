package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Derivative;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Rebuilding;

/** What is made anew from the folder knows its disposals, also when a backup has brought back what was disposed. */
class RestoredBackupTest {

    @TempDir
    Path root;
    @TempDir
    Path backup;

    @ParameterizedTest
    @EnumSource
    void listsAreMadeAnewFromTheFolder(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 4);
            setting.due();
            var list = setting.approved();
            setting.hold(items.subList(0, 1));
            setting.disposals().execute(list.id(), "Cia");
            setting.the(se.bevara.retention.Holds.class).lift(1, "Anna", "avslutad");
            var open = setting.disposals().prepare("Rut").getFirst();
            setting.disposals().approve(open.id(), "Anna");
            setting.comments(DisposalSetting.TWO, 1);
            var before = setting.disposals().all();
            rebuild(setting);
            assertThat(setting.disposals().all()).usingRecursiveComparison().ignoringFields("executed").isEqualTo(before);
            assertThat(setting.disposals().replay()).isEmpty();
            assertThat(setting.disposals().approve(open.id(), "Bo").state()).isEqualTo(ListState.APPROVED);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateNamesThePlacesAlsoWhenTheCatalogueWasMadeAnewAfterTheErasure(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 4);
            setting.due();
            var list = setting.approved();
            setting.steps = step -> {
                if (step == Steps.Step.ERASED) {
                    throw new IllegalStateException("cut short");
                }
            };
            assertThatThrownBy(() -> setting.disposals().execute(list.id(), "Cia")).hasMessage("cut short");
            setting.steps = Steps.UNHEARD;
            assertThat(setting.disposed(items)).isEqualTo(items);
            rebuild(setting);
            assertThat(setting.disposals().execute(list.id(), "Cia").state()).isEqualTo(ListState.EXECUTED);
            var certificate = Files.readString(setting.disposals().certificate(list.id(), "json").orElseThrow());
            assertThat(certificate).doesNotContain("ej möjlig post för post").contains("platser lästa om", "åtagande");
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestoredBackupDisposesAgain(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.STANDING, 6);
            var kept = setting.comments(DisposalSetting.TWO, 2);
            copy(root, backup);
            setting.due();
            setting.night();
            assertThat(setting.disposed(items)).isEqualTo(items);
            restore();
            rebuild(setting);
            assertThat(setting.disposed(items)).isEmpty();
            assertThat(setting.verified()).anyMatch(difference -> difference.found().startsWith("kept: 6 items"));
            setting.hold(items.subList(0, 1));
            assertThat(setting.disposals().replay()).containsExactly(
                    "Återläst säkerhetskopia: 5 handlingar gallrades på nytt, gallringsprotokoll G-2027-0001",
                    "ATT GÖRA: 1 handling som gallrats är tillbaka ur en säkerhetskopia och omfattas av gallringsstopp: "
                            + items.getFirst());
            setting.the(se.bevara.retention.Holds.class).lift(1, "Anna", "avslutad");
            assertThat(setting.night()).contains(
                    "Återläst säkerhetskopia: 1 handling gallrades på nytt, gallringsprotokoll G-2027-0001");
            assertThat(setting.disposed(items)).isEqualTo(items);
            assertThat(setting.archive().items(items)).extracting(item -> String.valueOf(item.disposal()))
                    .allMatch(disposal -> disposal.contains("KS 2026/41 § 7") && disposal.contains("G-2027-0001"));
            assertThat(setting.disposed(kept)).isEmpty();
            assertThat(setting.found("xylofonprov")).isEqualTo(2);
            assertThat(setting.verified()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasGotTheNumberOfSomethingDisposedIsAnotherItem(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            setting.comments(DisposalSetting.TWO, 1);
            copy(root, backup);
            setting.comments(DisposalSetting.TWO, 150);
            var lost = setting.comments(DisposalSetting.STANDING, 3);
            setting.due();
            setting.night();
            assertThat(setting.disposed(lost)).isEqualTo(lost);
            restore();
            rebuild(setting);
            var fresh = setting.comments(DisposalSetting.TWO, 600);
            assertThat(fresh).containsAll(lost);
            assertThat(setting.disposals().replay()).isEmpty();
            assertThat(setting.disposed(fresh)).isEmpty();
        }
    }

    private static void rebuild(DisposalSetting setting) {
        setting.the(Ledger.class).rebuild();
        setting.the(Accounts.class).rebuild();
        setting.archive().rebuild();
        setting.the(Rebuilding.class).rebuild(setting.today());
        setting.disposals().rebuild();
        setting.context.getBeansOfType(Derivative.class).values().forEach(Derivative::rebuild);
    }

    /** Segments as they were in the backup, under the ledger and the acts as they are. */
    private void restore() throws IOException {
        for (Path file : segments(root)) {
            Files.delete(file);
        }
        copy(backup, root);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : segments(from)) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> segments(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".warc.gz")).toList();
        }
    }
}
