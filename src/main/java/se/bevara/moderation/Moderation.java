package se.bevara.moderation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;

/**
 * Cases: items on their way out of public view. Each step is a transaction of its own; one that was cut short is taken again, and finds what
 * was done before it.
 */
@Component
public class Moderation {

    static final String GIVEN = "skäl angivet";

    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Steps steps;
    private final Opening opening;
    private final Transfers transfers;
    private final Routing routing;
    private final Reasons reasons;
    private final Archive archive;
    private final Assessments assessments;
    private final Acts acts;

    Moderation(PlatformTransactionManager transactions, CaseTable table, Steps steps, Opening opening, Transfers transfers,
            Routing routing, Reasons reasons, Archive archive, Assessments assessments, Acts acts) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.opening = opening;
        this.transfers = transfers;
        this.routing = routing;
        this.reasons = reasons;
        this.archive = archive;
        this.assessments = assessments;
        this.acts = acts;
    }

    /**
     * Begins a case about an archived item, and re-reads what proves it. An item that is already out of view gets its record afterwards.
     *
     * @param note what the one who begins it has to say; may be empty
     */
    public Case begin(long item, Case.How how, String code, String by, String note) {
        return gathered(opened(item, how, code, by, note), by);
    }

    /** Begins a case and no more, in the caller's transaction or one of its own. */
    Case opened(long item, Case.How how, String code, String by, String note) {
        return transacted(() -> opening.about(item, how, code, by, note));
    }

    /** Gathers and re-reads what proves a case that has begun, and tells whose turn it is. Outside any transaction: a picture takes its time. */
    Case gathered(Case begun, String by) {
        Case one = begun.uncopied() ? begun : transfers.verified(begun.id(), by);
        routing.begun(one);
        return one;
    }

    /** Begins a case about what must not be copied, from its address: nothing is fetched, the address stands in the act's file alone. */
    public Case beginUncopied(String account, String address, String code, String by, String note) {
        return gathered(transacted(() -> opening.unseen(account, address, code, by, note)), by);
    }

    /**
     * Seals the transfer record, after its evidence has been re-read; finishes what was cut short.
     *
     * @param deviation why it is done although no decision allows it; empty where one does
     * @throws ModerationRefused when no decision in force allows the removal, and nobody has said why it is done all the same
     */
    public Case seal(String id, String deviation, String by) {
        return transfers.seal(id, deviation, by);
    }

    /** Records that a person says the item has been removed. That it has, a later look confirms. */
    public Case removed(String id, String by) {
        return step(id, by, one -> moved(one.to(CaseState.SAID).said(acts.now()), Steps.SAID, by, Map.of(), Map.of()));
    }

    /** Confirms what a look of the archive's has found. @return nothing where it has not */
    Optional<Case> confirm(String id) {
        return Optional.ofNullable(transaction.execute(status -> {
            Case one = table.locked(id);
            return one.item() == 0 || one.state() != CaseState.SAID
                    ? null
                    : archive.item(one.item()).flatMap(item -> steps.confirm(one, item, "night")).orElse(null);
        }));
    }

    /** Records that a person has seen that what the archive does not have is gone: only for what it must not look for. */
    public Case confirmUnseen(String id, String because, String by) {
        Texts.reason("because", because);
        return step(id, by, one -> {
            if (one.item() != 0) {
                throw new ModerationRefused("ärende " + id + ": handlingen " + one.item()
                        + " bekräftas av natten, väntade ett ärende utan handling i arkivet");
            }
            return moved(one.to(CaseState.CONFIRMED), Steps.CONFIRMED, by, Map.of(), Map.of("because", because));
        });
    }

    /** Records how the notice to the one who wrote it ended. @param because by which way it was sent, or why it was not */
    public Case notice(String id, Case.Notice outcome, String because, String by) {
        return notice(id, outcome, because, "", by);
    }

    /** The same. @param text which text of which list was sent; empty where none was */
    public Case notice(String id, Case.Notice outcome, String because, String text, String by) {
        Texts.reason("because", because);
        return step(id, by, one -> {
            Case noticed = one.to(CaseState.NOTICED).noticed(outcome);
            if (outcome == Case.Notice.SENT && one.item() != 0) {
                said(one, Assessments.Kind.EVENT, "underrättad", today().toString(), by);
            }
            return moved(noticed, Steps.NOTICED, by, Map.of("notice", outcome.name()), Map.of("because", because, "text", text));
        });
    }

    /**
     * Ends a case: from now on the archive's copy is judged as moderated.
     *
     * @throws ModerationRefused also when its reason asks for a report to the police and nobody has said what came of it
     */
    public Case close(String id, String by) {
        return step(id, by, one -> {
            if (reason(one).police() == ReasonCode.Police.YES && !policed(id)) {
                throw new ModerationRefused(
                        "ärende " + id + ": skälet kräver polisanmälan, väntade en anteckning om den: ./bevara"
                                + " moderate note " + id + " --police, eller --no-police och varför");
            }
            Case closed = one.to(CaseState.CLOSED).ended(acts.now());
            if (one.item() != 0) {
                said(one, Assessments.Kind.EVENT, "modererad", today().toString(), by);
            }
            return moved(closed, Steps.CLOSED, by, Map.of(), Map.of());
        });
    }

    /** Ends a case whose item stays: what it says is allowed, or somebody was mistaken. What is closed stays closed. */
    public Case withdraw(String id, String because, String by) {
        Texts.reason("because", because);
        return step(id, by, one -> {
            Case withdrawn = one.to(CaseState.WITHDRAWN).ended(acts.now());
            if (one.item() != 0) {
                said(one, Assessments.Kind.TRAIT, "orsak", "", by);
                said(one, Assessments.Kind.FACT, GIVEN, "nej", by);
            }
            transfers.discard(withdrawn);
            return moved(withdrawn, Steps.WITHDRAWN, by, Map.of(), Map.of("because", because));
        });
    }

    /** What is recorded beside the steps. */
    public enum Noted {
        POLICE("polisanmälan", "polisanmäld"),
        /** It has been considered, and the text says why none is made. */
        NO_POLICE("ingen polisanmälan", ""),
        SECURITY("säkerhetsenheten", ""),
        FORWARDED("vidarebefordran", "vidarebefordrad"),
        /** Somebody has judged whether it is a personal data breach (GDPR articles 33 and 34). */
        INCIDENT("personuppgiftsincident", ""),
        /** The one who wrote about a personal case has been referred to the channel for it. */
        REFERRED("hänvisning", "hänvisad"),
        /** The case system has given it a number. */
        REGISTERED("diarieförd", "registrerad");

        private final String swedish;
        private final String event;

        Noted(String swedish, String event) {
            this.swedish = swedish;
            this.event = event;
        }
    }

    /** Whether it stands in a case that the police were told, or why not. */
    public boolean policed(String id) {
        return steps.of(id).stream().map(entry -> entry.act().details().get("step"))
                .anyMatch(step -> Noted.POLICE.name().equals(step) || Noted.NO_POLICE.name().equals(step));
    }

    /** Records that the police, the security unit or another unit has been told. @param text a number or a role, never content */
    public Case note(String id, Noted what, String text, String by) {
        Texts.reason("text", text);
        return step(id, by, one -> {
            if (one.item() != 0 && !what.event.isEmpty()) {
                said(one, Assessments.Kind.EVENT, what.event, today().toString(), by);
            }
            return moved(one, Steps.NOTED, by, Map.of("step", what.name()), Map.of("step", what.swedish, "text", text));
        });
    }

    /** Adds to a sealed record what was wrong in it; the record itself stays as it is. */
    public Case correct(String id, String text, String by) {
        Texts.reason("text", text);
        return step(id, by, one -> {
            if (one.sealed() == null) {
                throw new ModerationRefused("ärende " + id + ": väntade en förseglad överföringspost att rätta, fann ingen");
            }
            return moved(one, Steps.CORRECTED, by, Map.of("corrects", one.record().sha256()), Map.of("text", text));
        });
    }

    /** Whether no list of reasons was ever taken in: then nothing is asked. */
    boolean unused() {
        return reasons.all().isEmpty();
    }

    public Optional<Case> find(String id) {
        return table.find(id);
    }

    /** All cases about an item, oldest first. */
    public List<Case> about(long item) {
        return table.about(item);
    }

    /** Cases, oldest first. @param open only those that have not ended */
    public List<Case> all(boolean open) {
        var states = EnumSet.allOf(CaseState.class);
        states.removeIf(state -> open && state.ended());
        return table.in(states);
    }

    /** The cases whose transfer records are asked for, oldest first. */
    public List<Case> records(RecordQuery query) {
        return all(false).stream().filter(query::takes).toList();
    }

    /** The reason of a case, as it stood in its list. */
    public ReasonCode reason(Case one) {
        return reasons.version(one.list(), one.version()).flatMap(list -> list.find(one.code())).orElseThrow();
    }

    /** What has been done in a case, oldest first: when, what, by whom, and what was said. */
    public List<Step> history(String id) {
        return steps.history(id);
    }

    /** A step of a case. @param entry its place in the ledger */
    public record Step(long entry, java.time.Instant at, String kind, String by, Map<String, String> words) {
        public Step {
            words = Map.copyOf(words);
        }
    }

    /** Where a sealed record lies. @param kind {@code json} or {@code pdf} */
    public Path record(String id, String kind) {
        return transfers.record(id, kind);
    }

    /** Re-reads the records and tells each that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        all(false).forEach(one -> transfers.verify(one.id(), differences));
        transfers.strays(differences);
    }

    private interface Change {
        Case on(Case one);
    }

    private Case step(String id, String by, Change change) {
        Texts.name("by", by);
        return transacted(() -> change.on(table.locked(id)));
    }

    private Case transacted(Supplier<Case> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private Case moved(Case one, String kind, String by, Map<String, String> details, Map<String, ?> words) {
        return steps.moved(one, kind, by, details, words);
    }

    private void said(Case one, Assessments.Kind kind, String name, String value, String by) {
        if (archive.item(one.item()).filter(item -> !item.disposed()).isPresent()) {
            assessments.set(one.item(), kind, name, value, by, "modereringsärende " + one.id());
        }
    }

    private LocalDate today() {
        return Facts.day(acts.now());
    }
}
