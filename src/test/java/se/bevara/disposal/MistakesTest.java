package se.bevara.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.ledger.Ledger;

/** Mistakes seen in comparable systems, not repeated here. Each test bears the name of one. */
class MistakesTest {

    @TempDir
    Path root;

    /** RODA, OpenRegister, Alfresco: and no index, no row of verdicts is asked, which may lag. */
    @ParameterizedTest
    @EnumSource
    void holdsCheckedOnlyWhenTheListIsMade(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 3);
            var standing = setting.comments(DisposalSetting.STANDING, 3);
            setting.due();
            var list = setting.approved();
            setting.disposals().prepareStanding();
            setting.steps = step -> {
                if (step == Steps.Step.BEGUN) {
                    setting.steps = Steps.UNHEARD;
                    setting.hold(List.of(items.getFirst(), standing.getFirst()));
                }
            };
            assertThat(setting.the(DisposingNight.class).run(setting.today(), "prov")).hasSize(2)
                    .allMatch(line -> line.endsWith("1 undantagen"));
            assertThat(setting.disposed(items)).isEqualTo(items.subList(1, 3));
            assertThat(setting.disposed(standing)).isEqualTo(standing.subList(1, 3));
            assertThat(setting.disposals().find(list.id()).orElseThrow().leftOut()).isEqualTo(1);
        }
    }

    /** RODA refuses it. */
    @ParameterizedTest
    @EnumSource
    void aHoldRefusedBecauseADisposalIsPending(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 2);
            setting.due();
            var list = setting.approved();
            assertThat(setting.hold(items).covered()).isEqualTo(2);
            assertThat(setting.disposals().execute(list.id(), "Anna")).matches(done -> done.erased() == 0 && done.leftOut() == 2);
            assertThat(setting.disposed(items)).isEmpty();
        }
    }

    /** Alfresco: what is disposed of on one page moved what came on the next. */
    @ParameterizedTest
    @EnumSource
    void aGrowingPageOffsetOverAResultSetThatShrinks(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.STANDING, 2 * Freezing.PAGE + 7);
            setting.due();
            assertThat(setting.night()).singleElement().asString().contains(": 2007 handlingar gallrade");
            assertThat(setting.disposed(items)).hasSize(2007);
        }
    }

    /** Alfresco: one part of the program counts in the server's time zone, another in UTC. */
    @ParameterizedTest
    @EnumSource
    void dueTodayInTwoTimeZones(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.STANDING, 1);
            setting.now.set(Instant.parse("2027-02-19T22:59:59Z"));
            assertThat(setting.night()).isEmpty();
            setting.now.set(Instant.parse("2027-02-19T23:00:00Z"));
            assertThat(setting.night()).hasSize(1);
            assertThat(setting.disposed(items)).isEqualTo(items);
        }
    }

    /** Nuxeo: an item whose time is over when it is first judged gets none. */
    @ParameterizedTest
    @EnumSource
    void aPastDateSilentlyIgnored(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            setting.now.set(Instant.parse("2041-01-01T12:00:00Z"));
            var items = setting.comments(DisposalSetting.STANDING, 1);
            assertThat(setting.night()).hasSize(1);
            assertThat(setting.disposed(items)).isEqualTo(items);
        }
    }

    /** ESSArch: the certificate is part of the disposal. */
    @ParameterizedTest
    @EnumSource
    void aJobMarkedSuccessAlthoughItsReportFailed(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            setting.comments(DisposalSetting.STANDING, 2);
            setting.due();
            Path folder = root.resolve("archive/acts/certificates");
            Files.createDirectories(folder.getParent());
            Files.createFile(folder);
            assertThat(setting.night()).singleElement().asString().startsWith("LARM: gallringslista G-2027-0001");
            assertThat(setting.disposals().all().getFirst().state()).isEqualTo(ListState.EXECUTING);
            assertThat(setting.disposals().certificate("G-2027-0001", "json")).isEmpty();
            Files.delete(folder);
            assertThat(setting.night()).singleElement().asString().startsWith("Gallringsprotokoll G-2027-0001: 2 handlingar");
            assertThat(setting.disposals().certificate("G-2027-0001", "json")).isPresent();
        }
    }

    /** ESSArch: and one that fails before it commits has destroyed nothing, whatever files it had written. */
    @ParameterizedTest
    @EnumSource
    void deletedWrittenBeforeDeleting(TestDatabase database) {
        try (var setting = new DisposalSetting(database, root)) {
            var items = setting.comments(DisposalSetting.TWO, 2);
            setting.due();
            var list = setting.approved();
            long entries = setting.the(Ledger.class).size();
            setting.steps = step -> {
                if (step == Steps.Step.RECORDED) {
                    throw new IllegalStateException("cut short");
                }
            };
            assertThatThrownBy(() -> setting.disposals().execute(list.id(), "Anna")).hasMessage("cut short");
            assertThat(setting.the(Ledger.class).size()).isEqualTo(entries);
            assertThat(setting.archive().items(items))
                    .allSatisfy(item -> assertThat(setting.archive().block(item, 1)).isNotEmpty());
            assertThat(setting.verified()).isEmpty();
        }
    }

    /** "Executed" is said only of what was looked for and is gone. */
    @ParameterizedTest
    @EnumSource
    void claimedToBeGoneWithoutLooking(TestDatabase database) throws IOException {
        try (var setting = new DisposalSetting(database, root)) {
            setting.comments(DisposalSetting.STANDING, 2);
            setting.due();
            Path segment;
            try (var files = Files.walk(root)) {
                segment = files.filter(file -> file.toString().endsWith("received-0001.g1.warc.gz")).findFirst().orElseThrow();
            }
            Path aside = Files.copy(segment, root.resolve("aside"));
            setting.steps = step -> {
                if (step == Steps.Step.ERASED) {
                    back(aside, segment);
                }
            };
            assertThat(setting.night()).singleElement().asString().contains("kontrollen att handlingarna är borta är underkänd");
            assertThat(setting.disposals().all().getFirst().state()).isEqualTo(ListState.CHECK_FAILED);
            assertThat(setting.night()).singleElement().asString().startsWith("LARM");
            setting.steps = Steps.UNHEARD;
            Files.delete(segment);
            assertThat(setting.night()).singleElement().asString().startsWith("Gallringsprotokoll G-2027-0001");
            assertThat(setting.disposals().all().getFirst().state()).isEqualTo(ListState.EXECUTED);
        }
    }

    private static void back(Path aside, Path segment) {
        try {
            Files.copy(aside, segment, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
