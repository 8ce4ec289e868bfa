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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.accounts.Account;

/** A run of pictures. What fails of one account fails of that alone. */
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

    /**
     * Pictures accounts, each once: so many workers as the settings say each take the next that waits.
     *
     * @param each is told of each as it is done, one at a time
     * @return in the order of the accounts
     */
    List<Outcome> all(BrowserTools tools, List<Account> chosen, LocalDate night,
            Function<Account, Recording.Order> orders, Consumer<Outcome> each) {
        var round = new Round(chosen, each);
        side(() -> work(tools, round, night, orders), Math.min(settings.workers(), round.size()));
        return round.outcomes();
    }

    /** While one account's pictures are recorded, the next is pictured: a browser waits for much of its time. */
    private void work(BrowserTools tools, Round round, LocalDate night, Function<Account, Recording.Order> orders) {
        try (var worker = new Worker(tools, settings);
                var recorder = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("snapshot-recorder").factory())) {
            var before = CompletableFuture.<Void>completedFuture(null);
            for (var next = round.next(); next.isPresent(); next = round.next()) {
                var account = next.get();
                var rest = one(worker, account, night, orders.apply(account));
                before.join();
                before = CompletableFuture.runAsync(() -> round.done(account, rest.get()), recorder);
            }
            before.join();
        } finally {
            round.stop();
        }
    }

    /** Side by side, until all have ended; what one of them fails of is thrown. */
    private static void side(Runnable work, int workers) {
        try (var threads = Executors.newCachedThreadPool(Thread.ofPlatform().name("snapshot-worker-", 1).factory())) {
            CompletableFuture.allOf(IntStream.range(0, workers).mapToObj(each -> CompletableFuture.runAsync(work, threads))
                    .toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Takes the pictures. What then remains is done without the browser, while it takes the next. */
    private Supplier<Outcome> one(Worker worker, Account account, LocalDate night, Recording.Order order) {
        try {
            var rest = pictured(worker, account, order);
            return () -> recorded(account, night, rest);
        } catch (PictureFailed e) {
            return () -> failed(account, night, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            worker.end();
            return () -> unexpected(account, night, e);
        }
    }

    private Supplier<Snapshot> pictured(Worker worker, Account account, Recording.Order order) {
        URI configured = settings.page(account.id());
        worker.way().begin(configured);
        if (restricted.test(account)) {
            throw new PictureFailed(Failure.RESTRICTED, "");
        }
        var open = worker.browsing();
        var pictures = new Picturing(settings, open, worker.way(), recipes)
                .take(new Visit.Errand(account.platform(), configured == null ? account.address() : configured,
                        settings.untilLast() ? last.apply(account).orElse(null) : null));
        var taken = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return () -> recording.record(account, pictures, open, taken, order);
    }

    private Outcome recorded(Account account, LocalDate night, Supplier<Snapshot> rest) {
        try {
            var snapshot = rest.get();
            failures.succeeded(account.id());
            diagnoses.clear(account.id());
            return new Outcome(account.id(), snapshot, null, "");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return unexpected(account, night, e);
        }
    }

    private Outcome unexpected(Account account, LocalDate night, Throwable failure) {
        LOG.error("{}: not pictured, {}", account.id(), place(failure));
        return failed(account, night, new PictureFailed(Failure.PROGRAM_FAILED, failure.getClass().getSimpleName()));
    }

    /** What failed, and where: its message may quote the page. */
    static String place(Throwable failure) {
        return failure.getClass().getName() + " at " + Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("se.bevara")).findFirst();
    }

    /** What cannot be noted or kept aside fails nobody else. */
    private Outcome failed(Account account, LocalDate night, PictureFailed failed) {
        try {
            failures.failed(account.id(), night, failed.failure(), failed.detail());
            // What was closed meanwhile may be seen there.
            if (!restricted.test(account)) {
                diagnoses.keep(account.id(), clock.instant().truncatedTo(ChronoUnit.SECONDS), failed);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: what its picture failed of is not kept, {}", account.id(), place(e));
        }
        return new Outcome(account.id(), null, failed.failure(), failed.detail());
    }

    Recipes recipes() {
        return recipes;
    }

    /** For pictures of other kinds; ended by the caller. */
    Worker worker(BrowserTools tools) {
        return new Worker(tools, settings);
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
