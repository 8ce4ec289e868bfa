package se.bevara.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.ledger.Difference;

/** All that has been archived. The one door to segments and to the catalogue. */
@Component
public class Archive {

    /**
     * Archives accessions of one account: segments are appended and forced to disk, then catalogue rows, committed lengths and
     * one ledger entry are written. Takes part in the caller's transaction, or makes its own.
     *
     * @return the numbers of the items, in the order of the accessions
     */
    public List<Long> ingest(Account account, List<Accession> accessions) {
        throw new UnsupportedOperationException();
    }

    /** What is known of items by their platform keys; keys never seen are absent. */
    public Map<String, Known> known(Account account, Collection<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** Every known post of an account. */
    public List<Known> posts(Account account) {
        throw new UnsupportedOperationException();
    }

    /** Every known comment of a thread, oldest first. */
    public List<Known> comments(long thread) {
        throw new UnsupportedOperationException();
    }

    /** The number of items that an account has, in any state. */
    public long count(Account account) {
        throw new UnsupportedOperationException();
    }

    public Fingerprint fingerprint(Account account, Content content) {
        throw new UnsupportedOperationException();
    }

    public long countsPrint(Map<String, Long> counts) {
        throw new UnsupportedOperationException();
    }

    public Optional<Item> item(long id) {
        throw new UnsupportedOperationException();
    }

    /** Items by number, those that exist, in the order asked. */
    public List<Item> items(Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }

    /** What a version says, read from its segment. */
    public Content content(Item item, int version) {
        throw new UnsupportedOperationException();
    }

    /** The exact bytes of a version as the platform wrote them. */
    public byte[] block(Item item, int version) {
        throw new UnsupportedOperationException();
    }

    /** The exact bytes of an attachment. */
    public byte[] media(Item item, int version, int number) {
        throw new UnsupportedOperationException();
    }

    /** How an item's counters developed, oldest first. */
    public List<Accession.Counted> counts(long item) {
        throw new UnsupportedOperationException();
    }

    /** Streams every item in the order of numbers, constant memory. */
    public void eachItem(Consumer<Item> consumer) {
        throw new UnsupportedOperationException();
    }

    /** Seals segments of months that have ended, and those that are full. */
    public int seal(Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Re-reads a sample of segments, those longest unread first, up to {@code bytes}. */
    public List<Difference> fixitySample(long bytes) {
        throw new UnsupportedOperationException();
    }

    /** Re-reads everything: each segment, record, digest, commitment, and that catalogue and folder agree. */
    public void verify(Consumer<Difference> differences) {
        throw new UnsupportedOperationException();
    }

    /** Makes the whole catalogue anew from the archive folder. */
    public void rebuild() {
        throw new UnsupportedOperationException();
    }
}
