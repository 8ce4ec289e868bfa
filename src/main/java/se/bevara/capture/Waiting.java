package se.bevara.capture;

import java.time.Duration;

/** How a night waits: for a platform's budget, before a new try. The sample and the tests let their clock run instead. */
public interface Waiting {

    /**
     * Waits.
     *
     * @throws NightStopped when the night is asked to stop meanwhile
     */
    void pause(Duration time);
}
