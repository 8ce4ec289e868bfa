package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.ledger.Ledger;

class CapturesTest extends NightCase {

    @ParameterizedTest
    @EnumSource
    void capturesTheChosenAccountsAloneAndTheNightRunsAllTheSame(TestDatabase database) {
        thread();
        platform.at("b").post("x", "Hej");
        var here = on(database).registered("b");
        var receipt = here.the(Captures.class).run(List.of("a", "a"));
        assertThat(receipt.accounts()).extracting(AccountReceipt::account).containsExactly("a");
        assertThat(NightSetting.of(receipt, "a").added()).isEqualTo(5);
        assertThat(platform.at("b").asked).hasValue(0);
        assertThat(here.nights().receipts(5)).isEmpty();
        assertThat(Files.exists(folder.resolve("archive/receipts/2026/2026-11-21-capture-1.json"))).isTrue();
        assertThat(ReceiptText.ofCapture(receipt)).startsWith("Insamling 2026-11-21\n").doesNotContain("Liggaren", "Omläsning");
        a().thing("c3").there = false;
        var night = here.night(1);
        assertThat(NightSetting.of(night, "a").gone()).isEqualTo(1);
        assertThat(NightSetting.of(night, "b").added()).isEqualTo(1);
        assertThat(here.nights().receipts(5)).containsExactly(night);
        assertThat(Files.exists(folder.resolve("archive/receipts/2026/2026-11-21.json"))).isTrue();
        here.the(Ledger.class).verify(difference -> assertThat(difference).isNull());
    }

    @ParameterizedTest
    @EnumSource
    void confirmsWhatIsMissingAndCapturesAllWhenNoneIsNamed(TestDatabase database) {
        thread();
        platform.at("b").post("x", "Hej");
        var here = on(database).registered("b");
        here.night(1);
        a().thing("c3").there = false;
        var receipt = here.the(Captures.class).run(List.of());
        assertThat(receipt.accounts()).hasSize(2);
        assertThat(NightSetting.of(receipt, "a").gone()).isEqualTo(1);
        assertThat(here.state("a", "c3")).isEqualTo(ItemState.GONE);
        here.the(Captures.class).run(List.of("b"));
        assertThat(Files.exists(folder.resolve("archive/receipts/2026/2026-11-21-capture-2.txt"))).isTrue();
        assertThatThrownBy(() -> here.the(Captures.class).run(List.of("solvik"))).hasMessageContaining("account solvik");
    }

    @ParameterizedTest
    @EnumSource
    void whatACaseForbidsToCopyIsPassedByAndToldToBeThereStill(TestDatabase database) {
        thread();
        var here = on(database);
        here.forbidden.put("uri:p2", "M-2026-0001");
        here.forbidden.put("uri:c2", "M-2026-0002");
        a().comment("c4", "p2", "p2", "Under det som inte får kopieras");
        var receipt = NightSetting.of(here.night(1), "a");
        assertThat(receipt.added()).as("p1, c1 and c3").isEqualTo(3);
        assertThat(receipt.notes()).filteredOn(note -> note.contains("får inte kopieras")).hasSize(2)
                .anyMatch(note -> note.contains("M-2026-0001")).anyMatch(note -> note.contains("M-2026-0002"));
        assertThat(receipt.gaps()).isEmpty();
        assertThat(here.state("a", "c3")).as("an answer to it").isEqualTo(ItemState.VISIBLE);
        var again = NightSetting.of(here.night(2), "a");
        assertThat(again.added() + again.missing() + again.gone()).isZero();
        here.forbidden.clear();
        assertThat(NightSetting.of(here.night(3), "a").added()).as("a case that was a mistake").isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverModeratesHasAnAccountCapturedOnTheSpotAndIsToldWhatCouldNotBe(TestDatabase database) {
        thread();
        var here = on(database);
        var account = here.the(se.bevara.accounts.Accounts.class).find("a").orElseThrow();
        assertThat(here.the(Spot.class).capture(account)).isEmpty();
        assertThat(here.state("a", "c3")).isEqualTo(ItemState.VISIBLE);
        a().beforeComments = () -> {
            throw new FetchFailed(Failure.FORBIDDEN, "comments", "an answer", "403");
        };
        a().comment("c9", "p1", "p1", "Nytt");
        assertThat(here.the(Spot.class).capture(account).orElseThrow()).contains(Failure.FORBIDDEN.swedish());
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWhileANightRunsWhichGoesOnUndisturbed(TestDatabase database) throws Exception {
        thread();
        var reached = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        a().beforeComments = () -> {
            reached.countDown();
            uninterrupted(go);
        };
        var here = on(database);
        var night = CompletableFuture.supplyAsync(() -> here.night(1));
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> here.the(Captures.class).run(List.of("a"))).isInstanceOf(Nights.NightRefused.class)
                .hasMessageContaining("körs redan");
        go.countDown();
        assertThat(NightSetting.of(night.get(60, TimeUnit.SECONDS), "a").added()).isEqualTo(5);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
