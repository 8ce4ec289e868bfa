package se.bevara.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.archive.Media;

/**
 * Accessions of one account on their way to the archive. A thousand at a time stand or fall together with their tallies and with what
 * was learned of listings; fewer where attachments are large, so that memory stays small.
 */
final class Batch {

    private static final int FULL = 1000;
    private static final long HEAVY = 32_000_000;
    private final Tools tools;
    private final Account account;
    private final long run;
    private final List<Accession> accessions = new ArrayList<>();
    private final List<LongConsumer> numbered = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private Tally tally = new Tally();
    private long bytes;

    Batch(Tools tools, Account account, long run) {
        this.tools = tools;
        this.account = account;
        this.run = run;
    }

    /** Whether an item with this key is on its way. */
    boolean holds(String key) {
        return keys.contains(key);
    }

    /** An item for the first time. */
    void add(Accession.First first, LongConsumer number) {
        keys.add(first.captured().content().key());
        add(first, first.media(), number);
    }

    /** Another accession about a known item. */
    void add(Accession accession, List<Media> media, LongConsumer number) {
        accessions.add(accession);
        numbered.add(number);
        for (Media medium : media) {
            byte[] content = medium.bytes();
            bytes += content == null ? 0 : content.length;
            tally.media += content == null ? 0 : 1;
        }
    }

    /** Attachments of a version archived earlier. */
    void addLate(Accession.LateMedia late) {
        add(late, late.media(), id -> {
        });
        tally.lateMedia += late.media().size();
    }

    void count(Change change) {
        tally.count(change);
    }

    /** What is to be written in the transaction that archives everything added so far. */
    void afterwards(Runnable bookkeeping) {
        afterwards.add(bookkeeping);
    }

    void flushWhenFull() {
        if (accessions.size() >= FULL || afterwards.size() >= FULL || bytes >= HEAVY) {
            flush();
        }
    }

    void flush() {
        if (accessions.isEmpty() && afterwards.isEmpty()) {
            return;
        }
        tools.transaction().executeWithoutResult(status -> {
            // The archive last: it ends with the ledger, whose lock all accounts wait for.
            List.copyOf(afterwards).forEach(Runnable::run);
            tools.visits().add(run, account.id(), tally);
            if (!accessions.isEmpty()) {
                List<Long> ids = tools.archive().ingest(account, List.copyOf(accessions));
                for (int i = 0; i < ids.size(); i++) {
                    numbered.get(i).accept(ids.get(i));
                }
            }
        });
        clear();
    }

    private void clear() {
        accessions.clear();
        numbered.clear();
        afterwards.clear();
        keys.clear();
        tally = new Tally();
        bytes = 0;
    }
}
