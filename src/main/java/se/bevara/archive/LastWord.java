package se.bevara.archive;

import java.util.Collection;
import java.util.List;

/**
 * Who has the last word on an erasure. Both are called within the transaction that erases, once each, on the thread that asked for it.
 */
public interface LastWord {

    /**
     * Judges items at the last moment: the next generations are written, nothing is committed. Must lock whatever its answer depends on
     * until the transaction ends, and from then on a hold waits for it; one that was placed before is seen here and lands. Items left out
     * stay as they are, with everything of theirs.
     *
     * @return those that are still to be erased
     */
    Collection<Long> stillDue(List<Long> items);

    /** Adds rows, and last an entry in the ledger, that stand or fall with the erasure of these items. */
    void erased(List<Long> items);

    /** As {@link #erased(List)}, which it calls; this is called. @param traces every record of theirs, to be looked for afterwards */
    default void erased(List<Long> items, List<Trace> traces) {
        erased(items);
    }
}
