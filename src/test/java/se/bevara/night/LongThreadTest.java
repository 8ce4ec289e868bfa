package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.sample.StoryClock;

/** A thread and a list of posts longer than what is archived at a time. */
class LongThreadTest {

    @TempDir
    Path data;

    @Test
    void missesNothingThatItArchivedTheSameNight() {
        var clock = StoryClock.at("2026-03-01T08:00");
        try (var municipality = new Municipality(clock)) {
            var page = municipality.world.facebook("solvik");
            for (int i = 0; i < 1_100; i++) {
                page.post("Inlägg " + i);
            }
            var post = page.post("Vad tycker ni om badhuset?");
            for (int i = 0; i < 2_300; i++) {
                post.comment("Person " + i % 50, "Svar " + i);
            }
            clock.set("2026-03-02T01:15");
            try (var application = municipality.application(data)) {
                var receipt = application.getBean(Nights.class).run(LocalDate.of(2026, 3, 1)).accounts().getFirst();
                assertThat(receipt.added()).isEqualTo(3_401);
                assertThat(receipt.missing()).isZero();
                assertThat(receipt.gaps()).isEmpty();
                assertThat(receipt.outcome()).isEqualTo(Outcome.COMPLETE);
            }
        }
    }
}
