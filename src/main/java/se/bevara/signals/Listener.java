package se.bevara.signals;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps listening to a stream: one that ends is begun anew, and when there was nothing in it later and later. */
final class Listener implements Ear {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** After so many tries in vain in a row an operator should know. */
    private static final int FAILING = 5;

    private static final int DOUBLINGS = 20;

    private final List<String> accounts;
    private final Supplier<Stream> streams;
    private final SignalSettings.Streaming settings;
    private final Clock clock;
    private final DoubleSupplier chance;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile @Nullable Stream current;
    private volatile Instant heard = Instant.EPOCH;

    /** @param accounts that the stream tells of */
    Listener(List<String> accounts, Supplier<Stream> streams, SignalSettings.Streaming settings, Clock clock,
            DoubleSupplier chance) {
        this.accounts = List.copyOf(accounts);
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
        this.chance = chance;
    }

    Listener start() {
        Thread.ofVirtual().name("stream " + accounts.getFirst()).start(this::keep);
        return this;
    }

    private void keep() {
        try {
            do {
                inVain.incrementAndGet();
                begin();
            } while (!stopped.await(wait(inVain.get()).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever is wrong with one stream, it is tried again. */
    private void begin() throws InterruptedException {
        try (Stream stream = streams.get()) {
            current = stream;
            heard = clock.instant();
            if (stopped.getCount() > 0) {
                stream.listen(this);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("stream {}: {}", accounts.getFirst(), e.getClass().getSimpleName());
        } finally {
            current = null;
        }
    }

    @Override
    public void alive() {
        heard = clock.instant();
    }

    @Override
    public void whole() {
        inVain.set(0);
    }

    /** Never in step with others. */
    private Duration wait(int tries) {
        double factor = Math.scalb(0.5 + chance.getAsDouble(), Math.clamp(tries, 0, DOUBLINGS));
        long millis = (long) (settings.firstWait().toMillis() * factor);
        return Duration.ofMillis(Math.min(millis, settings.longestWait().toMillis()));
    }

    /** Ends a connection on which nothing has come for long, not even the signs of life that servers send: another is begun. */
    void check() {
        Stream open = current;
        if (open != null && heard.plus(settings.silence()).isBefore(clock.instant())) {
            open.close();
        } else if (open != null) {
            open.ask();
        }
    }

    boolean failing() {
        return inVain.get() > FAILING;
    }

    /** The accounts that it tells of. */
    List<String> accounts() {
        return accounts;
    }

    void stop() {
        stopped.countDown();
        Stream open = current;
        if (open != null) {
            open.close();
        }
    }
}
