package se.bevara.capture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Whether a night is running in this process; when the process is asked to end, lets it come to a stop before the database goes. */
@Component
final class OrderlyStop implements SmartLifecycle {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(25);
    private final Fetchers fetchers;
    private final AtomicBoolean night = new AtomicBoolean();

    OrderlyStop(Fetchers fetchers) {
        this.fetchers = fetchers;
    }

    /** @return false when a night is already running */
    boolean begin() {
        return night.compareAndSet(false, true);
    }

    void end() {
        night.set(false);
    }

    @Override
    public void start() {
        // Nothing to start: a night is started by a person or by the clock.
    }

    @Override
    public void stop() {
        fetchers.stop();
        long end = System.nanoTime() + PATIENCE;
        while (night.get() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Override
    public boolean isRunning() {
        return night.get();
    }

    /** First of all: before Quartz, the web server and the connections. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
