package se.bevara.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** Whose an account is, and where. */
    record Place(String authority, String platform) {
    }

    /** By account's id. */
    Map<String, Place> places();

    /** The ids of the accounts of which something holds. */
    default Set<String> accounts(Predicate<Place> condition) {
        return places().entrySet().stream().filter(account -> condition.test(account.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
