package se.bevara.moderation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Evidence;
import se.bevara.archive.Item;
import se.bevara.archive.ItemClosed;
import se.bevara.ledger.Acts;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.SealedFiles;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;
import se.bevara.retention.Judgement;
import se.bevara.retention.Verdicts;

/** Verifies evidence and seals transfer records. */
@Component
final class Transfers {

    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Steps steps;
    private final TransferFields fields;
    private final SealedFiles files;
    private final Reasons reasons;
    private final CaseEvidence gathered;
    private final Archive archive;
    private final Evidence evidence;
    private final Verdicts verdicts;
    private final Assessments assessments;
    private final Acts acts;

    Transfers(DataFolder folder, PlatformTransactionManager transactions, CaseTable table, Steps steps, TransferFields fields,
            Reasons reasons, CaseEvidence gathered, Archive archive, Evidence evidence, Verdicts verdicts,
            Assessments assessments, Acts acts) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.fields = fields;
        this.files = new SealedFiles(folder, "transfers");
        this.reasons = reasons;
        this.gathered = gathered;
        this.archive = archive;
        this.evidence = evidence;
        this.verdicts = verdicts;
        this.assessments = assessments;
        this.acts = acts;
    }

    /** What is to be kept is gathered and the records are re-read before anything is locked; what has been verified is not verified again. */
    Case verified(String id, String by) {
        Case before = find(id).orElseThrow();
        if (before.state() != CaseState.BEGUN) {
            return before;
        }
        Item item = item(before);
        gathered.gather(before, item, by);
        var proofs = reread(item);
        return transacted(() -> {
            Case one = table.locked(id);
            if (one.state() != CaseState.BEGUN) {
                return one;
            }
            String why = "modereringsärende " + id + ": " + proofs.size() + " arkivposter omlästa och lika sina åtaganden";
            assessments.set(one.item(), Assessments.Kind.EVENT, "överförd och kontrollerad", today().toString(), by, why);
            return steps.moved(one.to(CaseState.VERIFIED), Steps.VERIFIED, by, Map.of("records", String.valueOf(proofs.size())),
                    Map.of("commitments", proofs.stream().map(Evidence.Proof::commitment).toList()));
        });
    }

    /**
     * Seals the transfer record: its files are written, then it stands in the ledger. Evidence is re-read here too.
     *
     * @param deviation why it is done although no decision allows it; empty where one does
     * @throws ModerationRefused when no decision in force allows the removal, and nobody has said why it is done all the same
     */
    Case seal(String id, String deviation, String by) {
        Texts.name("by", by);
        Case before = find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        if (before.state() == CaseState.BEGUN) {
            before = before.uncopied() ? before : verified(id, by);
        }
        if (before.state().compareTo(CaseState.SEALED) >= 0) {
            return before.state() == CaseState.WITHDRAWN ? before.to(CaseState.SEALED) : before;
        }
        Item item = before.item() == 0 ? null : item(before);
        var proofs = item == null || before.uncopied() ? List.<Evidence.Proof>of() : reread(item);
        return transacted(() -> sealed(table.locked(id), item, proofs, deviation, by));
    }

    private Case sealed(Case one, @Nullable Item item, List<Evidence.Proof> proofs, String deviation, String by) {
        // Before any file is written: somebody else may have sealed it since, and a sealed record never changes.
        Case ready = (one.uncopied() && one.state() == CaseState.BEGUN ? one.to(CaseState.VERIFIED) : one).to(CaseState.SEALED);
        ReasonList list = reasons.version(one.list(), one.version()).orElseThrow();
        Judgement judgement = item == null ? null : verdicts.judge(List.of(item), today()).get(item.id());
        var gone = one.origin() == Case.Origin.AFTERWARDS ? TransferFields.day(item).orElse(null) : null;
        Support support = Support.of(judgement, gone);
        if (support.rule() == null) {
            if (deviation.isBlank()) {
                throw new ModerationRefused("ärende " + one.id() + ": inget gallringsbeslut i kraft ger stöd, " + support.why()
                        + ". Ska det bort ändå: ange varför, så blir det en avvikelse i överföringsposten.");
            }
            Texts.reason("deviation", deviation);
        }
        var at = acts.now();
        var record = fields.of(new TransferFields.Sealing(one, list.find(one.code()).orElseThrow(), list.name(), item, proofs,
                gathered.fields(one, item), judgement, support, deviation, noted(one.id()), by, at));
        byte[] json = SealedFiles.json(record);
        String digest = SealedFiles.sha256(json);
        byte[] pdf = TransferPdf.of("Överföringspost " + one.id(), at, record, digest);
        files.write(one.id(), json, pdf);
        var rule = support.rule();
        var stands = ready.sealed(rule == null
                ? new Case.Sealed(at, digest, null, null, null)
                : new Case.Sealed(at, digest, rule.decision().id(), rule.decision().version(), rule.rule().id()));
        Case sealed = steps.moved(stands, Steps.SEALED, by, files.details(one.id(), json, pdf), Map.of("deviation", deviation));
        return one.origin() == Case.Origin.AFTERWARDS && item != null ? afterwards(sealed, item, by) : sealed;
    }

    /** It went before the record was made, and a person has said that it was us: the archive's own look confirms it, or waits for one. */
    private Case afterwards(Case sealed, Item item, String by) {
        Case said = steps.moved(sealed.to(CaseState.SAID).said(acts.now()), Steps.SAID, by, Map.of(), Map.of());
        return steps.confirm(said, item, by).orElse(said);
    }

    private List<String> noted(String id) {
        return steps.done(id).stream().filter(step -> step.kind().equals(Steps.NOTED))
                .map(step -> step.words().get("step") + ": " + step.words().get("text")).toList();
    }

    /** Where a sealed record lies. @param kind {@code json} or {@code pdf} */
    Path record(String id, String kind) {
        Case one = find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        if (one.sealed() == null) {
            throw new ModerationRefused("ärende " + id + ": väntade en förseglad överföringspost, fann ingen");
        }
        return files.file(id, kind);
    }

    /** Re-reads the files of a case's record and tells each that is not as the ledger has it. */
    void verify(String id, Consumer<Difference> differences) {
        steps.of(id).stream().filter(entry -> entry.act().kind().equals(Steps.SEALED))
                .forEach(entry -> files.verify(entry, differences));
    }

    /** Tells the files of records that were never sealed, and never will be. */
    void strays(Consumer<Difference> differences) {
        files.strays(id -> table.find(id).filter(one -> one.sealed() != null || !one.state().ended()).isPresent(), differences);
    }

    /** What a sealing that was cut short has left goes with the case. */
    void discard(Case withdrawn) {
        if (withdrawn.sealed() == null) {
            files.discard(withdrawn.id());
        }
    }

    /** Every record is as it was archived, and every version can be read by what reads it for people. */
    private List<Evidence.Proof> reread(Item item) {
        List<Evidence.Proof> proofs;
        try {
            proofs = evidence.reread(item);
        } catch (ItemClosed e) {
            throw new ModerationRefused("handling " + item.id()
                    + ": den får inte ses och kan inte kontrolleras. Ett annat ärende gäller den nu; återta det här.");
        }
        item.versions().forEach(version -> Closures.looking(item.id(), () -> archive.content(item, version.number())));
        return proofs;
    }

    private Optional<Case> find(String id) {
        return table.find(id);
    }

    private Case transacted(Supplier<Case> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private Item item(Case one) {
        Item item = archive.item(one.item()).orElseThrow();
        if (item.disposed()) {
            throw new ModerationRefused("ärende " + one.id() + ": väntade en handling som arkivet har, fann den gallrad");
        }
        return item;
    }

    private LocalDate today() {
        return Facts.day(acts.now());
    }
}
