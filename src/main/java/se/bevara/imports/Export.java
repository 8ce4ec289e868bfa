package se.bevara.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.bevara.archive.Content;

/** What a file holds, as it is read: whose it is, its items in the order written, and how many were left out, by reason. */
final class Export {

    private final int most;
    private final List<Exported> items = new ArrayList<>();
    private final Map<Reason, Integer> leftOut = new EnumMap<>(Reason.class);
    private final Set<String> keys = new HashSet<>();
    private Owner owner = Owner.UNTOLD;

    Export(ImportLimits limits) {
        this.most = limits.items();
    }

    void owner(Owner told) {
        owner = told;
    }

    Owner owner() {
        return owner;
    }

    List<Exported> items() {
        return items;
    }

    Map<Reason, Integer> leftOut() {
        return leftOut;
    }

    void leave(Reason reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    void add(Exported item) {
        Content content = item.content();
        if (content.text().isBlank() && content.attachments().isEmpty()) {
            leave(Reason.EMPTY);
        } else if (!keys.add(content.key())) {
            leave(Reason.TWICE);
        } else if (items.size() >= most) {
            throw new ImportRefused("exporten", "högst " + most + " inlägg och kommentarer", "fler");
        } else {
            items.add(item);
        }
    }

    /** Reads one item; one that cannot be read is counted and the others are read. */
    void each(Runnable reading) {
        try {
            reading.run();
        } catch (java.time.DateTimeException | IllegalArgumentException | ArithmeticException e) {
            leave(Reason.BROKEN);
        }
    }
}
