package se.bevara.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls that a platform wants apart: made one at a time, each so long after the one before it has ended, whoever made that. */
final class Pace {

    private final ReentrantLock one = new ReentrantLock(true);
    private @Nullable Instant ended;

    <T> T next(Duration apart, Clock clock, Waiting waiting, Supplier<T> call) {
        one.lock();
        try {
            Duration wait = ended == null ? Duration.ZERO : Duration.between(clock.instant(), ended.plus(apart));
            if (wait.isPositive()) {
                waiting.pause(wait);
            }
            return call.get();
        } finally {
            ended = clock.instant();
            one.unlock();
        }
    }
}
