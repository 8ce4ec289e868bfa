package se.bevara.disclosure;

import java.util.Set;
import java.util.function.Consumer;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/** What the index is made from: the archive, as the index sees it. */
interface Stock {

    void eachItem(Consumer<Item> consumer);

    /** Items that are to be found by nobody. */
    default Set<Long> closed() {
        return Set.of();
    }

    Content content(Item item, int version);

    /** How many items there are in all. */
    long count();

    /** How many entries the ledger has: grows with everything archived. */
    long ledgerSize();

    /** The ids of an authority's accounts. */
    Set<String> accountsOf(String authority);
}
