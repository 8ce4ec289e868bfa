package se.bevara.retention;

import java.util.Comparator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final int BLOCKS = 200;
    private static final String REVIEW = "prövas";
    private static final LocalDate NEVER_YET = LocalDate.EPOCH;
    private final ReentrantLock one = new ReentrantLock();
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

    /**
     * An item as it is now.
     *
     * @param judgement null for one that is disposed of
     */
    public record Standing(Outline item, @Nullable Judgement judgement) {
    }

    /** As {@link #judge(Collection, LocalDate)}, by number; items that do not exist are absent. */
    public Map<Long, Standing> standing(Collection<Long> items, LocalDate today) {
        var standing = new HashMap<Long, Standing>();
        var judging = judging(decisions.judge(), today);
        archive.outlines().byId(items).forEach((id, item) -> standing.put(id, new Standing(item, null)));
        var threads = standing.values().stream().map(one -> one.item.thread()).collect(Collectors.toSet());
        judging.judge(archive.outlines().threads(threads).values(), item -> standing.containsKey(item.id()))
                .forEach(judged -> standing.put(judged.item().id(), new Standing(judged.item(), judged.judgement())));
        return standing;
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

    /** How many items wait for a person to decide, as they were last judged. */
    public long forReview() {
        return table.words().getOrDefault(REVIEW, 0L);
    }

    /**
     * Items that wait for a person to decide, a page of threads at a time: the items of each thread stand together.
     *
     * @param afterThread the last thread had; -1 to begin with
     * @param limit how many threads at most
     */
    public List<Standing> forReview(LocalDate today, long afterThread, int limit) {
        var threads = archive.outlines().threads(table.threads(REVIEW, afterThread, limit));
        return judging(decisions.judge(), today).judge(threads.values(), item -> !item.disposed()).stream()
                .filter(judged -> judged.judgement().archive().verdict() instanceof Verdict.Review)
                .map(judged -> new Standing(judged.item(), judged.judgement()))
                .sorted(Comparator.comparing((Standing one) -> one.item().thread()).thenComparing(one -> one.item().id()))
                .toList();
    }

    /** What is due, as it was last judged, without how many items have which other verdict: those take longer to count. */
    public Counts due() {
        return counts(Map.of());
    }

    /** How many items have which verdict, as they were last judged. */
    public Counts counts() {
        return counts(table.words());
    }

    private Counts counts(Map<String, Long> words) {
        LocalDate judged = state.row().judged();
        var rows = table.queued(judged == null ? NEVER_YET : judged);
        var queued = new EnumMap<Approval, Long>(Approval.class);
        for (Approval approval : Approval.values()) {
            queued.put(approval, 0L);
        }
        rows.forEach(row -> queued.put(row.approval(), row.items()));
        return new Counts(words, rows.stream().mapToLong(VerdictTable.Queued::items).sum(),
                rows.stream().mapToLong(VerdictTable.Queued::overdue).sum(), queued);
    }

    /** Judges what has changed since the last time, and what the days have changed; everything when decisions changed. */
    public void refresh(LocalDate today) {
        one.lock();
        try {
            refreshed(today);
        } finally {
            one.unlock();
        }
    }

    private void refreshed(LocalDate today) {
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
        try (var pages = new ThreadPages(page -> put(judging, horizon, page))) {
            archive.outlines().pages(pages::add);
        }
    }

    private void changed(LocalDate today) {
        var horizon = new Horizon(decisions.all());
        List<Changes.Noted> noted;
        do {
            noted = changes.some(PAGE);
            if (!noted.isEmpty()) {
                var read = noted;
                var judging = judging(decisions.judge(), today);
                transaction.executeWithoutResult(status -> {
                    put(judging, horizon, read.stream().map(Changes.Noted::thread).distinct().toList());
                    changes.done(read);
                });
            }
        } while (noted.size() == PAGE);
    }

    /** What is judged again is not asked for again: its next day lies after today. */
    private void again(LocalDate today) {
        var horizon = new Horizon(decisions.all());
        var judging = judging(decisions.judge(), today);
        for (var threads = table.again(today, BLOCKS); !threads.isEmpty(); threads = table.again(today, BLOCKS)) {
            try (var pages = new ThreadPages(page -> put(judging, horizon, page))) {
                pages.add(threads.stream().sorted().toList());
            }
        }
    }

    private void put(Judging judging, Horizon horizon, List<Long> threads) {
        var outlines = archive.outlines().threads(threads);
        var alike = new IdentityHashMap<Judgement, VerdictRow>();
        var rows = new HashMap<Long, List<VerdictRow>>();
        var all = judging.judge(outlines.values(), item -> true);
        all.forEach(judged -> rows.computeIfAbsent(judged.item().thread(), thread -> new ArrayList<>()).add(
                alike.computeIfAbsent(judged.judgement(), judgement -> VerdictRow.of(judged, horizon)).of(judged.item())));
        var judged = threads.stream().map(thread -> new VerdictTable.Judged(thread, rows.getOrDefault(thread, List.of()), outlines
                .getOrDefault(thread, List.of()).stream().filter(Outline::disposed).map(Outline::id).toList())).toList();
        var standing = all.stream().filter(Removals::stands).map(one -> one.item().id()).toList();
        transaction.executeWithoutResult(status -> {
            table.put(judged);
            removals.found(standing);
        });
    }

    /** Forgets that items are due which are being disposed of, in the caller's transaction. */
    public void forget(Collection<Long> items) {
        table.forget(items);
    }
}
