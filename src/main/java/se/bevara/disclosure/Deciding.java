package se.bevara.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Acts;

/** Decides requests: a person does, and the reviews must bear the decision out. */
@Lazy
@Component
public class Deciding {

    private static final String NOTE = "checkpoint";

    private final TransactionTemplate transaction;
    private final RequestTable table;
    private final RequestActs steps;
    private final Requests requests;
    private final Composing composing;
    private final ProofFiles proofs;
    private final DisclosureSettings settings;
    private final Acts acts;

    Deciding(PlatformTransactionManager transactions, RequestTable table, RequestActs steps, Requests requests,
            Composing composing,
            ProofFiles proofs, DisclosureSettings settings, Acts acts) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.requests = requests;
        this.composing = composing;
        this.proofs = proofs;
        this.settings = settings;
        this.acts = acts;
    }

    /**
     * A decision.
     *
     * @param reasons why; needed unless all is handed out
     * @param repeatsSeen that whoever decides has seen what is told of words that are masked in one item and shown in another
     * @param warningSeen that whoever decides has weighed OSL 21 kap. 7 § where many persons are concerned
     */
    public record Decision(Answer answer, String reasons, boolean repeatsSeen, boolean warningSeen) {
        public Decision {
            Said.optional("reasons", reasons);
            if (answer != Answer.FULL) {
                Said.text("reasons", reasons);
            }
        }
    }

    /** @throws DisclosureRefused while anything waits to be reviewed, or for an answer that the reviews do not bear out */
    public Request decide(String id, Decision decision, Who who) {
        Request before = requests.find(id);
        ready(before, decision.answer);
        if (!decision.repeatsSeen) {
            refuseUnseen(composing.repeats(before, who));
        }
        if (!decision.warningSeen) {
            refuseUnseen(warnings(before, who));
        }
        var rights = decision.answer == Answer.FULL ? List.<String>of() : rights();
        String note = proofs.checkpoint();
        return Objects.requireNonNull(transaction.execute(status -> {
            Request request = table.locked(id);
            ready(request, decision.answer);
            return steps.record(RequestActs.DECIDED, RequestActs.Change.of(request.decided(decision.answer, acts.now())),
                    who.by(),
                    Map.of("answer", decision.answer.name()), Map.of("reasons", decision.reasons, "rights", rights, NOTE, note));
        }));
    }

    private static void refuseUnseen(List<String> told) {
        if (!told.isEmpty()) {
            throw new DisclosureRefused("Detta behöver vägas in före beslut: " + String.join(" ", told)
                    + " Har det vägts in: säg det med beslutet.");
        }
    }

    /** What hinders a decision; empty where nothing does. */
    public List<String> hindrances(Request request) {
        var rows = table.items(request.id());
        var told = new ArrayList<String>();
        if (rows.isEmpty()) {
            told.add("Inga handlingar är valda.");
        }
        long waiting = rows.stream().filter(row -> row.outcome() == Selected.Outcome.UNREVIEWED).count();
        if (waiting > 0) {
            told.add(waiting + (waiting == 1 ? " handling är" : " handlingar är") + " inte prövade.");
        }
        long closed = rows.stream().filter(row -> row.outcome() == Selected.Outcome.CLOSED).count();
        if (closed > 0) {
            told.add(closed + (closed == 1 ? " handling är sekretessmarkerad" : " handlingar är sekretessmarkerade")
                    + ": rollen som får läsa väljer, eller de prövas som att de inte lämnas ut.");
        }
        requests.restricted(request.id()).map(Selected::name)
                .forEach(name -> told.add("Handling " + name + " har stängts sedan den prövades och ska prövas på nytt."));
        requests.astray(request).map(Selected::name).forEach(name -> told.add("Handling " + name
                + " hör inte längre till en myndighet som begäran rör. Ta bort den ur urvalet."));
        return told;
    }

    private void ready(Request request, Answer answer) {
        var hindrances = hindrances(request);
        boolean nothing = answer == Answer.REFUSED && table.items(request.id()).isEmpty();
        if (!hindrances.isEmpty() && !nothing) {
            throw new DisclosureRefused("begäran " + request.id() + " kan inte beslutas. " + String.join(" ", hindrances));
        }
        Answer found = borne(table.items(request.id()));
        if (found != answer) {
            throw new DisclosureRefused("begäran " + request.id() + ": prövningen ger " + found.swedish() + ", beslutet säger "
                    + answer.swedish());
        }
    }

    /** What the reviews come to. */
    static Answer borne(List<Selected> rows) {
        var kept = rows.stream().filter(row -> row.outcome() != Selected.Outcome.DISPOSED).toList();
        boolean shown = kept.stream().anyMatch(row -> row.outcome().shown());
        boolean whole = kept.stream().allMatch(row -> row.outcome() == Selected.Outcome.OPEN);
        return whole && !rows.isEmpty() ? Answer.FULL : shown ? Answer.PART : Answer.REFUSED;
    }

    /** What the reviews come to now. */
    public Answer borne(String id) {
        return borne(table.items(id));
    }

    /** What a decider must weigh: a warning, and no question about who asks or why. */
    public List<String> warnings(Request request, Who who) {
        var told = new ArrayList<String>();
        var extent = composing.extent(request, who);
        if (extent.persons() >= settings.persons() || extent.items() >= settings.persons()) {
            told.add("Utlämnandet omfattar " + extent.persons() + " personer och " + extent.items()
                    + " handlingar i en strukturerad fil. Väg in 21 kap. 7 § offentlighets- och sekretesslagen: kan det antas att"
                    + " personuppgifterna efter utlämnandet behandlas i strid med dataskyddsförordningen? Fråga inte efter syftet.");
        }
        return told;
    }

    /** Words that are masked in one item and shown in another, item by item. */
    public List<String> repeats(Request request, Who who) {
        return composing.repeats(request, who);
    }

    private List<String> rights() {
        return List.of(
                "Den som begärt handlingen har rätt att få ett skriftligt beslut av myndigheten (6 kap. 3 § offentlighets- och"
                        + " sekretesslagen). Ett sådant beslut krävs för att det ska kunna överklagas.",
                "Beslutet får överklagas av den enskilde hos kammarrätten (6 kap. 7–8 §§ offentlighets- och sekretesslagen, 2 kap. 19 §"
                        + " tryckfrihetsförordningen). Överklagandet ställs till " + settings.court() + " men lämnas till "
                        + settings.municipality()
                        + ", som ska ha fått det inom tre veckor från den dag då den enskilde fick del av"
                        + " beslutet (43–44 §§ förvaltningslagen). Ange vilket beslut som överklagas och hur det bör ändras.");
    }

    /** The decision of a request as its act has it. */
    Disclosed.Decided of(Request request) {
        var said = steps.said(request.decision());
        var rights = said.get("rights") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.<String>of();
        return new Disclosed.Decided(Objects.requireNonNull(request.answer()), Objects.requireNonNull(request.decided()),
                String.valueOf(said.get("by")), String.valueOf(said.getOrDefault("reasons", "")), rights);
    }

    String note(Request request) {
        return String.valueOf(steps.said(request.decision()).get(NOTE));
    }

    static Instant moment(Request request) {
        return Objects.requireNonNull(request.decided());
    }
}
