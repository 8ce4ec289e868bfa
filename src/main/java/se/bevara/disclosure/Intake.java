package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/** Takes items into an open index: one, those since the last mark, or all. Taking the same in twice does no harm. */
record Intake(OpenIndex index, Stock stock, SwedishAnalysis analysis) {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Entries before the mark that are taken in again: an ingest may stand in the ledger a moment before the index is told. */
    private static final int OVERLAP = 200;

    void add(Item item, IntFunction<@Nullable Content> atHand) throws IOException {
        var contents = new ArrayList<Content>();
        boolean unread = false;
        for (Item.Version version : item.disposed() ? List.<Item.Version>of() : item.versions()) {
            Content content = atHand.apply(version.number());
            Content read = content != null ? content : read(item, version.number());
            if (read != null) {
                contents.add(read);
            }
            unread |= read == null;
        }
        var document = ItemDocument.of(item, contents, analysis);
        index.writer().updateDocument(ItemDocument.id(item.id()), unread ? ItemDocument.unread(document) : document);
    }

    /** Leaves of a disposed item that it was, of a closed one nothing. */
    void erase(Item item) throws IOException {
        index.unpurged().set(true);
        if (item.disposed()) {
            add(item, number -> null);
        } else {
            forget(item.id());
        }
    }

    private void forget(long item) throws IOException {
        index.writer().deleteDocuments(ItemDocument.id(item));
    }

    void turn(Item item) throws IOException {
        index.writer().updateDocValues(ItemDocument.id(item.id()), ItemDocument.stateFields(item));
    }

    void everything() throws IOException {
        index.forget();
        index.unpurged().set(false);
        long size = stock.ledgerSize();
        Set<Long> closed = stock.closed();
        each(item -> {
            if (item.disposed() || !closed.contains(item.id())) {
                add(item, number -> null);
            }
        });
        index.commit(size);
    }

    /** Makes the index agree with the archive: nothing to do when the mark is the ledger's size. */
    void repair() throws IOException {
        long mark = index.mark();
        long size = stock.ledgerSize();
        if (mark == size) {
            return;
        }
        if (mark == OpenIndex.UNMARKED || mark > size) {
            everything();
            return;
        }
        Set<Long> closed = stock.closed();
        for (long item : closed) {
            index.unpurged().set(true);
            forget(item);
        }
        long[] hidden = new long[1];
        each(item -> {
            if (item.disposed() || !closed.contains(item.id())) {
                catchUp(item, mark - OVERLAP);
            } else {
                hidden[0]++;
            }
        });
        if (index.items() == stock.count() - hidden[0]) {
            index.commit(size);
        } else {
            everything();
        }
    }

    private void catchUp(Item item, long from) throws IOException {
        if (item.disposed()) {
            if (!index.has(ItemDocument.id(item.id()), ItemDocument.stateQuery(item.state()))) {
                erase(item);
            }
        } else if (item.versions().stream().anyMatch(version -> version.ledgerEntry() >= from)) {
            add(item, number -> null);
        } else if (!item.noticed().equals(item.firstCaptured())) {
            turn(item);
        }
    }

    private void each(Step step) throws IOException {
        try {
            stock.eachItem(item -> {
                try {
                    step.take(item);
                } catch (IOException e) {
                    throw new IndexNotWritable(e);
                }
            });
        } catch (IndexNotWritable e) {
            throw e.cause;
        }
    }

    /** An item that cannot be read is still listed, as unread; why it cannot is for the archive's verification to say. */
    private @Nullable Content read(Item item, int version) {
        try {
            return stock.content(item, version);
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            LOG.warn("Index: item {} version {}: expected to read it, found {}", item.id(), version,
                    e.getClass().getSimpleName());
            return null;
        }
    }

    private interface Step {
        void take(Item item) throws IOException;
    }

    private static final class IndexNotWritable extends RuntimeException {

        private final IOException cause;

        IndexNotWritable(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
