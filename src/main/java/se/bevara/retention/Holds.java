package se.bevara.retention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Item;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** The holds (gallringsstopp) that people have placed. */
@Component
public class Holds {

    private static final String PLACED = "hold placed";
    private static final String LIFTED = "hold lifted";
    private static final String AT = "at";

    /** In place of what stands in an act that cannot be read. */
    static final String UNREADABLE = "(kan inte läsas)";
    private final TransactionTemplate transaction;
    private final HoldTable table;
    private final Covering covering;
    private final State state;
    private final Acts acts;
    private final Ledger ledger;
    private final ObjectProvider<HoldKeeper> keepers;

    /** What the acts say of holds in force: an act never changes. */
    private final Map<Long, Hold> known = new ConcurrentHashMap<>();

    /**
     * A hold as it stands.
     *
     * @param mandate on whose authority
     * @param lifted when it was lifted; null while it stands
     * @param covered how many items it covered when it was placed, disposed ones not counted; later ones may have come under it
     * @param alreadyDisposed items asked for, by number, search or thread, that had been disposed of when it was placed
     */
    public record Placed(long id, Scope scope, String reason, String mandate, Instant at, String by, @Nullable Instant lifted,
            int covered, List<Long> alreadyDisposed) {
        public Placed {
            alreadyDisposed = List.copyOf(alreadyDisposed);
        }
    }

    Holds(PlatformTransactionManager transactions, HoldTable table, Covering covering, State state, Acts acts, Ledger ledger,
            ObjectProvider<HoldKeeper> keepers) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.covering = covering;
        this.state = state;
        this.acts = acts;
        this.ledger = ledger;
        this.keepers = keepers;
    }

    /**
     * Places a hold; from the return on nothing that it covers is disposed of. Waits for an erasure that has the lock.
     *
     * @throws IllegalArgumentException for items, threads or accounts that do not exist, or nothing for reason, mandate or who
     */
    public Placed place(Scope scope, String reason, String mandate, String by) {
        People.required("by", by);
        People.reason("mandate", mandate);
        People.reason("reason", reason);
        var counted = Covering.wide(scope) ? covering.find(scope) : null; // not with the lock, for which disposals wait
        long id = Objects.requireNonNull(transaction.execute(status -> {
            state.lock();
            Covering.Found found = counted == null ? covering.find(scope) : counted;
            long next = table.next();
            place(next, found, new Act(PLACED, "hold/" + next, by, new TreeMap<>(Map.of("scope", HoldTable.word(scope)))),
                    reason, mandate);
            return next;
        }));
        return all().stream().filter(hold -> hold.id() == id).findFirst().orElseThrow();
    }

    private void place(long id, Covering.Found found, Act act, String reason, String mandate) {
        var at = acts.now();
        table.add(id, found, at, act.agent());
        covering.changed(found.scope());
        var json = new TreeMap<String, Object>(ScopeJson.write(found));
        json.putAll(Map.of("id", id, "reason", reason, "mandate", mandate, AT, at.toString()));
        acts.record(act, json);
    }

    /**
     * Lifts a hold.
     *
     * @throws IllegalArgumentException when there is no such hold in force, or something keeps it that has not ended
     */
    public void lift(long id, String by, String why) {
        People.required("by", by);
        People.reason("why", why);
        transaction.executeWithoutResult(status -> {
            state.lock();
            keepers.stream().flatMap(keeper -> keeper.keeps(id).stream()).findFirst().ifPresent(what -> {
                throw new IllegalArgumentException(
                        "gallringsstopp " + id + ": " + what + " håller det tills den avslutas eller återtas");
            });
            var at = acts.now();
            table.lift(id, at);
            covering.changed(table.all().stream().filter(row -> row.id() == id).findFirst().orElseThrow().scope());
            acts.record(Act.of(LIFTED, "hold/" + id, by, Map.of()), Map.of("id", id, "why", why, AT, at.toString()));
        });
    }

    /**
     * Holds that have been in force for long.
     *
     * @param oldest when the first was placed; null where there is none
     */
    public record Old(long count, @Nullable Instant oldest) {
    }

    /** How many holds in force were placed before a time. */
    public Old before(Instant time) {
        return table.before(time);
    }

    /** All holds, lifted ones included, oldest first. */
    public List<Placed> all() {
        return table.all().stream().map(this::placed).toList();
    }

    /** The holds in force that cover an item. */
    public List<Placed> over(Item item) {
        return Optional.ofNullable(covering.archive().outlines().byId(Set.of(item.id())).get(item.id())).stream()
                .flatMap(outline -> table.all().stream().filter(row -> row.lifted() == null)
                        .filter(row -> Covering.covers(row.scope(), row.author()).test(outline)).map(this::placed))
                .toList();
    }

    private Placed placed(HoldTable.Row row) {
        Map<String, Object> act = act(row.id());
        Scope scope = row.scope() instanceof Scope.Search search
                ? ScopeJson.search(search.items(), act)
                : row.scope();
        return new Placed(row.id(), scope, text(act, "reason"), text(act, "mandate"), row.placed(), row.by(), row.lifted(),
                row.covered(), row.disposed());
    }

    /** The holds in force, for judging. A hold whose act cannot be read still holds. */
    HoldsInForce inForce() {
        return new HoldsInForce(table.inForce().stream()
                .map(row -> new HoldsInForce.One(row, known.computeIfAbsent(row.id(), this::read))).toList(), table);
    }

    private Hold read(long id) {
        Map<String, Object> act = act(id);
        return new Hold.Placed(String.valueOf(id), text(act, "reason"), text(act, "mandate"), null);
    }

    private Map<String, Object> act(long id) {
        List<Entry> entries = ledger.about("hold/" + id);
        try {
            return entries.isEmpty() ? Map.of() : acts.read(entries.getFirst());
        } catch (IllegalStateException e) {
            return Map.of();
        }
    }

    private static String text(Map<String, Object> act, String name) {
        return String.valueOf(act.getOrDefault(name, UNREADABLE));
    }

    /** Within a transaction: whoever places or lifts a hold, sets a fact or takes in a decision waits until it ends. */
    public void lock() {
        state.lock();
    }

    /** Makes the tables anew from the acts' files. */
    void rebuild() {
        table.clear();
        known.clear();
        acts.each(PLACED, (entry, json) -> table.add(((Number) json.getOrDefault("id", 0)).longValue(), ScopeJson.read(json),
                Instant.parse(String.valueOf(json.get(AT))), entry.act().agent()));
        acts.each(LIFTED, (entry, json) -> table.lift(((Number) json.getOrDefault("id", 0)).longValue(),
                Instant.parse(String.valueOf(json.get(AT)))));
    }
}
