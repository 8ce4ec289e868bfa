package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.capture.Crises;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.Nights;
import se.bevara.sample.StoryClock;
import se.bevara.scheduling.NamedJob;

/** Crisis mode on a platform whose calls do not last for it: the night has its share, and the receipt says so. */
class CrisisBudgetTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);

    private NightReceipt.AccountReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        return application.getBean(Nights.class).run(LocalDate.parse(date)).accounts().getFirst();
    }

    @Test
    void looksWaitWhenHalfOfTheBudgetIsUsedAndTheReceiptTellsHowOften() {
        municipality.world.youtube("solvik").post("Så byggs bron");
        municipality.more.put("bevara.capture.platforms.youtube.daily-calls", "100");
        try (municipality; var application = municipality.application(data)) {
            assertThat(night(application, "2026-03-02").notes()).noneMatch(note -> note.contains("Krisläge"));
            clock.set("2026-03-02T10:00");
            application.getBean(Crises.class).start(List.of("youtube-solvik"), Duration.ofMinutes(1),
                    clock.instant().plus(Duration.ofHours(2)), "Skyfall", "Ada");
            var look = application.getBeansOfType(NamedJob.class).values().stream().filter(job -> job.name().equals("look"))
                    .findFirst().orElseThrow();
            for (int minute = 0; minute < 120; minute++) {
                clock.tick(Duration.ofMinutes(1));
                look.run(clock.instant(), false);
            }
            assertThat(municipality.platforms.youtube().calls()).as("half, and what the last look took").isBetween(50L, 65L);
            var receipt = night(application, "2026-03-03");
            assertThat(receipt.notes()).anyMatch(note -> note.startsWith("Krisläge från 2026-03-02 10:00 till 2026-03-02 12:00"))
                    .anyMatch(note -> note
                            .matches("[0-9]{2,3} gånger fick en titt vänta: plattformens anropsbudget räckte inte\\."));
            assertThat(receipt.outcome()).isEqualTo(NightReceipt.Outcome.COMPLETE);
            assertThat(night(application, "2026-03-04").notes()).noneMatch(note -> note.contains("vänta"));
        }
    }
}
