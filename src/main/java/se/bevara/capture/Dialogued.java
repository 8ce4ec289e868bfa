package se.bevara.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Of a thread on somebody else's page what is of our dialogue: what the account wrote, what stands above that, and all that stands below it.
 *
 * @param ours whether the account has written anything in it
 * @param kept in the order shown, with what is archived of the thread already
 */
record Dialogued(boolean ours, List<Seen> kept) {

    Dialogued {
        kept = List.copyOf(kept);
    }

    /**
     * @param thread all that is shown below its first post
     * @param known whether an item is archived in this thread
     * @param apart keys of what the account wrote that begins a thread of its own: that shows what is below it
     */
    static Dialogued of(List<Seen> thread, Predicate<Seen> known, Set<String> apart) {
        Map<String, Seen> byName = new HashMap<>();
        thread.forEach(seen -> byName.putIfAbsent(seen.content().remoteId(), seen));
        thread.forEach(seen -> byName.put(seen.content().key(), seen));
        var kept = new HashSet<String>();
        var left = new HashSet<String>();
        for (Seen seen : thread) {
            List<Seen> line = line(seen, byName);
            if (seen.ours()) {
                line.forEach(each -> kept.add(each.content().key()));
            } else if (known.test(seen) || line.stream().anyMatch(Seen::ours)) {
                kept.add(seen.content().key());
            }
            if (line.stream().anyMatch(each -> apart.contains(each.content().key()))) {
                left.add(seen.content().key());
            }
        }
        kept.removeAll(left);
        return new Dialogued(thread.stream().anyMatch(Seen::ours),
                thread.stream().filter(seen -> kept.contains(seen.content().key())).toList());
    }

    /** An item and those above it. */
    private static List<Seen> line(Seen from, Map<String, Seen> byName) {
        var line = new ArrayList<Seen>();
        var met = new HashSet<String>();
        for (@Nullable
        Seen at = from; at != null && met.add(at.content().key());) {
            line.add(at);
            at = byName.get(Objects.requireNonNullElse(at.content().parentKey(), ""));
        }
        return line;
    }
}
