package se.bevara.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells derivatives what an ingest has archived, when it has committed. */
final class Telling {

    private final Derivatives derivatives;
    private final Items items;

    Telling(Derivatives derivatives, Items items) {
        this.derivatives = derivatives;
        this.items = items;
    }

    /** @param fresh the items that are archived for the first time */
    void tell(List<Accession> accessions, List<Long> ids, Map<Long, Item> fresh, Work work) {
        if (derivatives.none()) {
            return;
        }
        var known = new HashMap<>(fresh);
        items.byId(ids.stream().filter(id -> !fresh.containsKey(id)).toList()).forEach(item -> known.put(item.id(), item));
        var archived = new ArrayList<Derivative.Archived>();
        var turned = new ArrayList<Item>();
        for (int i = 0; i < ids.size(); i++) {
            var item = Objects.requireNonNull(known.get(ids.get(i)));
            switch (accessions.get(i)) {
                case Accession.First first -> archived.add(new Derivative.Archived(item, 1, first.captured().content()));
                case Accession.Next next -> archived.add(
                        new Derivative.Archived(item, item.versions().getLast().number(), next.captured().content()));
                case Accession.Turned state -> turned.add(item);
                case Accession.LateMedia _,Accession.Counted _ -> {
                }
            }
        }
        var threads = new LinkedHashSet<Long>();
        archived.forEach(version -> threads.add(version.item().thread()));
        turned.forEach(item -> threads.add(item.thread()));
        derivatives.changing(threads);
        work.tell(archived, turned);
    }
}
