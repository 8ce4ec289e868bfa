package se.bevara.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger itself: acts are appended and never changed. Leaves of an RFC 9162 Merkle tree, one line of JSON each. */
@Component
@DependsOnDatabaseInitialization
public class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private final DataSource source;
    private final TransactionTemplate own;
    private final EntryFiles files;
    private final LedgerTables tables;
    private final Appending appending;
    private final DataFolder folder;
    private final Clock clock;
    private final Checkpoints checkpoints;
    private final CheckpointTable checkpointTable;
    private volatile boolean behindFiles;

    /** Opens the ledger of a data folder; what an interrupted append has left in its files is cut away. */
    @Autowired
    Ledger(DataFolder folder, DataSource source, PlatformTransactionManager transactions, Clock clock, LedgerSettings settings) {
        this(folder, source, transactions, clock, settings, EntryFiles.ENTRIES_A_FILE);
    }

    Ledger(DataFolder folder, DataSource source, PlatformTransactionManager transactions, Clock clock, LedgerSettings settings,
            int entriesAFile) {
        this.source = source;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.files = new EntryFiles(folder.ledger().resolve("entries"), entriesAFile);
        this.tables = new LedgerTables(JdbcClient.create(source));
        this.appending = new Appending(files, tables, clock);
        this.folder = folder;
        this.clock = clock;
        this.checkpoints = new Checkpoints(folder, settings);
        this.checkpointTable = new CheckpointTable(JdbcClient.create(source));
        own.executeWithoutResult(transaction -> open());
    }

    /**
     * Records an act. It stands when the caller's transaction commits, and never stood when that rolls back. Holds the ledger's lock
     * until then, so it should be the last that a transaction does.
     *
     * @throws IllegalTransactionStateException outside a transaction, or in one that only reads
     */
    public Entry append(Act act) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                || !TransactionSynchronizationManager.hasResource(source)) {
            throw new IllegalTransactionStateException("ledger, " + act.kind() + " " + act.object()
                    + ": expected a transaction that writes to the ledger's database, found none");
        }
        if (behindFiles) {
            throw new IllegalStateException(
                    checkpoints.directory() + ": expected no checkpoint of more entries than the database holds,"
                            + " found one; the database is older than the files, rebuild mends");
        }
        return appending.append(act);
    }

    /** The number of committed entries; within a transaction that has appended, its own too. */
    public long size() {
        return tables.head().entries();
    }

    public Optional<Entry> entry(long index) {
        return tables.line(index).map(Ledger::read);
    }

    /** An entry's line exactly as it is hashed: the data of its leaf. */
    public Optional<byte[]> line(long index) {
        return tables.line(index);
    }

    /** Entries about an object, oldest first. */
    public List<Entry> about(String object) {
        return tables.linesAbout(object).stream().map(Ledger::read).toList();
    }

    /**
     * Signs the tree as it stands, writes it beside the archive, has it time-stamped where an authority is configured. An authority
     * that fails is told in the checkpoint.
     *
     * @throws IllegalTransactionStateException within a transaction that has appended, whose entries may still not stand
     */
    public Checkpoint checkpoint() {
        appending.refuseWithin();
        var file = Objects.requireNonNull(own.execute(transaction -> {
            var signed = checkpoints.sign(tables.lockedHead(), clock.instant());
            checkpointTable.note(signed);
            return signed;
        }));
        var checkpoint = checkpoints.stamped(file);
        own.executeWithoutResult(transaction -> {
            tables.lockedHead();
            checkpointTable.note(file);
        });
        return checkpoint;
    }

    /** The newest checkpoint, if there is one. */
    public Optional<Checkpoint> newestCheckpoint() {
        return checkpoints.newest();
    }

    /** The proof that an entry is in the tree of {@code size} leaves. */
    public InclusionProof proof(long index, long size) {
        return MerkleTree.prove(tables::root, index, size);
    }

    /** Re-reads every entry, checkpoint and time-stamp and tells each difference. Appending goes on meanwhile. */
    public void verify(Consumer<Difference> differences) {
        appending.refuseWithin();
        var check = new CheckpointVerification(folder, checkpoints, differences);
        var head = Objects.requireNonNull(own.execute(transaction -> {
            var locked = beyond(differences);
            check.verifyFiles(checkpointTable.all(), locked.entries());
            return locked;
        }));
        new EntryVerification(folder, files, tables, head, differences, check::root).verify();
    }

    /**
     * Makes the ledger's tables anew from its files.
     *
     * @throws java.io.UncheckedIOException for a line that is no entry, or not the next one
     */
    public void rebuild() {
        appending.refuseWithin();
        own.executeWithoutResult(transaction -> {
            tables.lockedHead();
            new Rebuilding(files, tables).rebuild();
            checkpointTable.clear();
            checkpoints.all().forEach(checkpointTable::note);
        });
        behindFiles = false;
    }

    /** What lies beyond the committed entries; the head is locked, so it is not of an append that is under way. */
    private LedgerHead beyond(Consumer<Difference> differences) {
        if (appending.leftOver()) {
            appending.cutBack();
        }
        var head = tables.lockedHead();
        long bytes = files.surplus(head.entries(), head.length()).length;
        if (bytes > 0) {
            differences.accept(new Difference(folder.name(files.last(head.entries())), "offset " + head.length(),
                    "the end of the ledger", bytes + " bytes more"));
        }
        long rows = tables.rowsBeyond(head);
        if (rows > 0) {
            differences.accept(new Difference("table ledger_entry", "entry " + head.entries(), "no row", rows + " more"));
        }
        return head;
    }

    private void open() {
        var head = tables.lockedHead();
        behindFiles = isBehindFiles(head);
        if (behindFiles) {
            LOG.warn("{}: a checkpoint of more entries than the {} in the database, which is older than the files; rebuild mends",
                    checkpoints.directory(), head.entries());
            return;
        }
        byte[] surplus = files.surplus(head.entries(), head.length());
        if (surplus.length > 0 && EntryFiles.isInterruptedAppend(surplus, head.entries())) {
            LOG.info("{}: {} bytes of an interrupted append are cut away", files.last(head.entries()), surplus.length);
            appending.cutBack();
        }
    }

    /** Whether the database has been put back to an earlier day: then what lies beyond its entries was committed. */
    private boolean isBehindFiles(LedgerHead head) {
        var notes = checkpoints.all();
        return !notes.isEmpty() && notes.getLast().getFileName().toString().compareTo("%012d~".formatted(head.entries())) > 0;
    }

    private static Entry read(byte[] line) {
        try {
            return EntryLine.read(line);
        } catch (EntryLine.Unreadable e) {
            throw new IllegalStateException("table ledger_entry: " + e.getMessage() + "; verify tells more, rebuild mends", e);
        }
    }
}
