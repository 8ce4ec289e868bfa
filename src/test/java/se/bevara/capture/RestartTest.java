package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;

class RestartTest extends NightCase {
    @ParameterizedTest
    @EnumSource
    void aFailingAccountFailsAloneAndIsVisitedAgain(TestDatabase database) {
        thread();
        platform.at("b").post("x", "Hej");
        var tries = new AtomicInteger();
        a().beforeProfile = () -> {
            if (tries.incrementAndGet() < 3) {
                throw Scripted.failed(Failure.UNREACHABLE);
            }
        };
        platform.at("b").beforeProfile = () -> {
            throw Scripted.failed(Failure.TOKEN_EXPIRED);
        };
        platform.at("c").beforeProfile = () -> {
            throw new IllegalStateException("a fault of ours, with Anna's words in its message");
        };
        var receipt = on(database).registered("b", "c").night(1);
        assertThat(NightSetting.of(receipt, "a").outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(NightSetting.of(receipt, "b").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(NightSetting.of(receipt, "b").gaps()).extracting(Gap::failure).containsExactly(Failure.TOKEN_EXPIRED);
        assertThat(platform.at("b").asked).hasValue(1);
        assertThat(NightSetting.of(receipt, "c").gaps()).extracting(Gap::failure).containsExactly(Failure.NOT_ARCHIVED);
        assertThat(receipt.toString()).doesNotContain("Anna");
        assertThat(receipt.toDo()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierNightOfTheSameDateIsFollowedByASecond(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().comment("c9", "p2", "p2", "Nytt");
        var again = here.night(1);
        assertThat(NightSetting.of(again, "a").added()).isEqualTo(1);
        assertThat(here.nights().receipts(5)).hasSize(2).first().isEqualTo(again);
        assertThat(Files.exists(folder.resolve("archive/receipts/2026/2026-11-21-2.json"))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aCrashedNightGoesOnFromWhereItStood(TestDatabase database) {
        for (int i = 0; i < 5; i++) {
            platform.at("a" + i).post("x", "Hej");
            platform.at("a" + i).comment("y", "x", "x", "Hej själv");
        }
        thread();
        a().beforeComments = () -> {
            throw new AssertionError("as if the process had died");
        };
        var here = on(database).registered("a0", "a1", "a2", "a3", "a4");
        assertThatThrownBy(() -> here.night(1)).isInstanceOf(Nights.NightFailed.class);
        int before = platform.at("a3").asked.get();
        assertThat(before).isPositive();
        a().beforeComments = () -> {
        };
        var next = here.another();
        open.put("next", next);
        var receipt = next.night(1);
        assertThat(platform.at("a3").asked).as("what is done is not asked again").hasValue(before);
        assertThat(NightSetting.of(receipt, "a").added()).as("before and after the crash").isEqualTo(5);
        assertThat(receipt.accounts()).hasSize(6)
                .allSatisfy(account -> assertThat(account.outcome()).isEqualTo(Outcome.COMPLETE));
        assertThat(next.nights().receipts(9)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierNightThatWasCutShortGetsItsReceiptFirst(TestDatabase database) {
        thread();
        a().beforeComments = () -> {
            throw new AssertionError("as if the process had died");
        };
        var here = on(database);
        assertThatThrownBy(() -> here.night(1)).isInstanceOf(Nights.NightFailed.class);
        a().beforeComments = () -> {
        };
        here.night(2);
        assertThat(here.nights().receipts(9)).extracting(NightReceipt::night)
                .containsExactly(NightSetting.FIRST.plusDays(1), NightSetting.FIRST);
    }
}
