package se.bevara.snapshot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something unless it is closed in time. */
final class Watch implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    Watch(Duration patience, Runnable late) {
        Thread.ofVirtual().name("snapshot-watch").start(() -> {
            try {
                if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    late.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
