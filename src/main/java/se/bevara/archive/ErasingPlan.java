package se.bevara.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts what is due into transactions: items that share a segment together, so that each segment is rewritten once; and no more at a time
 * than an account can be locked for.
 */
final class ErasingPlan {

    private static final int ITEMS = 10_000;
    private static final int SEGMENTS = 64;

    private final Map<Long, Long> roots = new HashMap<>();

    /** Items of one account, and how many segments they lie in. */
    record Part(int account, List<Long> items, int segments) {
    }

    private record Group(List<Long> items, int segments) {
    }

    static List<Part> of(Collection<ErasingRows.Spread> items) {
        var byAccount = new TreeMap<Integer, List<ErasingRows.Spread>>();
        items.forEach(item -> byAccount.computeIfAbsent(item.account(), a -> new ArrayList<>()).add(item));
        var parts = new ArrayList<Part>();
        byAccount.forEach((account, some) -> new ErasingPlan().part(account, some, parts));
        return parts;
    }

    private void part(int account, List<ErasingRows.Spread> items, List<Part> parts) {
        var open = new ArrayList<Long>();
        int segments = 0;
        for (var group : groups(items)) {
            if (!open.isEmpty() && (open.size() + group.items.size() > ITEMS || segments + group.segments > SEGMENTS)) {
                parts.add(new Part(account, List.copyOf(open), segments));
                open.clear();
                segments = 0;
            }
            open.addAll(group.items);
            segments += group.segments;
        }
        parts.add(new Part(account, List.copyOf(open), segments));
    }

    /** Those that hang together by the segments they lie in. */
    private Collection<Group> groups(List<ErasingRows.Spread> items) {
        for (var item : items) {
            long first = item.segments().getFirst();
            item.segments().forEach(segment -> roots.put(root(segment), root(first)));
        }
        var byRoot = new TreeMap<Long, List<Long>>();
        items.forEach(item -> byRoot.computeIfAbsent(root(item.segments().getFirst()), r -> new ArrayList<>()).add(item.item()));
        var segments = new HashMap<Long, Integer>();
        List.copyOf(roots.keySet()).forEach(segment -> segments.merge(root(segment), 1, Integer::sum));
        var groups = new ArrayList<Group>();
        byRoot.forEach((root, some) -> groups.add(new Group(some, segments.getOrDefault(root, 1))));
        return groups;
    }

    private long root(long segment) {
        long at = segment;
        for (Long up = roots.get(at); up != null && up != at; up = roots.get(at)) {
            at = up;
        }
        if (at != segment) {
            roots.put(segment, at);
        }
        return at;
    }
}
