package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.bevara.archive.ItemState.GONE;
import static se.bevara.archive.ItemState.MISSING;
import static se.bevara.archive.ItemState.VISIBLE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.TestDatabase;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.ledger.Ledger;

class AbsenceTest extends NightCase {
    @ParameterizedTest
    @EnumSource
    void whatAListingLosesIsNotMissingWhenItAnswersById(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("c2").there = false;
        a().thing("c3").listed = false;
        a().thing("c3").text = "Tack!";
        var second = here.night(2, "a");
        assertThat(here.state("a", "c3")).isEqualTo(VISIBLE);
        assertThat(second.edited()).isEqualTo(1);
        assertThat(second.missing()).isZero();
        a().thing("c3").there = false;
        here.night(3);
        assertThat(here.state("a", "c3")).isEqualTo(GONE);
        assertThat(here.item("a", "c3").lastSeen()).isEqualTo(Instant.parse("2026-11-22T00:15:00Z"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooOldToBeListedIsAskedForByIdAndNoEmptyThreadIsSuspect(TestDatabase database) {
        thread();
        a().things.values().stream().filter(thing -> thing.post != null)
                .forEach(thing -> thing.time = "2026-11-10T09:00:00+01:00");
        a().reach = Duration.ofDays(7);
        var here = on(database);
        here.night(1);
        a().things.values().stream().filter(thing -> thing.post != null).forEach(thing -> thing.listed = false);
        a().thing("c2").there = false;
        var second = here.night(2, "a");
        assertThat(second.gaps()).isEmpty();
        assertThat(here.state("a", "c2")).isEqualTo(GONE);
        assertThat(here.state("a", "c3")).isEqualTo(VISIBLE);
        a().thing("c3").there = false;
        here.night(3);
        assertThat(here.state("a", "c3")).as("asked for each night").isEqualTo(GONE);
    }

    @ParameterizedTest
    @EnumSource
    void aPostThatIsOlderThanWhatIsListedIsNotMissed(TestDatabase database) {
        thread();
        a().post("p8", "Gammalt").time = "2020-01-02T09:00:00+01:00";
        a().post("p9", "Nytt");
        var here = on(database);
        here.night(1);
        a().thing("p8").there = false;
        a().thing("p9").there = false;
        a().listedSince = Instant.parse("2021-01-01T00:00:00Z");
        here.night(2);
        assertThat(here.state("a", "p9")).isEqualTo(GONE);
        assertThat(here.state("a", "p8")).as("nobody can tell").isEqualTo(VISIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheCanaryIsSilentNothingIsGone(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("c3").there = false;
        a().silentById = true;
        var second = here.night(2, "a");
        assertThat(second.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(second.gaps()).extracting(Gap::failure).contains(Failure.NO_CANARY);
        assertThat(here.state("a", "c3")).isEqualTo(MISSING);
        a().silentById = false;
        assertThat(here.night(3, "a").gone()).isEqualTo(1);
        assertThat(here.state("a", "c3")).isEqualTo(GONE);
        assertThat(here.item("a", "c3").lastSeen()).isEqualTo(Instant.parse("2026-11-21T00:15:00Z"));
    }

    /** It may have been edited, and answer to a new id that no listing tells: below what is removed only a known id's silence is seen. */
    @ParameterizedTest
    @EnumSource
    void whereIdsMayChangeNothingBelowSomethingRemovedIsSaidToBeGone(TestDatabase database) {
        thread();
        a().comment("c4", "p1", "p1", "Vem?");
        a().comment("c5", "p1", "p1", "Hej");
        a().idsMayChange = true;
        var here = on(database);
        here.night(1);
        a().thing("c1").there = false;
        a().thing("c3").there = false;
        a().thing("c2").listed = false;
        a().thing("c4").there = false;
        here.night(2);
        assertThat(here.state("a", "c1")).isEqualTo(GONE);
        assertThat(here.state("a", "c2")).isEqualTo(VISIBLE);
        assertThat(here.state("a", "c3")).isEqualTo(MISSING);
        assertThat(here.state("a", "c4")).isEqualTo(GONE);
        assertThat(here.night(3, "a").gone()).isZero();
        assertThat(here.state("a", "c3")).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAnswerIsNeverAChange(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().emptyLists = true;
        var receipt = here.night(2);
        var second = NightSetting.of(receipt, "a");
        assertThat(second.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(second.gaps()).extracting(Gap::failure).containsExactly(Failure.EMPTY_SUSPECT);
        assertThat(receipt.toDo()).hasSize(1);
        assertThat(here.state("a", "p1")).isEqualTo(VISIBLE);
        a().emptyLists = false;
        assertThat(here.night(3, "a").outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAccountIsNotGreenByItself(TestDatabase database) {
        var here = on(database);
        assertThat(here.night(1, "a").outcome()).isEqualTo(Outcome.FAILED);
        a().told = 0L;
        var second = here.night(2, "a");
        assertThat(second.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(second.notes()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformGoingInCirclesIsNoCompleteListing(TestDatabase database) {
        for (int i = 0; i < 8; i++) {
            a().post("p" + i, "Inlägg " + i);
        }
        var here = on(database);
        here.night(1);
        a().repeatsPages = true;
        var second = here.night(2, "a");
        assertThat(second.gaps()).extracting(Gap::failure).contains(Failure.REPEATED_PAGE);
        assertThat(second.missing() + second.gone()).isZero();
        assertThat(here.state("a", "p7")).isEqualTo(VISIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowSaysNothingAboutWhatItLeavesOut(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().window = true;
        a().thing("p2").there = false;
        assertThat(here.night(2, "a").gone()).isZero();
        assertThat(here.state("a", "p2")).isEqualTo(VISIBLE);
    }

    @ParameterizedTest
    @EnumSource
    void tooMuchLostAtOnceFreezesUntilAPersonHasLooked(TestDatabase database) {
        for (int i = 0; i < 30; i++) {
            a().post("p" + i, "Inlägg " + i);
        }
        var here = on(database);
        here.night(1);
        for (int i = 0; i < 12; i++) {
            a().thing("p" + i).there = false;
        }
        a().post("new", "Nytt");
        var second = here.night(2);
        assertThat(NightSetting.of(second, "a").outcome()).isEqualTo(Outcome.FROZEN);
        assertThat(NightSetting.of(second, "a").gone()).isZero();
        assertThat(here.state("a", "p3")).isEqualTo(VISIBLE);
        assertThat(here.state("a", "new")).isEqualTo(VISIBLE);
        assertThat(second.toDo()).singleElement().asString().contains("./bevara thaw a --by NAMN");
        assertThat(here.night(3, "a").outcome()).isEqualTo(Outcome.FROZEN);
        here.the(Freezes.class).thaw("a", "registrator", true);
        var fourth = here.night(4, "a");
        assertThat(fourth.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(fourth.gone()).isEqualTo(12);
        assertThat(here.the(Freezes.class).all()).isEmpty();
        assertThat(here.the(Ledger.class).about("account/a")).extracting(entry -> entry.act().kind()).contains("frozen",
                "thawed");
    }

    @ParameterizedTest
    @EnumSource
    void howMuchIsTooMuchIsMeasuredAgainstWhatIsStillThere(TestDatabase database) {
        for (int i = 0; i < 60; i++) {
            a().post("p" + i, "Inlägg " + i);
        }
        var here = on(database);
        here.night(1);
        for (int night = 2; night <= 4; night++) {
            lose(9 * (night - 2), 9);
            assertThat(here.night(night, "a").gone()).isEqualTo(9);
        }
        lose(27, 10);
        assertThat(here.night(5, "a").outcome()).isEqualTo(Outcome.FROZEN);
        assertThat(here.the(Freezes.class).all()).extracting(Freezes.Frozen::lost, Freezes.Frozen::known)
                .containsExactly(tuple(10L, 33L));
    }

    private void lose(int from, int many) {
        for (int i = from; i < from + many; i++) {
            a().thing("p" + i).there = false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFewLostOfFewFreezesNothing(TestDatabase database) {
        thread();
        var here = on(database);
        here.night(1);
        a().thing("c1").there = false;
        a().thing("c2").there = false;
        a().thing("c3").there = false;
        a().comment("c4", "p2", "p2", "Hej");
        assertThat(here.night(2, "a").gone()).isEqualTo(3);
    }
}
