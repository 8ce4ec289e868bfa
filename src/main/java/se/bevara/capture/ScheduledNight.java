package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NamedJob;

/** The night as the clock starts it. */
@Component
final class ScheduledNight implements NamedJob {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledNight.class);
    /** How often, a minute apart, a night tries to begin while a look or a capture is running. */
    private static final int TRIES = 30;

    private final Nights nights;
    private final Waiting waiting;
    private final AtomicBoolean waits = new AtomicBoolean();

    ScheduledNight(Nights nights, Waiting waiting) {
        this.nights = nights;
        this.waiting = waiting;
    }

    /** Whether a night is due and waits for what is running to end. */
    boolean waiting() {
        return waits.get();
    }

    @Override
    public String name() {
        return NightlyJob.NAME;
    }

    @Override
    public void run(Instant due, boolean recovering) {
        LocalDate night = LocalDate.ofInstant(due, ZoneId.of("Europe/Stockholm"));
        try {
            NightReceipt receipt = begin(night, due, recovering);
            LOG.info("night {}: {} accounts, {} to do", receipt.night(), receipt.accounts().size(), receipt.toDo().size());
        } catch (Nights.NightRefused e) {
            LOG.warn("the night was not started: {}", e.getMessage());
        } catch (Nights.NightFailed e) {
            LOG.error("the night broke off and goes on when it is started again: {}", e.getMessage());
        } catch (NightStopped e) {
            LOG.info("the night was stopped and goes on when it is started again");
        }
    }

    /** Waits for a look or a capture to end; where it was the night itself that somebody ran, there is nothing left to do. */
    private NightReceipt begin(LocalDate night, Instant due, boolean recovering) {
        try {
            for (int tries = 1;; tries++) {
                try {
                    return nights.run(night, recovering);
                } catch (Nights.NightRefused e) {
                    var meanwhile = nights.receipt(night).filter(receipt -> !receipt.started().isBefore(due));
                    if (meanwhile.isPresent()) {
                        return meanwhile.get();
                    }
                    if (tries == TRIES) {
                        throw e;
                    }
                    waits.set(true);
                    waiting.pause(Duration.ofMinutes(1));
                }
            }
        } finally {
            waits.set(false);
        }
    }
}
