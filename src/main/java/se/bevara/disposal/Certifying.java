package se.bevara.disposal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Trace;

/** Writes a list's certificate and, with it in the folder, declares the list executed. */
final class Certifying {

    private final TransactionTemplate transaction;
    private final ListTable lists;
    private final ItemTable items;
    private final Recording recording;
    private final CertificateFields fields;
    private final CertificateFiles files;
    private final Steps steps;

    Certifying(TransactionTemplate transaction, ListTable lists, ItemTable items, Recording recording, CertificateFields fields,
            CertificateFiles files, Steps steps) {
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
        byte[] json = CertificateFiles.json(certificate);
        String digest = CertificateFiles.sha256(json);
        byte[] pdf = new CertificatePdf("Gallringsprotokoll " + list.id(), at).of(certificate, digest);
        files.write(list.id(), json, pdf);
        steps.reached(Steps.Step.WRITTEN);
        transaction.executeWithoutResult(status -> {
            var present = lists.locked(list.id());
            lists.move(present, ListState.EXECUTED);
            lists.executed(list.id(), at);
            items.forgetTraces(list.id());
            recording.certified(present, Map.of("json", files.name(list.id(), CertificateFiles.JSON), "json-sha256", digest,
                    "pdf", files.name(list.id(), CertificateFiles.PDF), "pdf-sha256", CertificateFiles.sha256(pdf)), leftOut);
        });
        steps.reached(Steps.Step.CERTIFIED);
    }
}
