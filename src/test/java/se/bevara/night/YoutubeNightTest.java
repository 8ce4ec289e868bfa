package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.ItemState;
import se.bevara.capture.Failure;
import se.bevara.capture.NightReceipt;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.capture.Nights;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/** Nights of YouTube channels: what its owner turns off or keeps private is not gone, and the day's quota is kept. */
class YoutubeNightTest {

    @TempDir
    Path data;

    private final StoryClock clock = StoryClock.at("2026-03-01T08:00");
    private final Municipality municipality = new Municipality(clock);

    private NightReceipt night(ApplicationContext application, String date) {
        clock.set(date + "T01:15");
        return application.getBean(Nights.class).run(LocalDate.parse(date));
    }

    private static AccountReceipt of(NightReceipt receipt, String account) {
        return receipt.accounts().stream().filter(one -> one.account().equals(account)).findFirst().orElseThrow();
    }

    private static ItemState state(ApplicationContext application, Posting posting) {
        var held = Municipality.holdings(application.getBean(Archive.class)).get(Municipality.key(posting));
        return Objects.requireNonNull(held, "not archived").item().state();
    }

    @Test
    void whatIsTurnedOffOrMadePrivateIsNotGone() {
        var channel = municipality.world.youtube("solvik");
        var silent = channel.post("Så byggs bron");
        var question = silent.comment("Anna", "Hur länge?");
        var secret = channel.post("Utkast till budget");
        secret.comment("Bo", "Intressant");
        try (municipality; var application = municipality.application(data)) {
            assertThat(of(night(application, "2026-03-02"), "youtube-solvik").outcome()).isEqualTo(Outcome.COMPLETE);
            municipality.platforms.youtube().comments(silent, false);
            secret.hide();
            var receipt = of(night(application, "2026-03-03"), "youtube-solvik");
            assertThat(receipt.outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(receipt.notes()).anyMatch(note -> note.contains("avstängda")).anyMatch(note -> note.contains("Takeout"))
                    .anyMatch(note -> note.startsWith("1 filmer"));
            assertThat(state(application, question)).isEqualTo(ItemState.VISIBLE);
            assertThat(state(application, secret)).isEqualTo(ItemState.HIDDEN);
            municipality.platforms.youtube().comments(silent, true);
            secret.unhide();
            question.comment("Cia", "Ja, hur länge?");
            var back = of(night(application, "2026-03-04"), "youtube-solvik");
            assertThat(back.added()).isEqualTo(1);
            assertThat(state(application, secret)).isEqualTo(ItemState.VISIBLE);
        }
    }

    @Test
    void theDaysQuotaIsKeptAndTheRestOfTheNightNamed() {
        for (String handle : new String[]{"ett", "tva", "tre"}) {
            var channel = municipality.world.youtube(handle);
            for (int i = 0; i < 5; i++) {
                channel.post("Film " + i);
            }
        }
        municipality.more.put("bevara.capture.platforms.youtube.daily-calls", "25");
        municipality.more.put("bevara.capture.parallel", "1");
        try (municipality; var application = municipality.application(data)) {
            var receipt = night(application, "2026-03-02");
            long asked = municipality.platforms.youtube().recent().stream().filter(each -> each.path().startsWith("/youtube"))
                    .count();
            assertThat(asked).isEqualTo(25);
            assertThat(of(receipt, "youtube-ett").outcome()).isEqualTo(Outcome.COMPLETE);
            assertThat(of(receipt, "youtube-tre").outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(of(receipt, "youtube-tva")).returns(Outcome.FAILED, AccountReceipt::outcome)
                    .returns(100, AccountReceipt::budget)
                    .satisfies(left -> assertThat(left.gaps()).extracting(Gap::failure).containsOnly(Failure.RATE_LIMITED));
            municipality.platforms.youtube().forgetCalls();
            assertThat(of(night(application, "2026-03-03"), "youtube-ett").outcome()).as("another day")
                    .isEqualTo(Outcome.COMPLETE);
        }
    }

    @Test
    void whenThePlatformSaysThatTheQuotaIsSpentTheOtherChannelsAreNotTried() {
        for (String handle : new String[]{"ett", "tva", "tre"}) {
            municipality.world.youtube(handle).post("Film");
        }
        municipality.platforms.youtube().quota(0);
        municipality.more.put("bevara.capture.parallel", "1");
        try (municipality; var application = municipality.application(data)) {
            var receipt = night(application, "2026-03-02");
            assertThat(receipt.accounts()).allSatisfy(
                    one -> assertThat(one.gaps()).extracting(Gap::failure).containsOnly(Failure.RATE_LIMITED));
            assertThat(municipality.platforms.youtube().calls()).isEqualTo(1);
        }
    }
}
