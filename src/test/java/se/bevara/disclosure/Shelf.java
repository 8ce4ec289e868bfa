package se.bevara.disclosure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.bevara.archive.Content;
import se.bevara.archive.Derivative.Archived;
import se.bevara.archive.Direction;
import se.bevara.archive.Disposal;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** A small archive in memory: what it is given, it tells. */
final class Shelf implements Stock {

    static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-01T12:00:00+01:00");

    final Map<Long, Item> items = new TreeMap<>();
    private final Map<Long, List<Content>> contents = new TreeMap<>();
    int reads;

    /** A comment as archived, its first version or its next. */
    synchronized Archived put(long id, String text, String author, String account, OffsetDateTime time) {
        var versions = contents.computeIfAbsent(id, ignored -> new ArrayList<>());
        versions.add(new Content("key" + id, "r" + id, Content.Kind.COMMENT, null, "a", author, time, null, text, List.of(), null,
                false,
                Map.of()));
        items.put(id, item(id, account, time, ItemState.VISIBLE, versions.size()));
        return new Archived(known(id), versions.size(), versions.getLast());
    }

    Archived put(long id, String text) {
        return put(id, text, "Anna Åkesson", "facebook-solvik", NOON.plusMinutes(id));
    }

    /** A comment with a picture. */
    synchronized Archived picture(long id, String text) {
        put(id, text);
        var versions = java.util.Objects.requireNonNull(contents.get(id));
        Content plain = versions.removeLast();
        versions.add(new Content(plain.key(), plain.remoteId(), plain.kind(), null, "a", plain.authorName(), plain.platformTime(),
                null, text, List.of(new Content.Attachment("m", "image", null, "")), null, false, Map.of()));
        return new Archived(known(id), versions.size(), versions.getLast());
    }

    synchronized Item turn(long id, ItemState state) {
        Item was = known(id);
        items.put(id, new Item(id, was.account(), was.kind(), was.direction(), was.directionReason(), was.remoteId(), null, id,
                was.platformTime(), was.firstCaptured(), state, was.firstCaptured(), was.noticed().plusSeconds(60),
                was.versions(), was.disposal()));
        return known(id);
    }

    synchronized Item dispose(long id) {
        Item was = known(id);
        ledger++;
        items.put(id, new Item(id, was.account(), was.kind(), was.direction(), was.directionReason(), "", null, id,
                was.platformTime(), was.firstCaptured(), ItemState.DISPOSED, null, was.noticed().plusSeconds(60), was.versions(),
                new Disposal(was.noticed().plusSeconds(60), "KS 1", "1")));
        contents.remove(id);
        return known(id);
    }

    private Item known(long id) {
        return java.util.Objects.requireNonNull(items.get(id));
    }

    private Item item(long id, String account, OffsetDateTime time, ItemState state, int versions) {
        Instant at = time.toInstant();
        var list = new ArrayList<Item.Version>();
        for (int number = 1; number <= versions; number++) {
            list.add(new Item.Version(number, at, "archive/x.warc.gz", 0, ledger++, List.of()));
        }
        return new Item(id, account, Content.Kind.COMMENT, id % 2 == 0 ? Direction.DRAWN_UP : Direction.RECEIVED, "", "r" + id,
                null, id, time,
                at, state, null, at, list, null);
    }

    /** From now on its segment cannot be read. */
    void damage(long id) {
        damaged.add(id);
    }

    private final Set<Long> damaged = new HashSet<>();
    private long ledger;

    @Override
    public void eachItem(Consumer<Item> consumer) {
        List.copyOf(items.values()).forEach(consumer);
    }

    @Override
    public synchronized Content content(Item item, int version) {
        reads++;
        if (damaged.contains(item.id())) {
            throw new IllegalStateException("item " + item.id() + ": expected a record, found other bytes");
        }
        return java.util.Objects.requireNonNull(contents.get(item.id())).get(version - 1);
    }

    @Override
    public long count() {
        return items.size();
    }

    @Override
    public long ledgerSize() {
        return ledger;
    }

    /** Something that is not about items. */
    void otherEntry() {
        ledger++;
    }

    @Override
    public Map<String, Place> places() {
        return Map.of("facebook-solvik", new Place("Kommunstyrelsen", "facebook"), "mastodon-solvik",
                new Place("Kommunstyrelsen", "mastodon"), "facebook-skolor", new Place("Barnnämnden", "facebook"));
    }
}
