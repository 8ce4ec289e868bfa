package se.bevara.snapshot;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;

/** Gathers from the archive what a reproduction shows: an account's posts of a period, or an item with its thread. */
final class Reproducing {

    /** An account's items at the most, newest first. */
    static final int MOST = 300;
    /** Comments of each thread of an account. */
    private static final int COMMENTS = 30;
    /** Comments of the thread of an item. */
    private static final int WHOLE_THREAD = 200;

    private final Archive archive;
    private final Uncopied uncopied;
    private final Attached attached;
    private int later;
    private int withheld;
    private int unreadable;
    private final Map<ItemState, Integer> absent = new HashMap<>();

    private Reproducing(Archive archive, Uncopied uncopied) {
        this.archive = archive;
        this.uncopied = uncopied;
        this.attached = new Attached(archive);
    }

    /** What the public could have seen of an account: its open posts since a day, with their open comments. */
    static Reproduction account(Archive archive, Uncopied uncopied, Account account, LocalDate since, Instant now) {
        return new Reproducing(archive, uncopied).account(account, since, now);
    }

    /** @throws NotToBePictured when no copy may be made of the item, or it is disposed of */
    static Reproduction item(Archive archive, Uncopied uncopied, Account account, Item item, Instant now) {
        return new Reproducing(archive, uncopied).item(account, item, now);
    }

    private Reproduction account(Account account, LocalDate since, Instant now) {
        var from = since.atStartOfDay(Recording.SWEDEN).toInstant();
        var threads = new ArrayList<List<Reproduction.Entry>>();
        int count = 0;
        for (Known post : archive.posts(account).reversed()) {
            if (post.platformTime().isBefore(from) || post.platformTime().isAfter(now) || !open(post)) {
                continue;
            }
            var comments = archive.comments(post.id()).stream().filter(this::open).toList();
            if (count >= MOST) {
                later += 1 + comments.size();
                continue;
            }
            later += Math.max(0, comments.size() - COMMENTS);
            var thread = thread(post.id(), comments.subList(0, Math.min(COMMENTS, comments.size())), null);
            count += thread.size();
            if (!thread.isEmpty()) {
                threads.add(thread);
            }
        }
        var facts = facts(account, now);
        facts.put("Period", List.of("inlägg från " + since + " till " + LocalDate.ofInstant(now, Recording.SWEDEN)
                + " med sina kommentarer, nyast först"));
        facts.put("Handlingar", List.of(String.valueOf(count)));
        return new Reproduction("Rekonstruktion av " + account.handle() + ", " + account.platform(), facts, missing(), threads);
    }

    /** Whether the public could see it; what it could not is counted. */
    private boolean open(Known known) {
        if (known.state() != ItemState.VISIBLE) {
            absent.merge(known.state(), 1, Integer::sum);
        }
        return known.state() == ItemState.VISIBLE;
    }

    private Reproduction item(Account account, Item item, Instant now) {
        var comments = archive.comments(item.thread()).stream().filter(comment -> !comment.disposed()).toList();
        var near = near(item, comments);
        later = comments.size() - near.size();
        var thread = thread(item.thread(), near, item);
        var facts = facts(account, now);
        facts.put("Handling", List.of(item.id() + ", inramad, med tidigare lydelser"));
        facts.put("Tråd", List.of(thread.size() + " handlingar"));
        return new Reproduction("Rekonstruktion av handling " + item.id() + " med sin tråd", facts, missing(), List.of(thread));
    }

    private static Map<String, List<String>> facts(Account account, Instant now) {
        var facts = new LinkedHashMap<String, List<String>>();
        facts.put("Konto", List.of(account.handle() + " (" + account.id() + ")"));
        facts.put("Myndighet", List.of(account.authority()));
        facts.put("Adress", List.of(account.address().toString()));
        facts.put("Gjord", List.of(Recording.SHOWN.format(now)));
        return facts;
    }

    /** Of a long thread the item, what it answers, and those that stand nearest to it. */
    private static List<Known> near(Item item, List<Known> comments) {
        if (comments.size() <= WHOLE_THREAD) {
            return comments;
        }
        var byId = new HashMap<Long, Known>();
        comments.forEach(comment -> byId.put(comment.id(), comment));
        var kept = new HashSet<Long>();
        for (Known at = byId.get(item.id()); at != null && kept.add(at.id()) && kept.size() < WHOLE_THREAD / 2;) {
            at = at.parent() == null ? null : byId.get(at.parent());
        }
        int middle = comments.stream().map(Known::id).toList().indexOf(item.id());
        int from = Math.clamp(middle - WHOLE_THREAD / 4, 0, comments.size() - WHOLE_THREAD / 2);
        comments.subList(from, from + WHOLE_THREAD / 2).forEach(comment -> kept.add(comment.id()));
        return comments.stream().filter(comment -> kept.contains(comment.id())).toList();
    }

