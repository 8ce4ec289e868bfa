package se.bevara.disposal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Trace;
import se.bevara.ledger.SealedFiles;

/** Writes a list's certificate and, with it in the folder, declares the list executed. */
final class Certifying {

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final ItemTable items;
    private final Recording recording;
    private final CertificateFields fields;
    private final SealedFiles files;
    private final Steps steps;

    Certifying(TransactionTemplate transaction, ListTable lists, ItemTable items, Recording recording, CertificateFields fields,
            SealedFiles files, Steps steps) {
        this.transaction = transaction;
        this.lists = lists;
        this.items = items;
        this.recording = recording;
        this.fields = fields;
        this.files = files;
        this.steps = steps;
    }

    /** The files first, then the row and the ledger's entry: a list is never called executed without its certificate. */
    void certify(DisposalList list, List<Long> erased, List<Trace> traces, CertificateSums sums, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var leftOut = items.leftOut(list.id());
        var certificate = fields.of(new CertificateFields.Done(list, erased, leftOut, traces, sums, at));
        byte[] json = SealedFiles.json(certificate);
        String digest = SealedFiles.sha256(json);
        byte[] pdf = new CertificatePdf("Gallringsprotokoll " + list.id(), at).of(certificate, digest);
        files.write(list.id(), json, pdf);
        steps.reached(Steps.Step.WRITTEN);
        transaction.executeWithoutResult(status -> {
            var present = lists.locked(list.id());
            lists.move(present, ListState.EXECUTED);
            lists.executed(list.id(), at);
            items.forgetTraces(list.id());
            recording.certified(present, files.details(list.id(), json, pdf), leftOut);
        });
        steps.reached(Steps.Step.CERTIFIED);
    }
}
