package se.bevara.archive;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.ledger.Act;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;

/** All that has been archived. The one door to segments and to the catalogue. */
@Component
public class Archive implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Appending.Tools tools;
    private final Places places;
    private final Catalogue catalogue;
    private final Items items;
    private final Outlines outlines;
    private final Opening opening;
    private final Sealing sealing;
    private final Verification verification;
    private final Fixity fixity;
    private final Rebuilding rebuilding;
    private final Derivatives derivatives;
    private final Telling telling;
    private final Erasures erasures;
    private final Work.Locks locks = new Work.Locks();
    private final Numbers itemNumbers;
    private final Numbers ingestNumbers;

    Archive(DataFolder folder, DataSource source, PlatformTransactionManager transactions, Ledger ledger, Accounts accounts,
            Clock clock, ArchiveSettings settings, ObjectProvider<PlatformFormat> formats,
            ObjectProvider<Derivative> derivatives, ObjectProvider<SegmentFiles> files) {
        jdbc = new JdbcTemplate(source);
        transaction = new TransactionTemplate(transactions);
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.ledger = ledger;
        this.accounts = accounts;
        var segments = new Segments(jdbc);
        tools = new Appending.Tools(folder.root(), files.getIfAvailable(() -> SegmentFiles.REAL), segments, clock,
                settings.segmentSize().toBytes());
        var cuts = new CutTable(jdbc);
        places = new Places(folder.root(), jdbc, cuts, formats::stream);
        catalogue = new Catalogue(jdbc, places);
        items = new Items(jdbc, accounts, places, cuts);
        outlines = new Outlines(jdbc, items::account, accounts::number);
        opening = new Opening(folder, jdbc, apart, segments, ledger, accounts);
        sealing = new Sealing(tools, jdbc, transaction, ledger);
        verification = new Verification(folder.root(), segments, jdbc, transaction, ledger, accounts, opening);
        fixity = new Fixity(segments, verification, jdbc, transaction, ledger, clock);
        rebuilding = new Rebuilding(folder, jdbc, transaction, ledger, accounts, places, opening);
        this.derivatives = new Derivatives(derivatives::stream, folder.root());
        telling = new Telling(this.derivatives, items);
        erasures = new Erasures(new Erasing.Tools(tools, jdbc, ledger, cuts), transaction, locks, this.derivatives, items);
        itemNumbers = new Numbers(jdbc, "archive_item_block");
        ingestNumbers = new Numbers(jdbc, "archive_ingest_block");
    }

    /** Opens the archive at the start, when connections are free. What is wrong is told again at the first use. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            opening.prints();
        } catch (IllegalStateException e) {
            LOG.error("{}", e.getMessage());
        }
    }

    /**
     * Archives accessions of one account: segments are appended and forced to disk, then catalogue rows, committed lengths and
     * one ledger entry are written. Takes part in the caller's transaction, or makes its own. Versions are archived before
     * states and counters, whatever the order asked.
     *
     * @return the numbers of the items, in the order of the accessions
     * @throws AlreadyArchived when an item to be archived for the first time is known
     * @throws NotArchived when a segment cannot be written; nothing was archived, the caller's transaction must be rolled back
     */
    public List<Long> ingest(Account account, List<Accession> accessions) {
        if (accessions.isEmpty()) {
            return List.of();
        }
        var prints = opening.prints();
        int number = accounts.number(account.id());
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var work = Work.current(locks, derivatives);
                work.lock(number);
                AccountRow.lock(jdbc, number);
                return ingest(new Appending.Target(account, number, ingestNumbers.next()), accessions, prints, work);
            }));
        } catch (DuplicateKeyException e) {
            throw new AlreadyArchived("account " + account.id() + ": an item was archived by another at the same time: "
                    + e.getMostSpecificCause().getMessage());
        }
    }

    private List<Long> ingest(Appending.Target target, List<Accession> accessions, Prints prints, Work work) {
        var rows = new CatalogueRows(jdbc);
        try (var appending = new Appending(tools, target, work)) {
            var ids = new Ingest(appending, catalogue, prints, rows, itemNumbers).archive(accessions);
            var fresh = Fresh.of(rows);
            rows.write();
            AccountRow.add(jdbc, target.number(), fresh.size());
            long entry = record(target, rows, appending.leaves(), accessions.size());
            telling.tell(accessions, ids, fresh.items(accessions, ids, appending, entry), work);
            return ids;
        }
    }

    /** The ledger comes last: it is locked until the transaction ends. */
    private long record(Appending.Target target, CatalogueRows rows, List<byte[]> leaves, int accessions) {
        rows.leaves(target.ingest(), leaves);
        var entry = ledger.append(Act.of("archived", "account/" + target.account().id(), "capture",
                Map.of("ingest", Long.toString(target.ingest()), "accessions", Integer.toString(accessions), "records",
                        Integer.toString(leaves.size()), "root", Leaves.root(leaves))));
        rows.ingest(target.ingest(), target.number(), entry.index(), leaves.size());
        return entry.index();
    }

    /** What is known of items by their platform keys; keys never seen are absent. */
    public Map<String, Known> known(Account account, Collection<String> keys) {
        var prints = opening.prints();
        var hashes = new HashMap<String, ByteBuffer>();
        keys.forEach(key -> hashes.put(key, ByteBuffer.wrap(prints.item(account.platform(), key))));
        var found = catalogue.known(accounts.number(account.id()), hashes.values());
        var known = new HashMap<String, Known>();
        hashes.forEach((key, hash) -> Optional.ofNullable(found.get(hash)).ifPresent(item -> known.put(key, item)));
        return known;
    }

    /** Every known post of an account, oldest first. */
    public List<Known> posts(Account account) {
        return catalogue.posts(accounts.number(account.id()));
    }

    /** Every known comment of a thread, oldest first. */
    public List<Known> comments(long thread) {
        return catalogue.comments(thread);
    }

    /** The known comments of a thread of an account, to be found by their platform keys. */
    public KnownThread thread(Account account, long thread) {
        var prints = opening.prints();
        return new KnownThread(catalogue.commentsByHash(thread), key -> ByteBuffer.wrap(prints.item(account.platform(), key)));
    }

    /** The number of items that an account has, in any state. */
    public long count(Account account) {
        return AccountRow.items(jdbc, accounts.number(account.id()));
    }

    /** The number of items that an account has on its platform as far as is known: visible or hidden, not missing or gone. */
    public long present(Account account) {
        return catalogue.present(accounts.number(account.id()));
    }

    /** What a content is compared by: text, attachments and author; see {@link Prints} for what is left out, and why. */
    public Fingerprint fingerprint(Account account, Content content) {
        return opening.prints().fingerprint(content);
    }

    public long countsPrint(Map<String, Long> counts) {
        return opening.prints().counts(counts);
    }

    public Optional<Item> item(long id) {
        return items(List.of(id)).stream().findFirst();
    }

    /** Items by number, those that exist, in the order asked. */
    public List<Item> items(Collection<Long> ids) {
        return items.byId(ids);
    }

    /** What a version says, read from its segment. @throws ItemDisposed when the item has been erased */
    public Content content(Item item, int version) {
        return places.content(places.version(item, version));
    }

    /** The exact bytes of a version as the platform wrote them. */
    public byte[] block(Item item, int version) {
        return places.version(item, version).block();
    }

    /** The exact bytes of an attachment. @throws IllegalArgumentException when there are none: none such, or it could not be fetched */
    public byte[] media(Item item, int version, int number) {
        return places.media(item, version, number).filter(record -> record.type().equals("resource"))
                .orElseThrow(() -> new IllegalArgumentException("item " + item.id() + " version " + version
                        + ": expected the bytes of attachment " + number + ", found none"))
                .block();
    }

    /** How an item's counters developed, oldest first: as each version showed them, and as they were counted between. */
    public List<Accession.Counted> counts(long item) {
        var counts = new ArrayList<>(items.counted(item));
        item(item).filter(known -> !known.disposed()).ifPresent(known -> known.versions().forEach(version -> counts.add(
                new Accession.Counted(item, version.captured(), content(known, version.number()).counts()))));
        counts.sort(Comparator.comparing(Accession.Counted::at));
        return counts;
    }

    /** Streams every item in the order of numbers, constant memory. */
    public void eachItem(Consumer<Item> consumer) {
        items.each(consumer);
    }

    /** Items as judging needs them. */
    public Outlines outlines() {
        return outlines;
    }

    /** Makes durable what derivatives have taken in: for the end of a night. Makes those anew that something never reached. */
    public void flush() {
        derivatives.flush();
    }

    /** Seals segments of months that have ended, and those that are full: their SHA-256 goes into the ledger. @return how many */
    public int seal(Instant now) {
        opening.prints();
        return sealing.seal(now);
    }

    /**
     * Destroys items with all their versions and media: their segments get a next generation without them, and the catalogue and what is
     * made from the archive forget what they said. That they were, under which decision they went and their commitments remain. Parts
     * commit one by one; one that fails leaves its items whole and ends the run, which may be asked for again. Has one caller.
     *
     * @throws NotErased when a next generation cannot be written
     * @throws ArchiveDamaged when something else lies where an item should; nothing of its part was erased
     * @throws IllegalStateException within a transaction
     */
    public Erasure erase(List<Due> due, LastWord lastWord) {
        opening.prints();
        return erasures.erase(due, lastWord);
    }

    /** Purges what is made from the archive of what was erased: once after a run of erasing. @throws IllegalStateException when it cannot */
    public void purge() {
        derivatives.purge();
    }

    /** Re-reads the places of erased records and tells each where more lies than a note that names the certificate. */
    public void gone(List<Trace> traces, String certificate, Consumer<Difference> differences) {
        opening.prints();
        erasures.gone(traces, certificate, differences);
    }

    /** Re-reads a sample of segments, those longest unread first, up to {@code bytes}, at least one. */
    public Reread fixitySample(long bytes) {
        opening.prints();
        return fixity.sample(bytes);
    }

    /** Re-reads every byte and tells where records, catalogue, folder and ledger disagree. The ledger verifies itself. */
    public void verify(Consumer<Difference> differences) {
        verification.verify(false, differences);
    }

    /** And unpacks also records of sealed segments that agreed before, where neither bytes nor rows have changed since. */
    public void verifyEveryRecord(Consumer<Difference> differences) {
        verification.verify(true, differences);
    }

    /** Makes the whole catalogue anew from the archive folder, numbers as before. Ledger and register come before, derivatives after. */
    public void rebuild() {
        var highest = rebuilding.rebuild();
        itemNumbers.startAfter(highest.item());
        ingestNumbers.startAfter(highest.ingest());
        rebuilding.end();
    }
}
