package se.bevara.snapshot;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;
import se.bevara.snapshot.Shown.By;
import se.bevara.snapshot.Shown.Seen;

/**
 * Tells which of an account's archived items a page shows, by its links and its text. Posts are looked for newest first, some at a time,
 * until some are no longer there: what lies further down no picture reaches.
 *
 * @param most items that are looked for at the most
 */
record Recognising(Archive archive, int most) {

    /** For what is not looked at. */
    static final Shown NOTHING = new Shown(List.of(), null, List.of(), List.of(), 0, false, false);

    private static final int POSTS = 100;
    /** Versions of an item that are looked for, newest first. */
    private static final int VERSIONS = 3;

    /**
     * What is seen of a page in one window.
     *
     * @param depth how far down it is pictured, CSS pixels
     * @param names the picture that shows what stands so many CSS pixels down
     */
    record View(Layout layout, int depth, IntFunction<String> names) {

        String picture(double y) {
            return names.apply((int) Math.max(0, y));
        }
    }

    /** A window that is looked through. */
    private record Eye(int number, View view, Links links, TextFinder finder) {

        static List<Eye> all(List<View> views) {
            return IntStream.range(0, views.size()).mapToObj(number -> {
                var view = views.get(number);
                return new Eye(number, view, new Links(view.layout, view.depth), new TextFinder(view.layout, view.depth));
            }).toList();
        }
    }

    /** An item in the first window that shows it. */
    private record Sight(int eye, Item item, Seen seen) {
    }

    /** A version of an item, with what it says. */
    private record Said(Item item, int version, Content content) {
    }

    Shown on(Account account, List<View> views) {
        var eyes = Eye.all(views);
        var seen = new ArrayList<Sight>();
        var examined = new ArrayList<Item>();
        var posts = archive.posts(account).reversed();
        int at = 0;
        for (boolean more = true; more && at < posts.size() && examined.size() < most; at += POSTS) {
            var items = items(posts.subList(at, Math.min(at + POSTS, posts.size())), most - examined.size());
            var found = seen(items, eyes);
            examined.addAll(items);
            seen.addAll(found);
            more = !found.isEmpty();
        }
        return shown(seen, examined, at >= posts.size() && examined.size() < most);
    }

    /** The same with the items of some threads alone. */
    Shown on(List<Item> items, List<View> views) {
        var some = items.stream().filter(item -> !item.disposed()).limit(most).toList();
        return shown(seen(some, Eye.all(views)), some, false);
    }

    private List<Item> items(List<Known> posts, int room) {
        var ids = new ArrayList<Long>();
        for (Known post : posts) {
            if (ids.size() < room) {
                ids.add(post.id());
                archive.comments(post.id()).reversed().stream().filter(comment -> !comment.disposed()).map(Known::id)
                        .forEach(ids::add);
            }
        }
        return archive.items(ids.subList(0, Math.min(ids.size(), room))).stream().filter(item -> !item.disposed()).toList();
    }

    private List<Sight> seen(List<Item> items, List<Eye> eyes) {
        var said = new LinkedHashMap<Item, List<Said>>();
        items.forEach(item -> said.put(item, said(item)));
        var seen = new LinkedHashMap<Item, Sight>();
        for (Eye eye : eyes) {
            var texts = new LinkedHashMap<Said, String>();
            said.values().forEach(each -> each.forEach(one -> texts.put(one, one.content.text())));
            var places = best(eye.finder.find(texts));
            said.forEach((item, versions) -> {
                var one = one(item, places.get(item.id()), link(versions, eye), eye.view);
                if (one != null) {
                    seen.putIfAbsent(item, new Sight(eye.number, item, one));
                }
            });
        }
        return List.copyOf(seen.values());
    }

    private static Layout.@Nullable Placed link(List<Said> versions, Eye eye) {
        for (Said one : versions) {
            var link = eye.links.to(one.content.permalink());
            if (link != null) {
                return link;
            }
        }
        return null;
    }

