package se.bevara.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.bevara.ledger.DataFolder;

/**
 * Items that are kept and read by nobody without the right. What they say cannot be had from {@link Archive}, whoever asks, and nothing
 * made from the archive holds it. Who closes, why and on what ground is for others to record; the rows here are made anew from that.
 */
@Component
public class Closures {

    private static final ScopedValue<Long> LOOKING = ScopedValue.newInstance();

    private final JdbcTemplate jdbc;
    private final ObjectProvider<Archive> archive;
    private final Derivatives derivatives;

    /** Why an item is closed. */
    public enum Why {
        /** Secret: those with the right may read it, and each look is recorded. */
        SECRET("secret"),
        /** Never to be seen by anybody here, nor copied: not even a later edit of it is archived. */
        UNSEEN("unseen");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Closures(DataSource source, DataFolder folder, ObjectProvider<Archive> archive, ObjectProvider<Derivative> derivatives) {
        this.jdbc = new JdbcTemplate(source);
        this.archive = archive;
        this.derivatives = new Derivatives(derivatives::stream, folder.root());
    }

    /** Closes an item, in the caller's transaction; once that stands, what was made from it is purged. Unseen stays unseen. */
    public void close(long item, Why why) {
        Why present = of(List.of(item)).get(item);
        if (present == null) {
            jdbc.update("INSERT INTO archive_closed (item, why) VALUES (?, ?)", item, why.name());
        } else if (present == Why.SECRET && why == Why.UNSEEN) {
            jdbc.update("UPDATE archive_closed SET why = ? WHERE item = ?", why.name(), item);
        }
        afterwards(() -> {
            derivatives.erased(archive.getObject().items(List.of(item)));
            derivatives.purge();
        });
    }

    /** Opens a secret item again, in the caller's transaction. @throws IllegalArgumentException for one that is not closed as secret */
    public void open(long item) {
        if (jdbc.update("DELETE FROM archive_closed WHERE item = ? AND why = 'SECRET'", item) != 1) {
            throw new IllegalArgumentException("item " + item + ": expected it closed as secret, found it is not");
        }
        afterwards(() -> derivatives.opened(archive.getObject().items(List.of(item))));
    }

    /** Those of the items that are closed, and why. */
    public Map<Long, Why> of(Collection<Long> items) {
        var closed = new HashMap<Long, Why>();
        Catalogue.each(jdbc, items, "SELECT item, why FROM %s LEFT JOIN archive_closed ON item = it",
                rs -> closed.put(rs.getLong("item"), Why.valueOf(rs.getString("why"))));
        return closed;
    }

    static Set<Long> all(JdbcTemplate jdbc) {
        return Set.copyOf(jdbc.query("SELECT item FROM archive_closed", (rs, n) -> rs.getLong("item")));
    }

    /** Lets one secret item be read while something is done, by whoever has recorded that it is looked at. Opens no unseen one. */
    public static <T> T looking(long item, Supplier<T> work) {
        return ScopedValue.where(LOOKING, item).call(work::get);
    }

    /** Makes the rows anew: first nothing is closed, then what is told. Derivatives are made anew after it. */
    public void rebuild(Map<Long, Why> closed) {
        jdbc.update("DELETE FROM archive_closed");
        new TreeMap<>(closed)
                .forEach((item, why) -> jdbc.update("INSERT INTO archive_closed (item, why) VALUES (?, ?)", item, why.name()));
    }

    /** @throws ItemClosed where an item may not be read here */
    static void check(JdbcTemplate jdbc, long item) {
        Why why = closed(jdbc, item);
        if (why == Why.UNSEEN || why == Why.SECRET && !(LOOKING.isBound() && LOOKING.get() == item)) {
            throw new ItemClosed(item, why);
        }
    }

    static @Nullable Why closed(JdbcTemplate jdbc, long item) {
        var found = jdbc.query("SELECT why FROM archive_closed WHERE item = ?", (rs, n) -> Why.valueOf(rs.getString("why")),
                item);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static void afterwards(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("closing an item: expected a transaction, found none");
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
