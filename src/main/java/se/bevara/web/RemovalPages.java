package se.bevara.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.retention.Removal;
import se.bevara.retention.Removals;
import se.bevara.users.Needs;
import se.bevara.users.Reach;
import se.bevara.users.Right;
import se.bevara.users.User;

/** What people are to take off the platforms, with the evidence of the archive's copy. */
@Controller
@Needs(Right.READ)
class RemovalPages {

    private static final int PAGE = 50;
    private static final int CLOSED = 50;

    private final Removals removals;
    private final Archive archive;
    private final Glimpses glimpses;
    private final Reach reach;

    RemovalPages(Removals removals, Archive archive, Glimpses glimpses, Reach reach) {
        this.reach = reach;
        this.removals = removals;
        this.archive = archive;
        this.glimpses = glimpses;
    }

    /** An open task. @param evidence the newest version that the archive has; null for what the archive has disposed of */
    record Row(Removals.Now task, @Nullable Glimpse glimpse, @Nullable Evidence evidence) {
    }

    /** What proves the archive's copy. */
    record Evidence(int version, Moment captured, long ledgerEntry) {
    }

    /** A task that has ended. */
    record Ended(Removal removal, @Nullable Moment lastSeen, @Nullable Moment noticed) {

        static Ended of(Removal removal, Locale locale) {
            return new Ended(removal, removal.lastSeen() == null ? null : Times.at(removal.lastSeen(), locale),
                    removal.noticed() == null ? null : Times.at(removal.noticed(), locale));
        }
    }

    @GetMapping("/disposal/tasks")
    String tasks(@RequestParam(defaultValue = "0") long after, User who, Model model, Locale locale) {
        List<Removals.Now> open = removals.open(after, PAGE + 1);
        List<Removals.Now> shown = open.subList(0, Math.min(PAGE, open.size()));
        var items = shown.stream().map(task -> task.removal().item()).toList();
        Map<Long, Glimpse> glimpsed = glimpses.of(items, locale);
        Map<Long, Item> known = new java.util.HashMap<>();
        archive.items(items).forEach(item -> known.put(item.id(), item));
        var within = reach.within(who);
        model.addAttribute("open",
                shown.stream().filter(task -> within.test(task.removal().account()))
                        .map(task -> new Row(task, glimpsed.get(task.removal().item()),
                                evidence(known.get(task.removal().item()), locale)))
                        .toList());
        model.addAttribute("total", removals.open());
        model.addAttribute("next", open.size() > PAGE ? shown.getLast().removal().item() : null);
        model.addAttribute("after", after);
        model.addAttribute("ended", removals.closed(CLOSED).stream().filter(one -> within.test(one.account()))
                .map(one -> Ended.of(one, locale)).toList());
        return "removals";
    }

    private static @Nullable Evidence evidence(@Nullable Item item, Locale locale) {
        if (item == null || item.disposed()) {
            return null;
        }
        var newest = item.versions().getLast();
        return new Evidence(newest.number(), Times.at(newest.captured(), locale), newest.ledgerEntry());
    }
}
