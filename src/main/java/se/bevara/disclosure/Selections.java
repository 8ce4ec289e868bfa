package se.bevara.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.retention.Holds;
import se.bevara.retention.Scope;

/** What requests select: versions of items, frozen, and held until the request closes. */
@Lazy
@Component
public class Selections {

    private final TransactionTemplate transaction;
    private final RequestTable table;
    private final RequestActs steps;
    private final Selecting selecting;
    private final SelectedReading reading;
    private final Holds holds;

    Selections(PlatformTransactionManager transactions, RequestTable table, RequestActs steps, Selecting selecting,
            SelectedReading reading, Holds holds) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.selecting = selecting;
        this.reading = reading;
        this.holds = holds;
    }

    /**
     * What came of selecting.
     *
     * @param added how many versions, of items that were not selected before
     * @param closed items that are closed and wait for their role, or are to be withheld
     * @param disposed items that had been disposed of: the package tells under which decision
     * @param unread items that could not be searched through and are selected all the same
     * @param missing items that the index does not have and that are not selected
     */
    public record Added(Request request, int added, List<Long> closed, List<Long> disposed, List<Long> unread, long missing) {
    }

    /** Selects items in the versions they have now, and holds them until the request closes. */
    public Added add(String id, Choice choice, boolean everyVersion, Who who) {
        Request asked = Requests.unended(table.find(id).orElseThrow(() -> RequestTable.unknown(id)));
        var found = selecting.find(choice, asked);
        var readable = readable(id, found.items(), who);
        return Objects.requireNonNull(transaction.execute(status -> {
            Request request = Requests.unended(table.locked(id));
            var rows = fresh(selecting.rows(id, found.items(), everyVersion, readable), table.items(id));
            if (rows.isEmpty()) {
                return added(request, rows, found);
            }
            var kept = rows.stream().filter(row -> row.version() > 0).map(Selected::item).distinct().toList();
            Request held = kept.isEmpty() ? request : request.held(hold(id, kept, who.by()));
            Request changed = held.state() == RequestState.OPEN ? held : held.reopened();
            return added(steps.record(RequestActs.ADDED, RequestActs.Change.of(changed, rows), who.by(),
                    Map.of("versions", String.valueOf(rows.size())), words(choice, found)), rows, found);
        }));
    }

    /** What was not selected before, and what now is selected by the role that may read it. */
    private static List<Selected> fresh(List<Selected> rows, List<Selected> present) {
        var known = new TreeMap<String, Selected>();
        present.forEach(row -> known.put(row.item() + "/" + row.version(), row));
        return rows.stream().filter(row -> {
            Selected before = known.get(row.item() + "/" + row.version());
            return before == null || before.outcome() == Selected.Outcome.CLOSED && row.outcome() != Selected.Outcome.CLOSED;
        }).toList();
    }

    private static Added added(Request request, List<Selected> rows, Selecting.Found found) {
        return new Added(request, rows.size(), items(rows, Selected.Outcome.CLOSED), items(rows, Selected.Outcome.DISPOSED),
                found.unread(), found.missing());
    }

    private static List<Long> items(List<Selected> rows, Selected.Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).map(Selected::item).distinct().toList();
    }

    /** The secret items among those found that the role may read. Each attempt is recorded. */
    private Set<Long> readable(String id, List<Long> items, Who who) {
        var readable = new TreeSet<Long>();
        if (!who.role().isEmpty()) {
            for (long item : selecting.secret(items)) {
                try {
                    readable.add(reading.of(item, id, who, () -> item));
                } catch (IllegalArgumentException e) {
                    continue; // it stays closed, and is told to be
                }
            }
        }
        return readable;
    }

    private long hold(String id, List<Long> items, String by) {
        return holds.place(new Scope.Items(items), "begäran om utlämnande " + id,
                "2 kap. tryckfrihetsförordningen: handlingen är begärd", by).id();
    }

    private static Map<String, Object> words(Choice choice, Selecting.Found found) {
        var words = new TreeMap<String, Object>();
        switch (choice) {
            case Choice.Items items -> words.put("choice",
                    "handling " + items.items().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case Choice.Thread thread -> words.put("choice", "tråden med handling " + thread.item());
            case Choice.Period period -> words.putAll(Map.of("choice", "konto " + period.account(), "account", period.account(),
                    "from", Objects.toString(period.from(), ""), "until", Objects.toString(period.until(), "")));
            case Choice.Hits hits -> words.put("choice", "sökning: " + hits.query().words());
        }
        words.put("unread", found.unread());
        words.put("missing", found.missing());
        return words;
    }

    /** Takes items out of the selection again; they stay held until the request closes. @param why the act says it */
    public Request remove(String id, List<Long> items, String why, String by) {
        Said.name("by", by);
        Said.text("why", why);
        return Objects.requireNonNull(transaction.execute(status -> {
            Request request = Requests.unended(table.locked(id));
            var gone = table.items(id).stream().filter(row -> items.contains(row.item())).toList();
            var known = gone.stream().map(Selected::item).toList();
            items.stream().filter(item -> !known.contains(item)).findFirst().ifPresent(item -> {
                throw new DisclosureRefused("handling " + item + ": väntade en som begäran " + id + " har valt, fann ingen");
            });
            Request changed = request.state() == RequestState.OPEN ? request : request.reopened();
            return steps.record(RequestActs.REMOVED, new RequestActs.Change(changed, List.of(), gone), by,
                    Map.of("versions", String.valueOf(gone.size())), Map.of("why", why));
        }));
    }
}
