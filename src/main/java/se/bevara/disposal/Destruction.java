package se.bevara.disposal;

import java.util.Collection;
import java.util.List;
import se.bevara.archive.Archive;
import se.bevara.archive.Due;
import se.bevara.archive.LastWord;

/** The one caller of {@link Archive#erase}. */
final class Destruction {

    private final Archive archive;

    Destruction(Archive archive) {
        this.archive = archive;
    }

    /**
     * Erases items for ever, those that the last word agrees to. What is made from the archive must be purged afterwards.
     *
     * @param reference decision and rule, as what remains names them
     * @param certificate the number of the list
     */
    void erase(Collection<Long> items, String reference, String certificate, LastWord lastWord) {
        List<Due> due = items.stream().map(item -> new Due(item, reference, certificate)).toList();
        archive.erase(due, lastWord);
    }

    /** Purges what is made from the archive of what was erased. Costs the same for one list as for many. */
    void purge() {
        archive.purge();
    }
}
