package se.bevara.archive;

import java.util.List;

/** Something made from archived items that must follow them: a full-text index, a thumbnail cache. Told after the catalogue has committed. */
public interface Derivative {

    /** Versions that have just been archived. Called from several threads. */
    void archived(List<Archived> versions);

    /** Items whose state has just changed. */
    void turned(List<Item> items);

    /** Forgets everything and takes all items in again, with {@link Archive#eachItem}. */
    void rebuild();

    /** Makes durable what it has taken in. Called at the end of a night. */
    void flush();

    /** A version as archived, with what it says. */
    record Archived(Item item, int version, Content content) {
    }
}
