package se.bevara.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts each answer after what it answers, otherwise in the platform's order. Answers that answer each other in a ring are let through. */
final class ParentsFirst {

    private ParentsFirst() {
    }

    static List<Seen> of(List<Seen> items) {
        Map<String, Seen> byName = new HashMap<>();
        for (Seen seen : items) {
            byName.putIfAbsent(seen.content().remoteId(), seen);
        }
        for (Seen seen : items) {
            byName.put(seen.content().key(), seen);
        }
        var ordered = new ArrayList<Seen>(items.size());
        Set<Seen> done = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Seen seen : items) {
            ancestors(seen, byName, done).forEach(ordered::add);
        }
        return ordered;
    }

    /** The item and those above it that are not done yet, topmost first. */
    private static ArrayDeque<Seen> ancestors(Seen seen, Map<String, Seen> byName, Set<Seen> done) {
        var chain = new ArrayDeque<Seen>();
        Seen at = seen;
        while (at != null && done.add(at)) {
            chain.addFirst(at);
            at = parent(at, byName);
        }
        return chain;
    }

    private static @Nullable Seen parent(Seen seen, Map<String, Seen> byName) {
        String parent = seen.content().parentKey();
        return parent == null ? null : byName.get(parent);
    }
}
