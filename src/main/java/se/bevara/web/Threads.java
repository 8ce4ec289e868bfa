package se.bevara.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.Known;
import se.bevara.web.ThreadView.Reply;

/** Puts items together as they hung together on the platform. */
@Component
class Threads {

    /** Deeper answers are shown at this depth, or a page would run out of width. */
    private static final int DEEPEST = 6;

    private final Archive archive;
    private final Reading reading;
    private final Glimpses glimpses;

    Threads(Archive archive, Reading reading, Glimpses glimpses) {
        this.archive = archive;
        this.glimpses = glimpses;
        this.reading = reading;
    }

    /** A thread from an answer on, at most so many. */
    ThreadView thread(long post, int from, int most, Locale locale) {
        return thread(post, archive.item(post).orElse(null), from, most, locale);
    }

    /** The same of a post that has been read already. */
    ThreadView thread(Item post, int most, Locale locale) {
        return thread(post.id(), post, 0, most, locale);
    }

    private ThreadView thread(long post, @Nullable Item head, int from, int most, Locale locale) {
        List<Branch> order = order(post, archive.comments(post));
        List<Branch> shown = order.subList(Math.min(from, order.size()), Math.min(from + most, order.size()));
        Map<Long, Item> items = byNumber(shown.stream().map(Branch::item).toList());
        var replies = new ArrayList<Reply>();
        for (Branch branch : shown) {
            Item item = items.get(branch.item());
            if (item != null) {
                replies.add(new Reply(reading.view(item, "", locale), branch.depth(), null));
            }
        }
        return new ThreadView(post, head == null ? null : reading.view(head, "", locale), false, replies,
                order.size() - from - shown.size());
    }

    /** The threads that items belong to, in the order in which the items come; below each post only those asked for. */
    List<ThreadView> around(List<Item> items, String words, Locale locale) {
        var answers = new LinkedHashMap<Long, List<Item>>();
        for (Item item : items) {
            var below = answers.computeIfAbsent(item.thread(), thread -> new ArrayList<>());
            if (item.kind() == Content.Kind.COMMENT) {
                below.add(item);
            }
        }
        Map<Long, Item> posts = byNumber(List.copyOf(answers.keySet()));
        Map<Long, Glimpse> parents = glimpses.of(parents(items), locale);
        var threads = new ArrayList<ThreadView>();
        answers.forEach((thread, below) -> {
            Item post = posts.get(thread);
            List<Reply> replies = below.stream().map(item -> new Reply(reading.view(item, words, locale), 1,
                    item.parent() == null ? null : parents.get(item.parent()))).toList();
            ItemView head = post == null || below.contains(post) ? null : reading.view(post, words, locale);
            threads.add(new ThreadView(thread, head, !items.contains(post), replies, 0));
        });
        return threads;
    }

    /** What hits answer, but for their posts, which are shown anyway. */
    private static Set<Long> parents(List<Item> items) {
        var parents = new LinkedHashSet<Long>();
        for (Item item : items) {
            Long parent = item.parent();
            if (parent != null && parent != item.thread()) {
                parents.add(parent);
            }
        }
        return parents;
    }

    private Map<Long, Item> byNumber(List<Long> numbers) {
        var items = new HashMap<Long, Item>();
        archive.items(new LinkedHashSet<>(numbers)).forEach(item -> items.put(item.id(), item));
        return items;
    }

    record Branch(long item, int depth) {
    }

    /** Each answer below what it answers; one whose parent is unknown, or that hangs in a circle, stands directly below the post. */
    static List<Branch> order(long post, List<Known> comments) {
        var known = new LinkedHashSet<Long>();
        comments.forEach(comment -> known.add(comment.id()));
        var below = new HashMap<Long, List<Long>>();
        for (Known comment : comments) {
            Long parent = comment.parent();
            below.computeIfAbsent(parent != null && known.contains(parent) ? parent : post, id -> new ArrayList<>())
                    .add(comment.id());
        }
        var order = new ArrayList<Branch>();
        walk(new Branch(post, 0), below, order);
        order.removeFirst();
        order.forEach(branch -> known.remove(branch.item()));
        known.forEach(circling -> order.add(new Branch(circling, 1)));
        return order;
    }

    private static void walk(Branch root, Map<Long, List<Long>> below, List<Branch> order) {
        Deque<Branch> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            Branch branch = waiting.pop();
            order.add(branch);
            List<Long> children = below.getOrDefault(branch.item(), List.of()).reversed();
            children.forEach(child -> waiting.push(new Branch(child, Math.min(branch.depth() + 1, DEEPEST))));
        }
    }
}
