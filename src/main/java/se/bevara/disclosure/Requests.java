package se.bevara.disclosure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.retention.Holds;

/**
 * Requests for access (begäran om utlämnande av allmän handling, TF 2 kap.). Who asks and why is asked by nobody (TF 2:18). Each step is a
 * transaction of its own.
 */
@Lazy
@Component
public class Requests {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final TransactionTemplate transaction;
    private final RequestTable table;
    private final RequestActs steps;
    private final Selecting selecting;
    private final Holds holds;
    private final Acts acts;
    private final PackageFiles files;

    Requests(PlatformTransactionManager transactions, RequestTable table, RequestActs steps, Selecting selecting, Holds holds,
            Acts acts, PackageFiles files) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.selecting = selecting;
        this.holds = holds;
        this.acts = acts;
        this.files = files;
    }

    /**
     * A request as it is opened.
     *
     * @param text what is asked for, in the archivist's words
     * @param received the civil day on which it came; null for today
     * @param follows the earlier request that it refers to; empty for none
     * @param authorities those whose records are asked for (each decides of its own, OSL 6 kap. 3 §); none for all
     * @param given only what the requester has said of themselves or of their purpose unasked, and only where it is needed; else empty
     */
    public record Opening(String text, @Nullable LocalDate received, String follows, String given,
            List<String> authorities) {
        public Opening {
            authorities = authorities.stream().distinct().sorted().toList();
            Said.text("text", text);
            Said.optional("given", given);
        }

        public Opening(String text, @Nullable LocalDate received, String follows, String given) {
            this(text, received, follows, given, List.of());
        }
    }

    public Request open(Opening opening, String by) {
        Said.name("by", by);
        var now = acts.now();
        var today = LocalDate.ofInstant(now, SWEDEN);
        LocalDate received = Objects.requireNonNullElse(opening.received, today);
        if (received.isAfter(today)) {
            throw new DisclosureRefused("inkom: väntade en dag till och med i dag, fann " + received);
        }
        selecting.refuseUnknown(opening.authorities);
        return transacted(() -> {
            table.lock();
            if (!opening.follows.isEmpty() && table.find(opening.follows).isEmpty()) {
                throw unknown(opening.follows);
            }
            String id = String.format(Locale.ROOT, "U-%d-%04d", today.getYear(), table.newestNumber(today.getYear()) + 1);
            var words = new TreeMap<String, Object>(Map.of("text", opening.text));
            if (!opening.given.isEmpty()) {
                words.put("given", opening.given);
            }
            return steps.record(RequestActs.OPENED,
                    RequestActs.Change.of(Request.of(id, received, now, opening.follows, opening.authorities)), by, Map.of(),
                    words);
        });
    }

    /**
     * Ends a request whose package has been handed out. The holds are lifted.
     *
     * @param settled that a decision against the requester is final, or that nobody wants one that can be appealed: until then what was
     *        refused is kept (JO 3434-2016)
     */
    public Request close(String id, boolean settled, String by) {
        Said.name("by", by);
        return transacted(() -> {
            Request request = table.locked(id);
            Request ended = request.ended(RequestState.CLOSED, acts.now());
            restricted(id).findFirst().ifPresent(row -> {
                throw new DisclosureRefused("handling " + row.item()
                        + ": den har stängts sedan den prövades. Pröva den på nytt och gör ett nytt paket.");
            });
            if (request.answer() != Answer.FULL && !settled) {
                throw new DisclosureRefused("begäran " + id + ": beslutet är "
                        + Objects.requireNonNull(request.answer()).swedish()
                        + ". Handlingarna ska vara kvar tills det inte längre kan överklagas: ange att beslutet är slutligt.");
            }
            files.sweep(id, request.packages());
            Request closed = steps.record(RequestActs.CLOSED, RequestActs.Change.of(ended), by, Map.of(), Map.of());
            request.holds().forEach(hold -> holds.lift(hold, by, "begäran om utlämnande " + id + " är avslutad"));
            return closed;
        });
    }

    /** Ends a request that is no longer asked for. The holds are lifted; what has been decided stays. */
    public Request withdraw(String id, String why, String by) {
        Said.name("by", by);
        Said.text("why", why);
        return transacted(() -> {
            Request request = table.locked(id);
            Request ended = request.ended(RequestState.WITHDRAWN, acts.now());
            files.sweep(id, request.packages());
            Request withdrawn = steps.record(RequestActs.WITHDRAWN, RequestActs.Change.of(ended), by, Map.of(),
                    Map.of("why", why));
            request.holds().forEach(hold -> holds.lift(hold, by, "begäran om utlämnande " + id + " är återtagen"));
            return withdrawn;
        });
    }

    /** Items that were closed after they had been reviewed, and of which something would be handed out. */
    java.util.stream.Stream<Selected> restricted(String id) {
        var rows = table.items(id).stream().filter(row -> row.version() > 0 && !row.secret()).toList();
        var closed = selecting.closed(rows.stream().map(Selected::item).distinct().toList());
        return rows.stream().filter(row -> closed.contains(row.item()) && row.outcome() != Selected.Outcome.CLOSED
                && row.outcome() != Selected.Outcome.WITHHELD);
    }

    /** What a request selects of authorities that it does not concern: an account may have moved since. */
    java.util.stream.Stream<Selected> astray(Request request) {
        var rows = table.items(request.id());
        var astray = selecting.outside(request, rows.stream().map(Selected::item).distinct().toList());
        return rows.stream().filter(row -> astray.contains(row.item()));
    }

    boolean isClosed(long item) {
        return !selecting.closed(List.of(item)).isEmpty();
    }

    static Request unended(Request request) {
        if (request.state().ended()) {
            throw new DisclosureRefused("begäran " + request.id() + ": den är " + request.state().swedish()
                    + ". Ny begäran: ./bevara disclose open --follows " + request.id());
        }
        return request;
    }

    /** That there is no such request, or none for the one who asks. */
    public static DisclosureRefused unknown(String id) {
        return RequestTable.unknown(id);
    }

    public Request find(String id) {
        return table.find(id).orElseThrow(() -> RequestTable.unknown(id));
    }

    /** Requests, oldest first. @param open only those that have not ended */
    public List<Request> all(boolean open) {
        var states = EnumSet.allOf(RequestState.class);
        states.removeIf(state -> open && state.ended());
        return table.in(states);
    }

    /** What is asked for, in the archivist's words. */
    public String text(Request request) {
        return String.valueOf(steps.said(request.opening()).getOrDefault("text", ""));
    }

    /** How many pages the PDF of the newest package has. @throws DisclosureRefused before one */
    public int pages(String id) {
        return steps.of(id).reversed().stream().filter(entry -> entry.act().kind().equals(RequestActs.PACKAGED)).findFirst()
                .map(entry -> Integer.parseInt(entry.act().details().getOrDefault("pages", "0")))
                .orElseThrow(() -> new DisclosureRefused("begäran " + id + ": väntade ett paket, fann inget"));
    }

    /** What a request selects, by number and version. */
    public List<Selected> items(String id) {
        return table.items(id);
    }

    /** A step of a request. @param said what was said with it: no masked word is ever among it */
    public record Step(long entry, java.time.Instant at, String kind, String by, String said) {
    }

    /** What has been done, oldest first. */
    public List<Step> history(String id) {
        var steps = new ArrayList<Step>();
        for (var entry : this.steps.of(id)) {
            var said = this.steps.said(entry.index());
            steps.add(new Step(entry.index(), entry.at(), entry.act().kind(), entry.act().agent(),
                    Optional.ofNullable(said.get("why")).or(() -> Optional.ofNullable(said.get("choice"))).map(Object::toString)
                            .orElse("")));
        }
        return steps;
    }

    /** Makes the tables anew from the acts' files. The ledger, the archive and the holds come before. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> steps.rebuild());
    }

    /** Re-reads what was handed out and tells each file that is not as the ledger has it. */
    public void verify(java.util.function.Consumer<Difference> differences) {
        all(false).forEach(request -> steps.of(request.id()).stream()
                .filter(entry -> entry.act().kind().equals(RequestActs.PACKAGED))
                .forEach(entry -> files.verify(entry, differences)));
    }

    private Request transacted(Supplier<Request> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
