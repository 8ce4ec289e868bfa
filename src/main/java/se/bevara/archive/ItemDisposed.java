package se.bevara.archive;

/** What an item said was asked for, and the item has been erased. Its message names decision and certificate. */
public final class ItemDisposed extends IllegalStateException {

    ItemDisposed(long item, Disposal disposal) {
        super("item " + item + ": disposed of under " + disposal.decision() + ", certificate " + disposal.certificate());
    }
}
