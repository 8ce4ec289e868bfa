package se.bevara.moderation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.Item;
import se.bevara.archive.Outline;
import se.bevara.ledger.SealedFiles;
import se.bevara.snapshot.Snapshots;

/**
 * Packs a case for a case system (ärendehanteringssystem): a ZIP file with {@code overlamning.json}, the sealed transfer record as JSON and
 * PDF/A-2b, the item as the platform wrote it and as PDF/A-2b, its attachments, the pictures taken as evidence, and {@code manifest.json} with
 * the SHA-256 of each file. The format is told in {@code retention-rules/README.md}, its schema is
 * {@code retention-rules/orsaker/overlamning.schema.json}. That a package was made, and the SHA-256 of it, is recorded.
 */
@Component
public class Handover {

    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Steps steps;
    private final Transfers transfers;
    private final EvidencePictures pictures;
    private final Reasons reasons;
    private final Restrictions restrictions;
    private final Closures closures;
    private final Accounts accounts;
    private final Archive archive;
    private final ObjectProvider<Snapshots> snapshots;

    Handover(PlatformTransactionManager transactions, CaseTable table, Steps steps, Transfers transfers,
            EvidencePictures pictures,
            Reasons reasons, Restrictions restrictions, Closures closures, Accounts accounts, Archive archive,
            ObjectProvider<Snapshots> snapshots) {
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.steps = steps;
        this.transfers = transfers;
        this.pictures = pictures;
        this.reasons = reasons;
        this.restrictions = restrictions;
        this.closures = closures;
        this.accounts = accounts;
        this.archive = archive;
        this.snapshots = snapshots;
    }

    /**
     * A package.
     *
     * @param files how many it has
     * @param bytes of the ZIP file
     * @param sha256 of the ZIP file, hex
     */
    public record Packed(String id, int files, long bytes, String sha256) {
    }

    /** Who asks, in which role, and for which system. */
    public record Asked(String by, String role, String system) {
    }

    /**
     * @param file where the package is written; must not be there. Only its owner may read it
     * @throws ModerationRefused when the record is not sealed, when nothing may be copied, and of a secret item for another role than its own;
     *         that one has asked for a secret item stands in the ledger all the same
     */
    public Packed pack(String id, Path file, Asked asked) {
        Texts.name("by", asked.by);
        Texts.name("system", asked.system);
        Case one = table.find(id).orElseThrow(() -> new ModerationRefused("ärende: väntade ett som finns, fann " + id));
        Item item = one.item() == 0 ? null : archive.item(one.item()).orElseThrow();
        boolean unseen = one.uncopied() || item != null && closures.of(List.of(item.id())).get(item.id()) == Closures.Why.UNSEEN;
        if (unseen) {
            throw new ModerationRefused(
                    "ärende " + id + ": väntade en handling som får kopieras, fann en som inte får det. Polisen"
                            + " tar vid; ingenting lämnas över härifrån.");
        }
        if (one.sealed() == null) {
            throw new ModerationRefused("ärende " + id + ": väntade en förseglad överföringspost, fann läget ”"
                    + one.state().swedish() + "”");
        }
        return item != null && restrictions.of(item.id()).isPresent()
                ? restrictions.look(item.id(), asked.role, asked.by, "överlämning av ärende " + id + " till " + asked.system,
                        () -> packed(one, item, file, asked))
                : packed(one, item, file, asked);
    }

    private Packed packed(Case one, @Nullable Item item, Path file, Asked asked) {
        try (var zip = HandoverFile.begin(file)) {
            var content = new HandoverContent(zip, archive, snapshots.getIfAvailable());
            content.records(one.id(), transfers);
            var described = item == null || item.disposed()
                    ? Optional.<Map<String, Object>>empty()
                    : Optional.of(content.item(item));
            pictures.of(one.id()).filter(picture -> item == null || alone(item))
                    .ifPresent(picture -> content.pictures(one, picture));
            var fields = new HandoverFields(one, reasons, accounts, restrictions, steps).of(item, described, asked);
            zip.add("overlamning.json", SealedFiles.json(fields), "application/json");
            var packed = zip.finish(one.id());
            recorded(one, packed, asked);
            zip.install();
            return packed;
        }
    }

    /** Whether nothing else of its thread is closed: its pictures show the whole thread. */
    private boolean alone(Item item) {
        var thread = archive.outlines().threads(List.of(item.thread())).getOrDefault(item.thread(), List.of()).stream()
                .map(Outline::id).filter(other -> other != item.id()).toList();
        return closures.of(thread).isEmpty();
    }

    private void recorded(Case one, Packed packed, Asked asked) {
        Objects.requireNonNull(transaction.execute(status -> steps.record(Steps.HANDED, table.locked(one.id()), asked.by,
                Map.of("package-sha256", packed.sha256, "files", String.valueOf(packed.files), "bytes",
                        String.valueOf(packed.bytes)),
                Map.of("system", asked.system))));
    }
}