    private record Branch(long item, int depth) {
    }

    /** A post and comments, each below what it answers; those of which no copy may be made are left out. */
    private List<Reproduction.Entry> thread(long post, List<Known> comments, @Nullable Item chosen) {
        var order = order(post, comments);
        var items = new HashMap<Long, Item>();
        archive.items(order.stream().map(Branch::item).toList()).stream().filter(item -> !item.disposed())
                .forEach(item -> items.put(item.id(), item));
        var forbidden = uncopied.items();
        var entries = new ArrayList<Reproduction.Entry>();
        for (Branch branch : order) {
            var item = items.get(branch.item);
            if (forbidden.contains(branch.item)) {
                withheld++;
            } else if (item != null) {
                boolean whole = chosen != null && chosen.id() == item.id();
                entries.add(new Reproduction.Entry(item, branch.depth, whole, versions(item, whole)));
            }
        }
        return entries;
    }

    private static List<Branch> order(long post, Collection<Known> comments) {
        var known = new HashSet<Long>();
        comments.forEach(comment -> known.add(comment.id()));
        var below = new HashMap<Long, List<Long>>();
        for (Known comment : comments) {
            Long parent = comment.parent();
            below.computeIfAbsent(parent != null && known.contains(parent) ? parent : post, id -> new ArrayList<>())
                    .add(comment.id());
        }
        var order = new ArrayList<Branch>();
        var done = new HashSet<Long>();
        var waiting = new ArrayDeque<>(List.of(new Branch(post, 0)));
        while (!waiting.isEmpty()) {
            var branch = waiting.pop();
            if (done.add(branch.item)) {
                order.add(branch);
                below.getOrDefault(branch.item, List.of()).reversed()
                        .forEach(child -> waiting.push(new Branch(child, branch.depth + 1)));
            }
        }
        comments.stream().filter(comment -> done.add(comment.id())).forEach(comment -> order.add(new Branch(comment.id(), 1)));
        return order;
    }

    private List<Reproduction.Version> versions(Item item, boolean whole) {
        var versions = item.versions().reversed();
        return versions.subList(0, whole ? versions.size() : 1).stream().map(version -> version(item, version)).toList();
    }

    private Reproduction.Version version(Item item, Item.Version version) {
        Content content = read(archive, item, version.number());
        unreadable += content == null ? 1 : 0;
        return new Reproduction.Version(version.number(), version.captured(), content,
                content == null ? List.of() : attached.of(item, version, content));
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        missing.add("Plattformens utseende, profilbild, reklam och reaktioner återges inte.");
        missing.add("Det som ingen insamling hann hämta finns inte i arkivet och därför inte här.");
        told(missing, "Handlingar som är borta från plattformen och inte visas", absent.getOrDefault(ItemState.GONE, 0));
        told(missing, "Handlingar som saknas på plattformen och inte visas", absent.getOrDefault(ItemState.MISSING, 0));
        told(missing, "Handlingar som är dolda på plattformen och inte visas", absent.getOrDefault(ItemState.HIDDEN, 0));
        told(missing, "Gallrade handlingar", absent.getOrDefault(ItemState.DISPOSED, 0));
        told(missing, "Utelämnade handlingar, som inte får återges", withheld);
        told(missing, "Lydelser som inte gick att läsa (./bevara verify säger mer)", unreadable);
        told(missing, "Bilagor som aldrig kunde hämtas", attached.failed());
        told(missing, "Bilagor som finns i arkivet men inte visas här", attached.unshown());
        told(missing, "Handlingar till, som finns i arkivet men inte ryms här", later);
        return missing;
    }

    private static void told(List<String> missing, String what, int count) {
        if (count > 0) {
            missing.add(what + ": " + count);
        }
    }

    /** An item and its thread. */
    static List<Long> ids(Archive archive, Item item) {
        var ids = new ArrayList<>(List.of(item.thread(), item.id()));
        archive.comments(item.thread()).stream().filter(comment -> !comment.disposed()).map(Known::id).forEach(ids::add);
        return ids;
    }

    /** What a version says; null where it cannot be read, which verification then names. */
    static @Nullable Content read(Archive archive, Item item, int version) {
        try {
            return archive.content(item, version);
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }
}
