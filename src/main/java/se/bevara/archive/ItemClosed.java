package se.bevara.archive;

/** What an item says was asked for, and it is closed: kept, but shown to nobody without the right. */
public final class ItemClosed extends IllegalStateException {

    private final Closures.Why why;

    ItemClosed(long item, Closures.Why why) {
        super("item " + item + ": expected one that may be read, found it closed, " + why.word());
        this.why = why;
    }

    public Closures.Why why() {
        return why;
    }
}