    private static @Nullable Seen one(Item item, @Nullable Place place, Layout.@Nullable Placed link, View view) {
        if (place != null) {
            double y = place.shared && link != null ? link.y() : place.found.word().y();
            return new Seen(item.id(), place.version, view.picture(y), (int) y, place.by(link != null));
        }
        return link == null
                ? null
                : new Seen(item.id(), item.versions().getLast().number(), view.picture(link.y()), (int) link.y(), By.LINK);
    }

    /** What the newest versions say; one that cannot be read is not recognised, and verification names it. */
    private List<Said> said(Item item) {
        var said = new ArrayList<Said>();
        var versions = item.versions();
        for (int i = versions.size() - 1; i >= Math.max(0, versions.size() - VERSIONS); i--) {
            int number = versions.get(i).number();
            try {
                said.add(new Said(item, number, archive.content(item, number)));
            } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
                continue;
            }
        }
        return said;
    }

    /** Where an item's text was found. @param shared whether another's text was found there too, just as long */
    private record Place(int version, TextFinder.Found found, boolean shared) {

        By by(boolean linked) {
            return shared && !linked ? By.SHARED_TEXT : found.whole() ? By.TEXT : By.BEGINNING;
        }
    }

    /** Of each item the version of which most is there. Where several begin alike, the place is theirs who agree the longest. */
    private static Map<Long, Place> best(Map<Said, TextFinder.Found> found) {
        var longest = new HashMap<Integer, Integer>();
        found.values().forEach(one -> longest.merge(one.at(), one.length(), Math::max));
        var owners = new HashMap<Integer, Set<Long>>();
        found.forEach((said, one) -> {
            if (one.length() == longest.getOrDefault(one.at(), 0)) {
                owners.computeIfAbsent(one.at(), place -> new HashSet<>()).add(said.item.id());
            }
        });
        var best = new HashMap<Long, Place>();
        found.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getKey().version)).forEach(entry -> {
            var one = entry.getValue();
            var here = owners.getOrDefault(one.at(), Set.of());
            var before = best.get(entry.getKey().item.id());
            if (here.contains(entry.getKey().item.id()) && (before == null || before.found.length() < one.length())) {
                best.put(entry.getKey().item.id(), new Place(entry.getKey().version, one, here.size() > 1));
            }
        });
        return best;
    }

    /** The period reaches back to the post that stands lowest: above it there may be older ones, pinned or linked from a margin. */
    private static Shown shown(List<Sight> seen, List<Item> examined, boolean all) {
        var sorted = seen.stream().sorted(Comparator.comparingInt(Sight::eye).thenComparingInt(one -> one.seen.y())
                .thenComparing(one -> one.seen.item())).toList();
        boolean texts = sorted.stream().anyMatch(one -> one.seen.by() != By.LINK);
        int eye = sorted.isEmpty() ? 0 : sorted.getFirst().eye;
        var from = sorted.stream().filter(one -> one.eye == eye && (!texts || one.seen.by() != By.LINK))
                .filter(one -> one.item.kind() == Content.Kind.POST).reduce((first, last) -> last)
                .map(one -> one.item.platformTime().toInstant()).orElse(null);
        var ids = new HashSet<Long>();
        seen.forEach(one -> ids.add(one.seen.item()));
        var unseen = unseen(examined, ids, from);
        boolean commented = sorted.stream().anyMatch(one -> one.item.kind() == Content.Kind.COMMENT);
        var parted = unseen.stream().collect(Collectors.partitioningBy(item -> !commented && item.kind() == Content.Kind.COMMENT,
                Collectors.mapping(Item::id, Collectors.toList())));
        return new Shown(sorted.stream().map(Sight::seen).toList(), from, parted.getOrDefault(false, List.of()),
                parted.getOrDefault(true, List.of()), examined.size(), all, false);
    }

    private static List<Item> unseen(List<Item> examined, Set<Long> seen, @Nullable Instant from) {
        return from == null
                ? List.of()
                : examined.stream().filter(item -> item.state() == ItemState.VISIBLE && !seen.contains(item.id()))
                        .filter(item -> !item.platformTime().toInstant().isBefore(from)).sorted(Comparator.comparing(Item::id))
                        .toList();
    }
}
