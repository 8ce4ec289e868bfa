package se.bevara.moderation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.ledger.Acts;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;

/** Begins cases, in the caller's transaction. */
@Component
final class Opening {

    static final String ADDRESS = "address";

    private final CaseTable table;
    private final Steps steps;
    private final Reasons reasons;
    private final Restrictions restrictions;
    private final Closures closures;
    private final Archive archive;
    private final Accounts accounts;
    private final Assessments assessments;
    private final Acts acts;

    Opening(CaseTable table, Steps steps, Reasons reasons, Restrictions restrictions, Closures closures, Archive archive,
            Accounts accounts, Assessments assessments, Acts acts) {
        this.table = table;
        this.steps = steps;
        this.reasons = reasons;
        this.restrictions = restrictions;
        this.closures = closures;
        this.archive = archive;
        this.accounts = accounts;
        this.assessments = assessments;
        this.acts = acts;
    }

    Case about(long number, Case.How how, String code, String by, String note) {
        Texts.name("by", by);
        table.lock();
        Item item = archive.item(number).filter(found -> !found.disposed())
                .orElseThrow(() -> new ModerationRefused("handling " + number + ": väntade en som arkivet har, fann ingen"));
        var list = list();
        ReasonCode reason = reason(list, code);
        // What must not be seen is closed at once, whatever else is going on about it: that case goes its own way beside.
        table.about(number).stream().filter(one -> !one.state().ended() && (one.uncopied() || !reason.uncopied())).findFirst()
                .ifPresent(open -> {
                    throw new ModerationRefused("handling " + number + ": den har redan ärende " + open.id() + ", i läget ”"
                            + open.state().swedish() + "”");
                });
        if (!reason.uncopied() && closures.of(List.of(number)).get(number) == Closures.Why.UNSEEN) {
            throw new ModerationRefused("handling " + number
                    + ": den får inte ses och kan inte kontrolleras, väntade ett skäl med kopieringsförbud, fann "
                    + reason.code());
        }
        var origin = item.state() == ItemState.VISIBLE || item.state() == ItemState.HIDDEN && how == Case.How.REMOVED
                ? Case.Origin.BEFORE
                : Case.Origin.AFTERWARDS;
        Case begun = begun(number, item.account(), origin, how, list, reason);
        String why = "modereringsärende " + begun.id();
        if (reason.uncopied()) {
            closures.close(number, Closures.Why.UNSEEN);
        } else if (reason.secret()) {
            restrictions.place(number, reason.decides(), reason.ground(), by);
        }
        assessments.set(number, Assessments.Kind.TRAIT, "orsak", reason.trait(), by, why);
        assessments.set(number, Assessments.Kind.FACT, "skäl angivet", "ja", by, why);
        return recorded(begun, by, note, Map.of());
    }

    Case unseen(String account, String address, String code, String by, String note) {
        Texts.name("by", by);
        Texts.reason("address", address);
        table.lock();
        accounts.number(account);
        var list = list();
        ReasonCode reason = reason(list, code);
        if (!reason.uncopied()) {
            throw new ModerationRefused("adress: väntade ett skäl som förbjuder kopiering, fann " + reason.code()
                    + ". Det som får kopieras fångas först");
        }
        return recorded(begun(0, account, Case.Origin.BEFORE, Case.How.REMOVED, list, reason), by, note,
                Map.of(ADDRESS, address));
    }

    /** A reason of the list in force. */
    ReasonCode reason(String code) {
        return reason(list(), code);
    }

    private Case recorded(Case begun, String by, String note, Map<String, String> more) {
        var words = new TreeMap<String, Object>(more);
        if (!note.isBlank()) {
            Texts.reason("note", note);
            words.put("note", note);
        }
        steps.record(Steps.BEGUN, begun, by, Map.of("reason", begun.code()), words);
        return begun;
    }

    private ReasonList list() {
        LocalDate today = Facts.day(acts.now());
        return reasons.inForce(today).orElseThrow(() -> new ModerationRefused("orsaker: väntade en orsakslista i kraft " + today
                + ", fann ingen. ./bevara moderate reasons load läser in den."));
    }

    /** Whoever names no known reason is told what is allowed. */
    private static ReasonCode reason(ReasonList list, String code) {
        return list.find(code).orElseThrow(() -> new ModerationRefused("skäl: väntade något av "
                + String.join(", ", list.codes().stream().map(ReasonCode::code).toList()) + ", fann " + code + ". "
                + list.allowed()));
    }

    private Case begun(long item, String account, Case.Origin origin, Case.How how, ReasonList list, ReasonCode reason) {
        Instant at = acts.now();
        int year = Facts.day(at).getYear();
        String id = "M-%04d-%04d".formatted(year, table.newestNumber(year) + 1);
        return new Case(id, item, account, origin, how, list.id(), list.version(), reason.code(), reason.uncopied(),
                CaseState.BEGUN, at, null, null, null, null, null);
    }
}
