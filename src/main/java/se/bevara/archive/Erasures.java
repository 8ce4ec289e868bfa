package se.bevara.archive;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Difference;

/** A run of erasing: part by part, each in a transaction of its own. */
final class Erasures {

    private final Erasing.Tools tools;
    private final TransactionTemplate transaction;
    private final Work.Locks locks;
    private final Derivatives derivatives;
    private final Items items;

    Erasures(Erasing.Tools tools, TransactionTemplate transaction, Work.Locks locks, Derivatives derivatives, Items items) {
        this.tools = tools;
        this.transaction = transaction;
        this.locks = locks;
        this.derivatives = derivatives;
        this.items = items;
    }

    Erasure erase(List<Due> dues, LastWord lastWord) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("erasing: expected no transaction, found one: each part commits by itself");
        }
        var disposals = disposals(dues, tools.appending().clock());
        var spread = new ErasingRows(tools.jdbc()).spread(disposals.keySet());
        disposals.keySet().stream().filter(item -> !spread.containsKey(item)).findFirst().ifPresent(item -> {
            throw new IllegalArgumentException("item " + item + ": expected an item to erase, found none");
        });
        var already = spread.values().stream().filter(ErasingRows.Spread::disposed).map(ErasingRows.Spread::item).toList();
        already.forEach(disposals::remove);
        spread.values().removeIf(ErasingRows.Spread::disposed);
        var sum = new Sum(already);
        try (var workers = new Workers()) {
            for (var part : ErasingPlan.of(spread.values())) {
                sum.add(part(part, disposals, workers, lastWord));
            }
        }
        return sum.erasure();
    }

    void gone(List<Trace> traces, String certificate, Consumer<Difference> differences) {
        new TraceCheck(tools.appending().root(), tools.appending().segments(), tools.cuts(), difference -> {
            synchronized (differences) {
                differences.accept(difference);
            }
        }).check(traces, certificate);
    }

    private static Map<Long, Disposal> disposals(List<Due> dues, Clock clock) {
        var at = clock.instant();
        var disposals = new HashMap<Long, Disposal>();
        var shared = new HashMap<Disposal, Disposal>();
        for (var due : dues) {
            var disposal = new Disposal(at, due.decision(), due.certificate());
            if (disposals.put(due.item(), shared.computeIfAbsent(disposal, d -> d)) != null) {
                throw new IllegalArgumentException("item " + due.item() + ": expected it due once, found it twice");
            }
        }
        return disposals;
    }

    private Erasing.Done part(ErasingPlan.Part part, Map<Long, Disposal> all, Workers workers, LastWord lastWord) {
        var disposals = new HashMap<Long, Disposal>();
        part.items().forEach(item -> disposals.put(item, Objects.requireNonNull(all.get(item))));
        var at = SafeText.micros(tools.appending().clock().instant());
        var finished = new ArrayList<Runnable>();
        var done = Objects.requireNonNull(transaction.execute(status -> {
            var erasing = new Erasing(tools, workers, Work.current(locks, derivatives), at);
            var result = erasing.erase(part.account(), disposals, lastWord);
            finished.add(() -> erasing.finish(result));
            return result;
        }));
        finished.forEach(Runnable::run);
        derivatives.erased(items.disposed(done.items()));
        return done;
    }

    /** What the parts did together. */
    private static final class Sum {
        private final List<Long> items = new ArrayList<>();
        private final List<Long> leftOut = new ArrayList<>();
        private final List<Long> already;
        private int records;
        private int segments;
        private long before;
        private long after;

        Sum(List<Long> already) {
            this.already = already;
        }

        void add(Erasing.Done done) {
            items.addAll(done.items());
            leftOut.addAll(done.leftOut());
            records += done.records();
            segments += done.segments().size();
            done.segments().forEach(one -> {
                before += one.before().committed();
                after += one.length();
            });
        }

        Erasure erasure() {
            return new Erasure(items, leftOut, already, records, segments, before, after);
        }
    }
}
