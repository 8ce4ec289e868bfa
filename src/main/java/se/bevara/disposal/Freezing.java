package se.bevara.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.bevara.retention.Approval;
import se.bevara.retention.Decisions;
import se.bevara.retention.Due;
import se.bevara.retention.Verdicts;

/** Makes lists of what is due: one for each rule, frozen. */
final class Freezing {

    static final int PAGE = 1000;
    private static final int LONGEST = 200;

    private final Verdicts verdicts;
    private final Decisions decisions;
    private final ListTable lists;
    private final ItemTable items;
    private final Recording recording;
    private final Clock clock;

    Freezing(Verdicts verdicts, Decisions decisions, ListTable lists, ItemTable items, Recording recording, Clock clock) {
        this.verdicts = verdicts;
        this.decisions = decisions;
        this.lists = lists;
        this.items = items;
        this.recording = recording;
        this.clock = clock;
    }

    /** What is due under one rule. */
    private static final class Group {
        private final SortedMap<Long, Integer> versions = new TreeMap<>();
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        void add(Due due) {
            versions.put(due.item(), due.version());
            first = due.from().isBefore(first) ? due.from() : first;
            last = due.from().isAfter(last) ? due.from() : last;
        }
    }

    /** To be called in a transaction. Items that stand on an open list come on no other. */
    List<DisposalList> freeze(Approval approval, String by, LocalDate today) {
        lists.lock();
        var open = items.open();
        var groups = new LinkedHashMap<DisposalList.Rule, Group>();
        each(verdicts, approval, today, due -> {
            if (!open.contains(due.item())) {
                groups.computeIfAbsent(rule(due), rule -> new Group()).add(due);
            }
        });
        int year = today.getYear();
        int number = lists.newestNumber(year);
        var made = new ArrayList<DisposalList>();
        for (var group : groups.entrySet()) {
            made.add(freeze("G-%d-%04d".formatted(year, ++number), group, approval, by));
        }
        return made;
    }

    private DisposalList freeze(String id, Map.Entry<DisposalList.Rule, Group> group, Approval approval, String by) {
        var frozen = new Frozen(group.getKey(), group.getValue().versions);
        var state = approval == Approval.STANDING ? ListState.APPROVED : ListState.PREPARED;
        var list = new DisposalList(id, state, approval, by, clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
                frozen.rule(), reference(frozen.rule()), group.getValue().first, group.getValue().last, frozen.sha256(),
                frozen.versions().size(), 0, 0, List.of(), null, null);
        lists.add(list);
        items.add(id, frozen.versions());
        recording.prepared(list, frozen);
        return list;
    }

    /** How erased items name the decision for ever, such as {@code KS 2026/41 § 7, GB-2026-001 version 1, regel kommentarer}. */
    private String reference(DisposalList.Rule rule) {
        String paper = decisions.all().stream()
                .filter(decision -> decision.id().equals(rule.decision()) && decision.version() == rule.version()).findFirst()
                .map(decision -> (decision.origin().diary() + " " + decision.origin().section()).strip() + ", ").orElse("");
        String own = rule.decision() + " version " + rule.version() + ", regel " + rule.rule();
        String whole = (paper + own).replaceAll("\\p{Cntrl}", " ");
        return whole.length() <= LONGEST ? whole : own.substring(0, Math.min(own.length(), LONGEST));
    }

    static DisposalList.Rule rule(Due due) {
        return new DisposalList.Rule(due.decision(), due.decisionVersion(), due.rule());
    }

    /** Everything that is due, page by page by number: what is taken away meanwhile moves nothing. */
    static void each(Verdicts verdicts, Approval approval, LocalDate today, java.util.function.Consumer<Due> consumer) {
        long after = Long.MIN_VALUE;
        List<Due> page;
        do {
            page = verdicts.due(today, approval, after, PAGE);
            page.forEach(consumer);
            after = page.isEmpty() ? after : page.getLast().item();
        } while (page.size() == PAGE);
    }
}
