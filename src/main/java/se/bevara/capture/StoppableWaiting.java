package se.bevara.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits by the real clock, until the process is asked to stop. */
final class StoppableWaiting implements Waiting {

    private final CountDownLatch stop = new CountDownLatch(1);

    @Override
    public void pause(Duration time) {
        try {
            if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NightStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NightStopped();
        }
    }

    void stop() {
        stop.countDown();
    }
}
