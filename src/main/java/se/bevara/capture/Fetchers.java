package se.bevara.capture;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;

/** The fetchers of a process: they share connections, the platforms' budgets and the number of calls in flight. */
@Component
final class Fetchers {

    private final CaptureSettings settings;
    private final Clock clock;
    private final Waiting waiting;
    private final SafeAddresses addresses;
    private final DoubleSupplier chance;
    private final Watch watch;
    private volatile boolean stopped;
    private final Http api;
    private final Http media;
    private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> inFlight = new ConcurrentHashMap<>();

    @Autowired
    Fetchers(CaptureSettings settings, Clock clock, Waiting waiting, Watch watch) {
        this(settings, clock, waiting, new SafeAddresses(InetAddress::getAllByName), RandomGenerator.getDefault()::nextDouble,
                watch);
    }

    Fetchers(CaptureSettings settings, Clock clock, Waiting waiting, SafeAddresses addresses, DoubleSupplier chance,
            Watch watch) {
        this.settings = settings;
        this.clock = clock;
        this.waiting = waiting;
        this.addresses = addresses;
        this.chance = chance;
        this.watch = watch;
        api = new Http(settings.connectTimeout(), settings.answerTimeout(), settings.answerLimit().toBytes());
        media = new Http(settings.connectTimeout(), settings.mediaTimeout(), settings.mediaLimit().toBytes());
    }

    /** A fetcher that counts for one account in one night. */
    NightFetcher open(Account account, Access access) {
        return new NightFetcher(this, account.platform(), access, budget(access),
                inFlight.computeIfAbsent(account.platform(), key -> new Semaphore(settings.parallel())));
    }

    /** Whether a platform's budget has room for looks: the night must have its share. */
    boolean roomFor(Access access) {
        Instant now = clock.instant();
        Budget budget = budget(access);
        return budget.pause(now).isZero() && budget.percent(now, settings.looks().budgetLasts()) < settings.looks().budget();
    }

    private Budget budget(Access access) {
        return budgets.computeIfAbsent(access.budgetKey(), key -> new Budget(access.dailyCalls()));
    }

    /** Twice as long each time, and never in step with others; as long as the platform asks, if it asks. */
    Duration waitAfter(int attempt, FetchFailed failed) {
        if (failed.retryAfter() != null) {
            return failed.retryAfter().plusMillis((long) (chance.getAsDouble() * 1000));
        }
        double factor = Math.scalb(0.5 + chance.getAsDouble(), Math.min(attempt, 20) - 1);
        return Duration.ofMillis((long) (settings.firstWait().toMillis() * factor));
    }

    /** Makes every call and wait from now on end the night. */
    void stop() {
        stopped = true;
        if (waiting instanceof StoppableWaiting real) {
            real.stop();
        }
    }

    void goOn() {
        if (stopped) {
            throw new NightStopped();
        }
    }

    CaptureSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    Waiting waiting() {
        return waiting;
    }

    SafeAddresses addresses() {
        return addresses;
    }

    Http api() {
        return api;
    }

    Watch watch() {
        return watch;
    }

    Http media() {
        return media;
    }
}
