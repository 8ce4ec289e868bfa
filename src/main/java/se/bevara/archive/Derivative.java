package se.bevara.archive;

import java.util.Collection;
import java.util.List;

/** Something made from archived items that must follow them: a full-text index, a thumbnail cache. Told after the catalogue has committed. */
public interface Derivative {

    /**
     * Threads in which items are about to be archived, to turn or to be erased. The only word within the transaction that does it: what is noted in the same
     * database stands or falls with it, and a failure undoes it. Called from several threads.
     */
    default void changing(Collection<Long> threads) {
    }

    /** Versions that have just been archived. Called from several threads. */
    void archived(List<Archived> versions);

    /** Items whose state has just changed. */
    void turned(List<Item> items);

    /** Items that have just been erased, without their versions, or closed, see {@link Closures}: what they said must go. */
    void erased(List<Item> items);

    /** Items that were closed and have just been opened again. */
    default void opened(List<Item> items) {
    }

    /** Makes sure that nothing of what was erased lies in any file of it any more. Called once after a run of erasing. */
    void purge();

    /** Forgets everything and takes all items in again, with {@link Archive#eachItem}. */
    void rebuild();

    /** Makes durable what it has taken in. Called at the end of a night. */
    void flush();

    /** A version as archived, with what it says. */
    record Archived(Item item, int version, Content content) {
    }
}
