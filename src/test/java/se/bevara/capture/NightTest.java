package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.archive.ItemState.GONE;
import static se.bevara.archive.ItemState.HIDDEN;
import static se.bevara.archive.ItemState.VISIBLE;

import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.bevara.TestDatabase;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.ledger.Ledger;
import se.bevara.scheduling.NightWork;

class NightTest extends NightCase {
    @ParameterizedTest
    @EnumSource
    void archivesWhatIsThereAndSaysSo(TestDatabase database) throws Exception {
        thread();
        var here = on(database);
        var receipt = here.night(1);
        var account = NightSetting.of(receipt, "a");
        assertThat(account.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(account.got()).isEqualTo(5);
        assertThat(account.added()).isEqualTo(5);
        assertThat(account.gaps()).isEmpty();
        assertThat(here.item("a", "c3").parent()).isEqualTo(here.item("a", "c2").id());
        assertThat(here.item("a", "c3").thread()).isEqualTo(here.item("a", "p1").id());
        assertThat(here.item("a", "c2").direction()).isEqualTo(Direction.DRAWN_UP);
        assertThat(here.item("a", "c1").direction()).isEqualTo(Direction.RECEIVED);
        assertThat(receipt.ledgerSize()).isPositive();
        assertThat(here.nights().receipts(5)).containsExactly(receipt);
        assertThat(here.nights().receipt(NightSetting.FIRST)).contains(receipt);
        assertThat(Files.readString(folder.resolve("archive/receipts/2026/2026-11-21.txt"))).contains("Nattkvitto 2026-11-21",
                "1 hela");
        assertThat(here.the(Ledger.class).about("archive/receipts/2026/2026-11-21.json")).hasSize(1);
        assertThat(JdbcClient.create(here.database).sql("SELECT count(*) FROM BATCH_JOB_EXECUTION").query(Long.class).single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aNightWithoutChangesArchivesNothing(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        var second = here.night(2, "a");
        assertThat(second.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(second.added() + second.edited() + second.missing() + second.gone() + second.reappeared() + second.hidden())
                .isZero();
        assertThat(second.got()).isEqualTo(5);
        assertThat(second.notes()).isEmpty();
        assertThat(second.unseenFor()).hasHours(24);
    }

    @ParameterizedTest
    @EnumSource
    void tellsEditsHidingAndRemoval(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("p1").text = "RÄTTELSE: vattnet stängs av";
        a().thing("c1").hidden = true;
        a().thing("c3").there = false;
        a().thing("c2").likes = 4;
        var second = here.night(2, "a");
        assertThat(second.edited()).isEqualTo(1);
        assertThat(second.hidden()).isEqualTo(1);
        assertThat(second.gone()).isEqualTo(1);
        assertThat(here.item("a", "p1").versions()).hasSize(2);
        assertThat(here.state("a", "c1")).isEqualTo(HIDDEN);
        assertThat(here.state("a", "c3")).isEqualTo(GONE);
        assertThat(here.item("a", "c3").lastSeen()).isEqualTo(Instant.parse("2026-11-21T00:15:00Z"));
        assertThat(here.item("a", "c3").noticed()).isEqualTo(Instant.parse("2026-11-22T00:15:00Z"));
        assertThat(here.the(Archive.class).counts(here.item("a", "c2").id()).getLast().counts()).containsEntry("likes", 4L);
        a().thing("c1").hidden = false;
        a().thing("c3").there = true;
        assertThat(here.night(3, "a").reappeared()).isEqualTo(2);
        assertThat(here.state("a", "c3")).isEqualTo(VISIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedMiddleCommentMakesItsOrphanedAnswersNoEdits(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("c2").there = false;
        a().thing("c3").parent = "p1";
        var second = here.night(2, "a");
        assertThat(second.edited()).isZero();
        assertThat(second.gone()).isEqualTo(1);
        assertThat(here.night(3, "a").edited()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aCommentMovedToAnotherParentIsEditedOnce(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("c3").parent = "c1";
        assertThat(here.night(2, "a").edited()).isEqualTo(1);
        assertThat(here.night(3, "a").edited()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRenamedAccountIsNoted(TestDatabase database) {
        thread();
        var here = on(database);
        assertThat(here.night(1, "a").notes()).isEmpty();
        a().name = "Solvik";
        assertThat(here.night(2, "a").notes()).containsExactly("Kontot har bytt namn på plattformen.");
        assertThat(here.night(3, "a").notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherPackagesFailureDoesNotTakeTheNightWithIt(TestDatabase database) {
        thread();
        try (var here = on(database).another(List.of(work("dispose", 2, () -> List.of("Två gallrade.")),
                work("judge", 1, () -> {
                    throw new IllegalStateException("ett hemligt ord");
                })))) {
            var receipt = here.night(1);
            assertThat(receipt.disposal())
                    .containsExactly("LARM: bedömningen avbröts och tas upp nästa natt, loggen säger mer", "Två gallrade.");
            assertThat(NightSetting.of(receipt, "a").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(receipt.ledgerSize()).isPositive();
        }
    }

    private static NightWork work(String step, int order, Supplier<List<String>> lines) {
        return new NightWork() {
            @Override
            public String step() {
                return step;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public List<String> run(LocalDate night, String runId) {
                return lines.get();
            }
        };
    }
}
