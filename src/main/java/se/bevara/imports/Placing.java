package se.bevara.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.archive.ItemDisposed;
import se.bevara.archive.Known;
import se.bevara.imports.Matching.Match;
import se.bevara.imports.Matching.Standing;

/** Where new items belong: below what they answer where that is in the export or in the archive, else in a thread of their own. */
final class Placing {

    private final Archive archive;
    private final Map<String, Match> byKey = new HashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final Map<Long, Optional<String>> said = new HashMap<>();

    Placing(Archive archive, Account account, Collection<Match> matches) {
        this.archive = archive;
        matches.forEach(match -> Matching.keys(match.item()).forEach(key -> byKey.putIfAbsent(key, match)));
        var outside = matches.stream().map(match -> match.item().content().parentKey()).filter(Objects::nonNull)
                .filter(key -> !byKey.containsKey(key)).distinct().toList();
        known.putAll(archive.known(account, outside));
    }

    /**
     * @param parent key of what it answers; null when that is in neither
     * @param thread key of what its thread begins with; null for a thread of its own
     * @param depth below that
     */
    record Placed(Exported item, @Nullable String parent, @Nullable String thread, int depth) {
    }

    /** The new items, each after what it answers; those whose thread has been disposed of are left to the caller. */
    List<Placed> placed(Collection<Match> matches, Collection<Match> disposed) {
        var placed = new ArrayList<Placed>();
        for (Match match : matches) {
            if (match.standing() == Standing.NEW) {
                place(match, placed, disposed);
            }
        }
        placed.sort(Comparator.comparingInt(Placed::depth).thenComparing(one -> one.item().content().platformTime()));
        return placed;
    }

    private void place(Match match, List<Placed> placed, Collection<Match> disposed) {
        var above = new HashSet<String>();
        Match here = match;
        String parent = null;
        for (int depth = 0;; depth++) {
            String key = here.item().content().parentKey();
            Match next = key == null ? null : byKey.get(key);
            boolean round = !above.add(here.item().content().key());
            Known outside = known(key, next);
            parent = depth == 0 && !round && (next != null && next.standing() == Standing.NEW || outside != null) ? key : parent;
            if (round) {
                placed.add(new Placed(match.item(), null, null, 0));
                return;
            } else if (outside != null) {
                root(match, placed, disposed, outside, Objects.requireNonNull(key), parent, depth + 1);
                return;
            } else if (next == null || next.standing() != Standing.NEW) {
                String root = depth == 0 ? null : here.item().content().key();
                placed.add(new Placed(match.item(), canonical(parent), root, depth));
                return;
            }
            here = next;
        }
    }

    /** An item's own key, whichever of its names it was called by. */
    private @Nullable String canonical(@Nullable String key) {
        Match match = key == null ? null : byKey.get(key);
        return match != null && match.standing() == Standing.NEW ? match.item().content().key() : key;
    }

    private @Nullable Known known(@Nullable String key, @Nullable Match match) {
        return match != null ? match.known() : key == null ? null : known.get(key);
    }

    private void root(Match match, List<Placed> placed, Collection<Match> disposed, Known above, String key,
            @Nullable String parent,
            int depth) {
        String thread = thread(above, key);
        if (thread == null) {
            disposed.add(match);
        } else {
            placed.add(new Placed(match.item(), depth == 1 ? key(above, key) : canonical(parent), thread, depth));
        }
    }

    /** The key of what a known item's thread begins with; null when that is disposed of or closed. */
    private @Nullable String thread(Known above, String key) {
        if (above.disposed()) {
            return null;
        }
        return above.thread() == above.id() ? key(above, key) : said(above.thread());
    }

    /** The key that the archive knows an item by: the export may call it otherwise. */
    private String key(Known item, String key) {
        return Objects.requireNonNullElse(said(item.id()), key);
    }

    private @Nullable String said(long number) {
        return said.computeIfAbsent(number, this::read).orElse(null);
    }

    private Optional<String> read(long number) {
        Item item = archive.item(number).orElseThrow();
        try {
            return Optional.of(archive.content(item, 1).key());
        } catch (ItemDisposed | ItemClosed e) {
            return Optional.empty();
        }
    }
}
