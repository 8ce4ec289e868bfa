package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes packages: all of one is written beside, then named, then stands in the ledger. The same decision makes the same bytes. */
@Lazy
@Component
public class Packing {

    static final String MANIFEST = "manifest-sha256.txt";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final TransactionTemplate transaction;
    private final RequestTable table;
    private final RequestActs steps;
    private final Requests requests;
    private final Deciding deciding;
    private final Composing composing;
    private final ProofFiles proofs;
    private final PackageFiles files;

    Packing(PlatformTransactionManager transactions, RequestTable table, RequestActs steps, Requests requests, Deciding deciding,
            Composing composing, ProofFiles proofs, PackageFiles files) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.requests = requests;
        this.deciding = deciding;
        this.composing = composing;
        this.proofs = proofs;
        this.files = files;
    }

    /** A package that has been made. @param pages of its PDF, for the fee */
    public record Packed(Request request, Path zip, Path pdf, int pages) {
    }

    /** Makes the package of a decided request. */
    public Packed pack(String id, Who who) {
        Request decided = requests.find(id);
        decided.packaged(List.of());
        refuseRestricted(decided);
        Path zip = files.staging(id, "paket.zip");
        Path pdf = files.staging(id, "paket.pdf");
        try (var staging = new Staging(files.staging(id, "paket"))) {
            int pages = write(decided, who, staging, zip);
            Files.copy(staging.path("utlamnande.pdf"), pdf, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Request done = Objects.requireNonNull(transaction.execute(status -> installed(decided, zip, pdf, pages, who)));
            return new Packed(done, files.file(id, done.packages(), "zip"), files.file(id, done.packages(), "pdf"), pages);
        } catch (IOException e) {
            throw new UncheckedIOException(id, e);
        } finally {
            delete(zip);
            delete(pdf);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private Request installed(Request decided, Path zip, Path pdf, int pages, Who who) {
        Request request = table.locked(decided.id());
        if (request.decision() != decided.decision()) {
            throw new DisclosureRefused("begäran " + request.id() + ": beslutet har ändrats medan paketet gjordes");
        }
        Request packaged = request.packaged(List.of(Digests.sha256(zip), Digests.sha256(pdf)));
        refuseRestricted(request);
        Path zipped = files.file(request.id(), packaged.packages(), "zip");
        Path printed = files.file(request.id(), packaged.packages(), "pdf");
        var details = Map.of("zip", files.name(zipped), "zip-sha256", packaged.files().getFirst(), "pdf", files.name(printed),
                "pdf-sha256", packaged.files().getLast(), "pages", String.valueOf(pages));
        files.install(zip, zipped);
        files.install(pdf, printed);
        return steps.record(RequestActs.PACKAGED, RequestActs.Change.of(packaged), who.by(), details, Map.of());
    }

    private void refuseRestricted(Request request) {
        requests.astray(request).findFirst().ifPresent(row -> {
            throw new DisclosureRefused("handling " + row.item()
                    + ": den hör inte längre till en myndighet som begäran rör. Ta bort den ur urvalet.");
        });
        requests.restricted(request.id()).findFirst().ifPresent(row -> {
            throw new DisclosureRefused(
                    "handling " + row.item() + ": den har stängts sedan den prövades. Pröva den på nytt och besluta på nytt.");
        });
    }

    private int write(Request request, Who who, Staging staging, Path zip) throws IOException {
        Instant at = Deciding.moment(request);
        var all = composing.of(request, deciding.of(request), who, staging);
        var pdf = DisclosedPdf.of(all, staging::bytes, at);
        proofs.write(all, deciding.note(request), who, staging);
        staging.put("utlamnande.pdf", pdf.bytes());
        staging.put("utlamnande.json", JSON.writeValueAsBytes(all));
        staging.put("kontrollera.html", CheckPage.of(all).getBytes(StandardCharsets.UTF_8));
        Wacz.write(all, staging, at, staging.reserve("utlamnande.wacz"));
        zip(staging, zip);
        return pdf.pages();
    }

    private static void zip(Staging staging, Path file) throws IOException {
        var manifest = new StringBuilder();
        try (var zip = new EvenZip(file)) {
            for (String name : staging.names()) {
                zip.add(name, staging.path(name));
                manifest.append(Digests.sha256(staging.path(name))).append("  ").append(name).append('\n');
            }
            zip.add(MANIFEST, manifest.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Exactly what the package would say now, before or after the decision: the PDF. Nothing of it is kept. */
    public byte[] preview(String id, Who who) {
        Request request = Requests.unended(requests.find(id));
        try (var staging = new Staging(files.staging(id, "forhandsgranskning-" + Thread.currentThread().threadId()))) {
            var decision = request.decision() < 0 || request.answer() == null ? null : deciding.of(request);
            var all = composing.of(request, decision, who, staging);
            return DisclosedPdf.of(all, staging::bytes, request.decided() == null ? request.opened() : Deciding.moment(request))
                    .bytes();
        }
    }

    /** The same for pages: what it says, without the attachments' bytes. */
    public Disclosed previewed(String id, Who who) {
        Request request = Requests.unended(requests.find(id));
        try (var staging = new Staging(files.staging(id, "forhandsgranskning-" + Thread.currentThread().threadId()))) {
            var decision = request.decision() < 0 || request.answer() == null ? null : deciding.of(request);
            return composing.of(request, decision, who, staging);
        }
    }

    /** The newest package of a request. @param kind {@code zip} or {@code pdf} */
    public Path file(String id, String kind) {
        Request request = requests.find(id);
        if (request.packages() == 0) {
            throw new DisclosureRefused("begäran " + id + ": väntade ett paket, fann inget");
        }
        return files.file(id, request.packages(), kind);
    }
}
