package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.accounts.Account;

/** A run of pictures, one account after the other, in one browser; a browser that has ended is followed by another. */
final class Taking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final SnapshotSettings settings;
    private final Recipes recipes;
    private final Recording recording;
    private final FailureTable failures;
    private final DiagnosisFiles diagnoses;
    private final Function<Account, Optional<Instant>> last;
    private final Clock clock;
    private final Predicate<Account> restricted;
    private final FileLock lock;
    private @Nullable Browsing browsing;

    /** @param restricted whether something of an account may be seen of which no copy may be made */
    Taking(SnapshotSettings settings, Recipes recipes, Recording recording, FailureTable failures, DiagnosisFiles diagnoses,
            Function<Account, Optional<Instant>> last, Clock clock, Predicate<Account> restricted, FileLock lock) {
        this.restricted = restricted;
        this.settings = settings;
        this.recipes = recipes;
        this.recording = recording;
        this.failures = failures;
        this.diagnoses = diagnoses;
        this.last = last;
        this.clock = clock;
        this.lock = lock;
    }

    List<Outcome> all(BrowserTools tools, List<Account> chosen, LocalDate night,
            Function<Account, Recording.Order> orders, Consumer<Outcome> each) {
        var outcomes = new ArrayList<Outcome>();
        try (var way = new GuardedWay(settings.traffic().toBytes())) {
            for (Account account : chosen) {
                var outcome = one(tools, way, account, night, orders.apply(account));
                outcomes.add(outcome);
                each.accept(outcome);
            }
        } finally {
            end();
        }
        return outcomes;
    }

    private Outcome one(BrowserTools tools, GuardedWay way, Account account, LocalDate night, Recording.Order order) {
        URI configured = settings.address().get(account.id());
        way.begin(configured);
        try {
            if (restricted.test(account)) {
                throw new PictureFailed(Failure.RESTRICTED, "");
            }
            var open = open(tools, way);
            var pictures = new Picturing(settings, open, way, recipes)
                    .take(new Visit.Errand(account.platform(), configured == null ? account.address() : configured,
                            settings.untilLast() ? last.apply(account).orElse(null) : null));
            var taken = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            var snapshot = recording.record(account, pictures, open, taken, order);
            failures.succeeded(account.id());
            diagnoses.clear(account.id());
            return new Outcome(account.id(), snapshot, null, "");
        } catch (PictureFailed e) {
            return failed(account, night, e);
        } catch (RuntimeException e) {
            // Its message may quote the page.
            LOG.error("{}: not pictured, {} at {}", account.id(), e.getClass().getName(),
                    Arrays.stream(e.getStackTrace()).filter(frame -> frame.getClassName().startsWith("se.bevara")).findFirst());
            end();
            return failed(account, night, new PictureFailed(Failure.PROGRAM_FAILED, e.getClass().getSimpleName()));
        }
    }

    private Outcome failed(Account account, LocalDate night, PictureFailed failed) {
        failures.failed(account.id(), night, failed.failure(), failed.detail());
        diagnoses.keep(account.id(), clock.instant().truncatedTo(ChronoUnit.SECONDS), failed);
        return new Outcome(account.id(), null, failed.failure(), failed.detail());
    }

    Recipes recipes() {
        return recipes;
    }

    Browsing open(BrowserTools tools, GuardedWay way) {
        var open = browsing;
        if (open == null || !open.alive()) {
            end();
            open = Browsing.open(tools, way);
            browsing = open;
        }
        return open;
    }

    void end() {
        var open = browsing;
        browsing = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
