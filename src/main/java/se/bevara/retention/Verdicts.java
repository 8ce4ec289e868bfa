package se.bevara.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.Outline;

/** The verdicts of all items, kept as rows and renewed when something changes. */
@Component
public class Verdicts {

    private static final int PAGE = 1000;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final VerdictTable table;
    private final RemovalTable removals;
    private final State state;
    private final Changes changes;
    private final Decisions decisions;
    private final Holds holds;
    private final Archive archive;
    private final Accounts accounts;

    Verdicts(JdbcTemplate jdbc, PlatformTransactionManager transactions, VerdictTable table, RemovalTable removals, State state,
            Changes changes, Decisions decisions, Holds holds, Archive archive, Accounts accounts) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.removals = removals;
        this.state = state;
        this.changes = changes;
        this.decisions = decisions;
        this.holds = holds;
        this.archive = archive;
        this.accounts = accounts;
    }

    /** Judges items afresh, by facts, holds and decisions as they are now; disposed items have no judgement. */
    public Map<Long, Judgement> judge(Collection<Item> items, LocalDate today) {
        var judgements = new HashMap<Long, Judgement>();
        var threads = items.stream()
                .collect(Collectors.groupingBy(Item::thread, Collectors.mapping(Item::id, Collectors.toSet())));
        var judging = judging(decisions.judge(), today);
        for (var thread : archive.outlines().threads(threads.keySet()).entrySet()) {
            var wanted = Objects.requireNonNull(threads.get(thread.getKey()));
            judging.judge(List.of(thread.getValue()), item -> wanted.contains(item.id()))
                    .forEach(judged -> judgements.put(judged.item().id(), judged.judgement()));
        }
        return judgements;
    }

    Judging judging(Judge judge, LocalDate today) {
        return new Judging(jdbc, judge, today, accounts.all(), holds.inForce());
    }

    /**
     * Items that are due, in the order of their numbers. Costs what it returns.
     *
     * @param afterItem the last number had; 0 to begin with
     */
    public List<Due> due(LocalDate today, Approval approval, long afterItem, int limit) {
        LocalDate judged = state.row().judged();
        if (judged != null && judged.isBefore(today)) {
            refresh(today);
        }
        return table.due(today, approval, afterItem, limit).stream()
                .map(row -> new Due(row.item(), row.version(), row.account(), Objects.requireNonNull(row.decision()),
                        Objects.requireNonNull(row.decisionVersion()), Objects.requireNonNull(row.rule()),
                        Objects.requireNonNull(row.dueOn()), row.latest()))
                .toList();
    }

    /** How many items have which verdict, as they were last judged. */
    public Counts counts() {
        LocalDate judged = state.row().judged();
        var queued = table.queued();
        return new Counts(table.words(), queued.values().stream().mapToLong(Long::longValue).sum(),
                judged == null ? 0 : table.overdue(judged), queued);
    }

    /** Judges what has changed since the last time, and what the days have changed; everything when decisions changed. */
    public void refresh(LocalDate today) {
        if (decisions.all().isEmpty()) {
            changes.forget();
            return;
        }
        State.Row row = state.row();
        String basis = Basis.of(accounts.all(), decisions.examples());
        if (row.everything(today, basis)) {
            everything(today);
            state.judged(row.wanted(), today, basis);
        } else {
            changed(today);
            again(today);
            state.judged(row.done(), today, basis);
        }
    }

    /** What is noted while this goes on stays noted, so everything else is asked for only after the notes are thrown away. */
    private void everything(LocalDate today) {
        changes.forget();
        var judging = judging(decisions.judge(), today);
        var horizon = new Horizon(decisions.all());
        archive.outlines().each(threads -> put(judging, horizon, threads, item -> true));
    }

    private void changed(LocalDate today) {
        var horizon = new Horizon(decisions.all());
        List<Changes.Noted> noted;
        do {
            noted = changes.some(PAGE);
            if (!noted.isEmpty()) {
                var read = noted;
                var threads = archive.outlines().threads(noted.stream().map(Changes.Noted::thread).toList());
                var judging = judging(decisions.judge(), today);
                transaction.executeWithoutResult(status -> {
                    put(judging, horizon, threads, item -> true);
                    changes.done(read);
                });
            }
        } while (noted.size() == PAGE);
    }

    private void again(LocalDate today) {
        var horizon = new Horizon(decisions.all());
        var judging = judging(decisions.judge(), today);
        for (var items = table.again(today, PAGE); !items.isEmpty(); items = table.again(today, PAGE)) {
            var wanted = new HashSet<>(items);
            var known = archive.outlines().byId(items);
            var threads = archive.outlines().threads(known.values().stream().map(Outline::thread).collect(Collectors.toSet()));
            table.forget(items.stream().filter(item -> !known.containsKey(item)).toList());
            put(judging, horizon, threads, item -> wanted.contains(item.id()));
        }
    }

    private void put(Judging judging, Horizon horizon, Map<Long, List<Outline>> threads, Predicate<Outline> wanted) {
        var all = judging.judge(threads.values(), wanted);
        var rows = all.stream().map(judged -> VerdictRow.of(judged, horizon)).toList();
        var standing = all.stream().filter(Removals::stands).map(judged -> judged.item().id()).toList();
        var gone = threads.values().stream().flatMap(List::stream).filter(Outline::disposed).map(Outline::id).toList();
        transaction.executeWithoutResult(status -> {
            table.put(rows, gone);
            removals.found(standing);
        });
    }

    /** Forgets the verdicts of items that are being disposed of, in the caller's transaction. */
    public void forget(Collection<Long> items) {
        table.forget(items);
    }
}
