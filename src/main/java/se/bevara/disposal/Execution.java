package se.bevara.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Item;
import se.bevara.ledger.Difference;

/**
 * Executes a list: its items are erased part by part, looked for, and the certificate is written. Cut short anywhere, it goes on where it
 * was when it is asked for again.
 */
final class Execution {

    static final int CHUNK = 100_000;
    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final ReentrantLock one = new ReentrantLock();
    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final FinalJudgement.Tools tools;
    private final Destruction destruction;
    private final Approving approving;
    private final Certifying certifying;
    private final Clock clock;

    Execution(TransactionTemplate transaction, ListTable lists, FinalJudgement.Tools tools, Approving approving,
            Certifying certifying, Clock clock) {
        this.transaction = transaction;
        this.lists = lists;
        this.tools = tools;
        this.destruction = new Destruction(tools.archive());
        this.approving = approving;
        this.certifying = certifying;
        this.clock = clock;
    }

    /**
     * Erases what each list still has to erase, purges once what is made from the archive, also after a list that failed when it had
     * begun, then checks and certifies each.
     *
     * @param cutShort is told which list failed and why; it goes on when it is executed again, and the others go on now
     * @return the other lists as they stand afterwards: executed, or with a failed check
     */
    List<DisposalList> execute(List<String> ids, String by, LocalDate today, BiConsumer<String, RuntimeException> cutShort) {
        one.lock();
        try {
            var erased = each(ids, cutShort, id -> erase(id, by, today));
            return ids.isEmpty() || purged(erased, cutShort)
                    ? each(erased, (list, e) -> cutShort.accept(list.id(), e), this::certify)
                    : List.of();
        } finally {
            one.unlock();
        }
    }

    private boolean purged(List<DisposalList> erased, BiConsumer<String, RuntimeException> cutShort) {
        try {
            destruction.purge();
            return true;
        } catch (RuntimeException e) {
            erased.forEach(list -> cutShort.accept(list.id(), e));
            return false;
        }
    }

    private static <T, R> List<R> each(List<T> all, BiConsumer<T, RuntimeException> cutShort, Function<T, R> work) {
        var done = new ArrayList<R>();
        for (T one : all) {
            try {
                done.add(work.apply(one));
            } catch (RuntimeException e) {
                cutShort.accept(one, e);
            }
        }
        return done;
    }

    private DisposalList erase(String id, String by, LocalDate today) {
        var list = begin(id, by, today);
        tools.steps().reached(Steps.Step.BEGUN);
        if (list.state() == ListState.EXECUTING) {
            erase(list, today);
        }
        return list;
    }

    private DisposalList certify(DisposalList list) {
        tools.steps().reached(Steps.Step.ERASED);
        check(list);
        return lists.find(list.id()).orElseThrow();
    }

    private DisposalList begin(String id, String by, LocalDate today) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            var list = lists.locked(id);
            if (list.state() == ListState.EXECUTING || list.state() == ListState.CHECK_FAILED) {
                return list;
            }
            approving.mayBeExecuted(list, today);
            var frozen = new Frozen(list.rule(), tools.items().versions(id));
            if (!frozen.sha256().equals(list.sha256())) {
                throw new DisposalRefused("gallringslista " + id + ": väntade SHA-256 " + list.sha256()
                        + " som när den upprättades, fann " + frozen.sha256());
            }
            lists.move(list, ListState.EXECUTING);
            lists.begun(id, by);
            return lists.find(id).orElseThrow();
        }));
    }

    private void erase(DisposalList list, LocalDate today) {
        var chunk = tools.items().undecided(list.id(), Long.MIN_VALUE, CHUNK);
        while (!chunk.isEmpty()) {
            destruction.erase(chunk.keySet(), list.reference(), list.id(), new FinalJudgement(list, chunk, today, tools));
            already(list, tools.items().undecided(list.id(), Long.MIN_VALUE, CHUNK).headMap(chunk.lastKey() + 1).keySet());
            chunk = tools.items().undecided(list.id(), chunk.lastKey(), CHUNK);
        }
    }

    /** What nobody was asked about had been disposed of before. */
    private void already(DisposalList list, Collection<Long> undecided) {
        var left = new ArrayList<LeftOut>();
        each(undecided, items -> items.stream().filter(item -> item.disposal() != null).forEach(item -> left.add(new LeftOut(
                item.id(), LeftOut.Reason.ALREADY, java.util.Objects.requireNonNull(item.disposal()).certificate()))));
        if (left.size() != undecided.size()) {
            throw new IllegalStateException("gallringslista " + list.id() + ": väntade att " + undecided.size()
                    + " handlingar utan utfall var gallrade, fann " + left.size());
        }
        transaction.executeWithoutResult(status -> tools.items().leaveOut(list.id(), left));
    }

    private void each(Collection<Long> ids, java.util.function.Consumer<List<Item>> consumer) {
        var all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += Freezing.PAGE) {
            consumer.accept(tools.archive().items(all.subList(from, Math.min(all.size(), from + Freezing.PAGE))));
        }
    }

    private void check(DisposalList list) {
        var erased = tools.items().erased(list.id());
        var traces = tools.items().traces(list.id());
        var sums = new CertificateSums();
        var found = new GoneCheck(tools.archive(), sums).check(list.id(), erased, traces);
        tools.steps().reached(Steps.Step.CHECKED);
        if (found.isEmpty()) {
            certifying.certify(list, erased, traces, sums, clock.instant());
        } else {
            fail(list, found);
        }
    }

    private void fail(DisposalList list, List<Difference> found) {
        LOG.error("disposal {}: {} things were found that should be gone: {}", list.id(), found.size(), found.stream().limit(20)
                .map(one -> one.file() + ", " + one.record() + ": " + one.found()).collect(Collectors.joining("; ")));
        transaction.executeWithoutResult(status -> {
            var now = lists.locked(list.id());
            if (now.state() != ListState.CHECK_FAILED) {
                lists.move(now, ListState.CHECK_FAILED);
                tools.recording().failed(now, found.size());
            }
        });
    }
}
