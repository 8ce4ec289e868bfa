package se.bevara.capture;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NamedJob;

/** The looks between the nights, as the clock starts them. A night that waits goes first. */
@Component
final class ScheduledLook implements NamedJob {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledLook.class);
    private final Captures captures;
    private final ScheduledNight night;

    ScheduledLook(Captures captures, ScheduledNight night) {
        this.captures = captures;
        this.night = night;
    }

    @Override
    public String name() {
        return "look";
    }

    @Override
    public void run(Instant due, boolean recovering) {
        if (night.waiting()) {
            return;
        }
        try {
            captures.look();
        } catch (Nights.NightRefused e) {
            LOG.debug("no look now: {}", e.getMessage());
        } catch (NightStopped e) {
            LOG.info("a look was stopped; the next does the rest");
        }
    }
}
