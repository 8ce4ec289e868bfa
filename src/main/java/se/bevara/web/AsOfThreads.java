package se.bevara.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.Known;
import se.bevara.disclosure.AsOf;

/** Puts threads together as they stood at a moment. */
@Component
class AsOfThreads {

    private final Archive archive;
    private final Reading reading;

    AsOfThreads(Archive archive, Reading reading) {
        this.archive = archive;
        this.reading = reading;
    }

    /** When, and by whose knowledge. */
    record Look(Instant at, AsOf.View view, Locale locale) {
    }

    /** A thread from an answer on, at most so many of those that were written by then. */
    StoodView.Thread thread(long post, int from, int most, Look look) {
        List<Known> written = archive.comments(post).stream().filter(one -> !one.platformTime().isAfter(look.at())).toList();
        List<Threads.Branch> order = Threads.order(post, written);
        List<Threads.Branch> shown = order.subList(Math.min(from, order.size()), Math.min(from + most, order.size()));
        var numbers = new LinkedHashSet<Long>();
        numbers.add(post);
        shown.forEach(branch -> numbers.add(branch.item()));
        Map<Long, Item> items = new HashMap<>();
        archive.items(numbers).forEach(item -> items.put(item.id(), item));
        var replies = new ArrayList<StoodView>();
        var away = new ArrayList<StoodView.Away>();
        for (Threads.Branch branch : shown) {
            add(items.get(branch.item()), branch.depth(), look, replies, away);
        }
        var head = new ArrayList<StoodView>();
        add(items.get(post), 0, look, head, away);
        return new StoodView.Thread(post, head.isEmpty() ? null : head.getFirst(), replies, order.size() - from - shown.size(),
                away);
    }

    private void add(@Nullable Item item, int depth, Look look, List<StoodView> standing, List<StoodView.Away> away) {
        if (item == null) {
            return;
        }
        var how = AsOf.of(item, number -> reading.content(item, number), look.at(), look.view());
        switch (how.presence()) {
            case STOOD, PERHAPS -> {
                if (how.version() > 0) {
                    standing.add(stood(item, how, depth, look));
                }
            }
            case OUT, DISPOSED -> away.add(away(item, look.locale()));
            case NOT_YET -> {
            }
        }
    }

    private StoodView stood(Item item, AsOf.Standing how, int depth, Look look) {
        boolean perhaps = how.presence() == AsOf.Presence.PERHAPS;
        return new StoodView(reading.view(item, how.version(), look.locale()), perhaps,
                !perhaps || item.lastSeen() == null ? null : Times.at(item.lastSeen(), look.locale()),
                perhaps ? Times.at(item.noticed(), look.locale()) : null, how.perhapsLater(), how.onlyLater(), how.known(),
                item.versions().size(), depth);
    }

    static StoodView.Away away(Item item, Locale locale) {
        return new StoodView.Away(item.id(), item.kind(), item.state(),
                item.lastSeen() == null ? null : Times.at(item.lastSeen(), locale), Times.at(item.noticed(), locale));
    }
}
