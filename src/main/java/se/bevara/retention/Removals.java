package se.bevara.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;

/**
 * What people are to take off the platforms. A night opens a task for what is due there and stands there, and closes it: confirmed when the
 * platform has said that it is gone, withdrawn when it is no longer to go.
 */
@Component
public class Removals {

    private static final String RENEWED = "removals renewed";
    private static final int PAGE = 500;

    private final TransactionTemplate transaction;
    private final RemovalTable table;
    private final Verdicts verdicts;
    private final State lock;
    private final Archive archive;
    private final Acts acts;
    private final Clock clock;

    Removals(PlatformTransactionManager transactions, RemovalTable table, Verdicts verdicts, State lock, Archive archive,
            Acts acts, Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.verdicts = verdicts;
        this.lock = lock;
        this.archive = archive;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * A task as it stands now, judged afresh.
     *
     * @param still whether the item is to go off the platform still; if not, nobody should take it off, and the night withdraws the task
     * @param missing what must first be so
     * @param reason why it is to go, or why not
     */
    public record Now(Removal removal, boolean still, List<String> missing, String reason) {
        public Now {
            missing = List.copyOf(missing);
        }
    }

    /** The open tasks, in the order of items' numbers. @param after the last number had; 0 to begin with */
    public List<Now> open(long after, int limit) {
        List<Removal> open = table.in(Removal.State.OPEN, after, limit);
        LocalDate today = Facts.day(clock.instant());
        var judged = verdicts.judge(archive.items(open.stream().map(Removal::item).toList()), today);
        return open.stream().map(removal -> now(removal, judged.get(removal.item()), today)).toList();
    }

    private static Now now(Removal removal, @Nullable Judgement judgement, LocalDate today) {
        if (judgement == null) {
            return new Now(removal, false, List.of(), Removal.Why.DISPOSED.swedish());
        }
        var missing = judgement.tasks().stream().filter(task -> task.work() == Work.REMOVE)
                .flatMap(task -> task.missing().stream()).distinct().toList();
        Verdict verdict = judgement.platform().verdict();
        return new Now(removal, due(judgement, today), missing, verdict.reason());
    }

    /** Those that are confirmed or withdrawn, the latest first. */
    public List<Removal> closed(int limit) {
        return table.closed(limit);
    }

    /** An item's last task. */
    public Optional<Removal> of(long item) {
        return Optional.ofNullable(table.of(List.of(item)).get(item));
    }

    public long open() {
        return table.open();
    }

    /**
     * How many tasks are open.
     *
     * @param oldest the night that opened the first; null where there is none
     */
    public record Open(long count, @Nullable LocalDate oldest) {
    }

    /** How many tasks are open. @param accounts of these accounts alone; null for all */
    public Open open(@Nullable Collection<String> accounts) {
        var open = table.open(accounts);
        return new Open(open.count(), open.oldest());
    }

    private static boolean due(Judgement judgement, LocalDate today) {
        return judgement.platform().verdict() instanceof Verdict.DisposeFrom from && from.due(today);
    }

    /** Whether an item's copy on the platform is due and stands there. */
    static boolean stands(Judging.Judged judged) {
        return (judged.item().state() == ItemState.VISIBLE || judged.item().state() == ItemState.HIDDEN)
                && due(judged.judgement(), judged.judgement().today());
    }

    /**
     * Closes and opens tasks by the verdicts and states of now.
     *
     * @return lines for the night's receipt
     */
    List<String> renew(LocalDate night) {
        var changed = new ArrayList<Removal>();
        long after = 0;
        List<Removal> open;
        do {
            open = table.in(Removal.State.OPEN, after, PAGE);
            changed.addAll(renew(open.stream().map(Removal::item).toList(), night));
            after = open.isEmpty() ? after : open.getLast().item();
        } while (open.size() == PAGE);
        for (var found = table.standing(PAGE); !found.isEmpty(); found = table.standing(PAGE)) {
            changed.addAll(renew(found, night));
        }
        return lines(changed);
    }

    private List<Removal> renew(List<Long> items, LocalDate night) {
        return items.isEmpty() ? List.of() : Objects.requireNonNull(transaction.execute(status -> {
            lock.lock();
            var known = table.of(items);
            var judged = verdicts.judge(archive.items(items), night);
            var changed = archive.items(items).stream()
                    .flatMap(item -> change(item, judged.get(item.id()), known.get(item.id()), night).stream()).toList();
            table.forget(items);
            return changed.isEmpty() ? changed : record(changed, night);
        }));
    }

    private static Optional<Removal> change(Item item, @Nullable Judgement judgement, @Nullable Removal known, LocalDate night) {
        boolean stands = item.state() == ItemState.VISIBLE || item.state() == ItemState.HIDDEN;
        boolean wanted = judgement != null && due(judgement, night) && item.state() != ItemState.GONE;
        if (known != null && known.state() == Removal.State.OPEN) {
            return wanted ? Optional.empty() : Optional.of(closed(item, judgement, known, night));
        }
        return wanted && stands && judgement != null
                ? Optional.of(opened(item, judgement, known, night))
                : Optional.empty();
    }

    private static Removal closed(Item item, @Nullable Judgement judgement, Removal open, LocalDate night) {
        if (judgement == null) {
            return open.withdrawn(Removal.Why.DISPOSED, night);
        }
        if (item.state() == ItemState.GONE) {
            return open.confirmed(item.lastSeen(), item.noticed(), night);
        }
        boolean held = judgement.platform().verdict() instanceof Verdict.Blocked;
        return open.withdrawn(held ? Removal.Why.HELD : Removal.Why.NOT_DUE, night);
    }

    private static Removal opened(Item item, Judgement judgement, @Nullable Removal before, LocalDate night) {
        Considered won = judgement.platform().won().getFirst();
        LocalDate from = ((Verdict.DisposeFrom) judgement.platform().verdict()).from();
        return new Removal(item.id(), item.account(), Removal.State.OPEN, won.decision().id(), won.decision().version(),
                won.rule().id(), from, night, before == null ? 1 : before.times() + 1, null, null, null, null, 0);
    }

    private List<Removal> record(List<Removal> changed, LocalDate night) {
        var numbers = changed.stream().collect(Collectors.groupingBy(Removal::state, Collectors.counting()));
        var details = new HashMap<String, String>();
        numbers.forEach((state, items) -> details.put(state.name().toLowerCase(java.util.Locale.ROOT), items.toString()));
        var entry = acts.record(Act.of(RENEWED, "removals/" + night, "night", details),
                Map.of("night", night.toString(), "removals", changed.stream().map(RemovalJson::write).toList()));
        var recorded = changed.stream().map(one -> one.with(entry.index())).toList();
        table.put(recorded);
        return recorded;
    }

    private List<String> lines(Collection<Removal> changed) {
        var lines = new ArrayList<String>();
        long open = table.open();
        long opened = changed.stream().filter(one -> one.state() == Removal.State.OPEN).count();
        if (open > 0) {
            lines.add("Att ta bort på plattformarna: " + open + ", varav " + opened + " nya i natt.");
        }
        long again = changed.stream().filter(one -> one.state() == Removal.State.OPEN && one.times() > 1).count();
        if (again > 0) {
            lines.add("Åter att ta bort på plattformarna: " + again + " som tidigare var bekräftat borta eller återkallade.");
        }
        long confirmed = changed.stream().filter(one -> one.state() == Removal.State.CONFIRMED).count();
        if (confirmed > 0) {
            lines.add("Bekräftat borta från plattformarna: " + confirmed + ".");
        }
        changed.stream().filter(one -> one.why() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.why()), java.util.TreeMap::new,
                        Collectors.counting()))
                .forEach((why, items) -> lines
                        .add("Återkallade uppgifter om plattformarna: " + items + ", " + why.swedish() + "."));
        return lines;
    }

    /** Makes the table anew from the acts' files. */
    void rebuild() {
        table.clear();
        acts.each(RENEWED, (entry, json) -> table.put(((List<?>) json.getOrDefault("removals", List.of())).stream()
                .map(one -> RemovalJson.read((Map<?, ?>) one, entry.index())).toList()));
    }
}
