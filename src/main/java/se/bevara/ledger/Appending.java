package se.bevara.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends to the files and to the tables within one transaction of the caller's; the files are forced to disk before it commits. */
final class Appending {

    /** Clocks of several machines do not agree better than this. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Appending.class);
    private final EntryFiles files;
    private final LedgerTables tables;
    private final Clock clock;
    private volatile boolean leftOver;

    Appending(EntryFiles files, LedgerTables tables, Clock clock) {
        this.files = files;
        this.tables = tables;
        this.clock = clock;
    }

    Entry append(Act act) {
        if (act.details().containsKey("clock")) {
            throw new IllegalArgumentException(
                    "act details: expected no name clock, which is the ledger's own, found it in " + act.kind());
        }
        var head = tables.lockedHead();
        var entry = entry(act, head);
        byte[] line = EntryLine.write(entry);
        warnOfForeign(head);
        forceBeforeCommit(files.file(entry.index()), files.startsFile(entry.index()));
        long length = files.write(head.entries(), head.length(), line);
        leftOver = false;
        var row = LedgerTables.Row.of(entry, line);
        head.frontier().add(row.leaf());
        tables.add(row);
        tables.move(new LedgerHead(head.frontier(), length, entry.at()));
        return entry;
    }

    /** Whether lines of a transaction that did not commit may lie at the end of the files. */
    boolean leftOver() {
        return leftOver;
    }

    /** Cuts the files back to what is committed; to be called in a transaction. */
    void cutBack() {
        var head = tables.lockedHead();
        files.cutBack(head.entries(), head.length());
        leftOver = false;
    }

    private Entry entry(Act act, LedgerHead head) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var behind = Duration.between(at, head.newestAt());
        if (behind.compareTo(TOLERATED) <= 0) {
            return new Entry(head.entries(), at, act);
        }
        var details = new TreeMap<>(act.details());
        details.putAll(Map.of("clock", "behind by " + behind));
        return new Entry(head.entries(), at, new Act(act.kind(), act.object(), act.agent(), details));
    }

    private void warnOfForeign(LedgerHead head) {
        Path last = files.last(head.entries());
        long surplus = last.toFile().length() - head.length();
        if (surplus > 0 && !leftOver) {
            LOG.warn("{}: expected {} bytes, found {} more; they are cut away", last, head.length(), surplus);
        }
    }

    private void forceBeforeCommit(Path file, boolean isNew) {
        onTransaction().orElseGet(this::registered).add(file, isNew);
    }

    private Optional<ToDisk> onTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream().filter(ToDisk.class::isInstance)
                .map(ToDisk.class::cast)
                .filter(toDisk -> toDisk.owner() == this).findFirst();
    }

    /** Refuses what would wait for this transaction's own lock. */
    void refuseWithin() {
        if (TransactionSynchronizationManager.isSynchronizationActive() && onTransaction().isPresent()) {
            throw new IllegalTransactionStateException("ledger: expected no transaction that has appended, found one");
        }
    }

    private ToDisk registered() {
        var toDisk = new ToDisk();
        TransactionSynchronizationManager.registerSynchronization(toDisk);
        return toDisk;
    }

    /** Forces the files that a transaction has appended to. A failure here rolls the transaction back. */
    private final class ToDisk implements TransactionSynchronization {

        private final Set<Path> paths = new LinkedHashSet<>();

        Appending owner() {
            return Appending.this;
        }

        void add(Path file, boolean isNew) {
            paths.add(file);
            if (isNew) {
                paths.add(file.resolveSibling("."));
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            paths.forEach(DurableFiles::sync);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            leftOver = true;
        }

        @Override
        public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
                leftOver = true;
            }
        }
    }
}
