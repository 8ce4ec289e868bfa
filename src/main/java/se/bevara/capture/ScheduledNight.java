package se.bevara.capture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NamedJob;

/** The night as the clock starts it. */
@Component
final class ScheduledNight implements NamedJob {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledNight.class);
    private final Nights nights;

    ScheduledNight(Nights nights) {
        this.nights = nights;
    }

    @Override
    public String name() {
        return NightlyJob.NAME;
    }

    @Override
    public void run(Instant due, boolean recovering) {
        try {
            NightReceipt receipt = nights.run(LocalDate.ofInstant(due, ZoneId.of("Europe/Stockholm")), recovering);
            LOG.info("night {}: {} accounts, {} to do", receipt.night(), receipt.accounts().size(), receipt.toDo().size());
        } catch (Nights.NightRefused e) {
            LOG.warn("the night was not started: {}", e.getMessage());
        } catch (Nights.NightFailed e) {
            LOG.error("the night broke off and goes on when it is started again: {}", e.getMessage());
        } catch (NightStopped e) {
            LOG.info("the night was stopped and goes on when it is started again");
        }
    }
}
