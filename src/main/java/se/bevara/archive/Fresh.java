package se.bevara.archive;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Items archived for the first time, put together from the rows that were written: the same as the catalogue would tell. */
final class Fresh {

    private final Map<Long, Rows.NewItem> items = new HashMap<>();
    private final Map<Long, Rows.NewVersion> versions = new HashMap<>();
    private final Map<Long, List<Rows.NewMedia>> media = new HashMap<>();

    private Fresh() {
    }

    /** @param rows before they are written, which forgets them */
    static Fresh of(CatalogueRows rows) {
        var fresh = new Fresh();
        rows.items.forEach(item -> fresh.items.put(item.id(), item));
        rows.versions.stream().filter(version -> version.number() == 1)
                .forEach(version -> fresh.versions.put(version.item(), version));
        rows.media.stream().filter(medium -> fresh.items.containsKey(medium.item()))
                .forEach(medium -> fresh.media.computeIfAbsent(medium.item(), id -> new ArrayList<>()).add(medium));
        return fresh;
    }

    int size() {
        return items.size();
    }

    /**
     * The items, by number.
     *
     * @param ids of the accessions, in order
     * @param entry the ledger's, that has their commitments
     */
    Map<Long, Item> items(List<Accession> accessions, List<Long> ids, Appending appending, long entry) {
        var all = new HashMap<Long, Item>();
        for (int i = 0; i < ids.size(); i++) {
            if (accessions.get(i) instanceof Accession.First first) {
                all.put(ids.get(i), item(ids.get(i), first, appending, entry));
            }
        }
        return all;
    }

    private Item item(long id, Accession.First first, Appending appending, long entry) {
        var row = Objects.requireNonNull(items.get(id));
        var version = Objects.requireNonNull(versions.get(id));
        var offset = ZoneOffset.ofTotalSeconds(row.platformTime().getOffset().getTotalSeconds() / 60 * 60);
        return new Item(id, appending.target().account().id(), row.kind(), row.direction(), row.reason(),
                first.captured().content().remoteId(),
                row.parent(), row.thread(), row.platformTime().withOffsetSameInstant(offset), row.captured(), row.state(), null,
                row.captured(), List.of(new Item.Version(1, version.captured(),
                        appending.path(version.place().segment()), version.place().offset(), entry,
                        media(id, first))),
                null);
    }

    private List<Item.StoredMedia> media(long id, Accession.First first) {
        var stored = new ArrayList<Item.StoredMedia>();
        media.getOrDefault(id, List.of()).forEach(medium -> Items.put(stored, new Item.StoredMedia(medium.number(),
                first.media().get(medium.number() - 1).attachmentId(), medium.mediaType(), medium.size(), medium.failure())));
        return stored;
    }
}
