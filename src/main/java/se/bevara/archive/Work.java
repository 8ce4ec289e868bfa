package se.bevara.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the archive has in hand in one transaction: accounts that are locked, segments that have grown, derivatives to be told. Rolled back,
 * the segments are cut back; a crash instead leaves a tail that the next opening cuts.
 */
final class Work implements TransactionSynchronization {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    private static final long LOCK_MINUTES = 10;

    /** Which accounts are being written to, in this process. */
    static final class Locks {
        private final Map<Integer, ReentrantLock> byAccount = new ConcurrentHashMap<>();
    }

    private final Locks locks;
    private final Derivatives derivatives;
    private final List<ReentrantLock> held = new ArrayList<>();
    private final Map<Path, Long> lengths = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private Work(Locks locks, Derivatives derivatives) {
        this.locks = locks;
        this.derivatives = derivatives;
    }

    /** The work of the transaction that is running. */
    static Work current(Locks locks, Derivatives derivatives) {
        if (TransactionSynchronizationManager.getResource(locks) instanceof Work work) {
            return work;
        }
        var work = new Work(locks, derivatives);
        TransactionSynchronizationManager.bindResource(locks, work);
        TransactionSynchronizationManager.registerSynchronization(work);
        return work;
    }

    /** Holds an account until the transaction ends. */
    void lock(int account) {
        var lock = locks.byAccount.computeIfAbsent(account, n -> new ReentrantLock());
        try {
            if (lock.tryLock(LOCK_MINUTES, TimeUnit.MINUTES)) {
                held.add(lock);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotArchived("account number " + account + ": expected it free within " + LOCK_MINUTES
                + " minutes, found another ingest at work on it", null);
    }

    /** A segment is about to grow beyond this length. */
    void growing(Path file, long length) {
        lengths.putIfAbsent(file, length);
    }

    /** Items of threads are about to be erased. */
    void changing(Collection<Long> threads) {
        derivatives.changing(threads);
    }

    void tell(List<Derivative.Archived> archived, List<Item> turned) {
        afterwards.add(() -> derivatives.tell(archived, turned));
    }

    @Override
    public void afterCommit() {
        afterwards.forEach(Runnable::run);
    }

    @Override
    public void afterCompletion(int status) {
        try {
            if (status == STATUS_ROLLED_BACK) {
                lengths.forEach(Work::cutBack);
            }
        } finally {
            TransactionSynchronizationManager.unbindResourceIfPossible(locks);
            held.forEach(ReentrantLock::unlock);
        }
    }

    private static void cutBack(Path file, long length) {
        try {
            if (length == 0) {
                Files.deleteIfExists(file);
            } else if (Files.exists(file)) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(length);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} could not be cut back to {} bytes; the next opening will: {}", file, length, e.getMessage());
        }
    }
}
