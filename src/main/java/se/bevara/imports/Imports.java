package se.bevara.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.capture.MediaGaps;
import se.bevara.imports.ImportTable.State;
import se.bevara.imports.ImportTable.Taken;
import se.bevara.imports.Matching.Match;
import se.bevara.imports.Matching.Standing;
import se.bevara.ledger.Difference;
import se.bevara.moderation.NotCaptured;

/** Takes in platforms' own exports: what the archive lacks of them is added, what it has stays as it is, and nothing is ever taken to be gone. */
@Component
public class Imports {

    private final Accounts accounts;
    private final Archive archive;
    private final EvidenceFiles files;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final ImportLimits limits;
    private final Clock clock;
    private final MediaGaps mediaGaps;
    private final ObjectProvider<NotCaptured> notCaptured;

    Imports(Accounts accounts, Archive archive, EvidenceFiles files, Recording recording, TransactionTemplate transaction,
            ImportLimits limits, Clock clock, MediaGaps mediaGaps, ObjectProvider<NotCaptured> notCaptured) {
        this.accounts = accounts;
        this.archive = archive;
        this.files = files;
        this.recording = recording;
        this.transaction = transaction;
        this.limits = limits;
        this.clock = clock;
        this.mediaGaps = mediaGaps;
        this.notCaptured = notCaptured;
    }

    /**
     * Takes in one file. Cut short, it goes on where it was when the same file is taken in again.
     *
     * @param id the account whose export it is; null when the export says so itself
     * @param dry whether only to tell what would be done
     * @param progress told in Swedish how far it has come
     * @throws ImportRefused when the file is no export that can be read, breaks a limit, or belongs to no account that is registered, or to
     *         another; then nothing was taken in
     */
    public ImportReport run(Path file, @Nullable String id, boolean dry, Consumer<String> progress) {
        if (!Files.isRegularFile(file)) {
            throw new ImportRefused("FIL", "en fil", Files.exists(file) ? "något annat" : "ingen");
        }
        try (var copy = files.copy(file, limits, bytes -> progress.accept(bytes / 1_000_000 + " MB lästa"));
                Container container = Recognising.open(copy.file(), limits)) {
            ExportFormat format = Recognising.format(container);
            Export export = format.read(container);
            Account account = account(format, export.owner(), id);
            progress.accept(export.items().size() + " funna");
            var matching = new Matching(archive, account, forbidden(account));
            var plan = new Plan(matching.match(export.items()), export, archive, account);
            var work = new Work(file, copy, container, format, account, plan);
            return dry ? work.report(true, 0, 0, null, "") : taken(work, progress);
        }
    }

    /** One import at work. */
    private record Work(Path file, EvidenceFiles.Copy copy, Container container, ExportFormat format, Account account,
            Plan plan) {

        ImportReport report(boolean dry, int media, int missing, @Nullable Boolean kept, String whyNot) {
            return new ImportReport(String.valueOf(file.getFileName()), copy.sha256(), format.swedish(), format.parser(),
                    account.id(),
                    plan.export.owner().told(), dry, plan.matches.size(), plan.placed.size(), plan.count(Standing.KNOWN),
                    plan.leftOut(), media, missing, kept, whyNot);
        }
    }

    /** What is to become of the items of an export. */
    private static final class Plan {
        private final List<Match> matches;
        private final Export export;
        private final List<Match> disposed = new ArrayList<>();
        private final List<Placing.Placed> placed;

        Plan(List<Match> matches, Export export, Archive archive, Account account) {
            this.matches = matches;
            this.export = export;
            this.placed = new Placing(archive, account, matches).placed(matches, disposed);
        }

        int count(Standing standing) {
            return (int) matches.stream().filter(match -> match.standing() == standing).count();
        }

        Map<Reason, Integer> leftOut() {
            var left = new EnumMap<Reason, Integer>(Reason.class);
            left.putAll(export.leftOut());
            left.put(Reason.DISPOSED, count(Standing.DISPOSED) + disposed.size());
            left.put(Reason.FORBIDDEN, count(Standing.FORBIDDEN));
            left.values().removeIf(count -> count == 0);
            return left;
        }

        /** Why the file must not lie in the archive; empty when it may. */
        String whyNotKept(ExportFormat format) {
            if (!format.kept()) {
                return "den innehåller uppgifter om allmänheten som inte sparas";
            } else if (count(Standing.FORBIDDEN) > 0) {
                return "den innehåller något som inte får fångas";
            }
            return count(Standing.DISPOSED) + disposed.size() > 0 ? "den innehåller något som är gallrat" : "";
        }

        List<Long> known() {
            return matches.stream().map(Match::known).filter(java.util.Objects::nonNull).map(known -> known.id()).distinct()
                    .toList();
        }
    }

    private Function<Content, Optional<String>> forbidden(Account account) {
        return Optional.ofNullable(notCaptured.getIfAvailable()).map(each -> each.of(account))
                .orElse(content -> Optional.empty());
    }

    private Account account(ExportFormat format, Owner owner, @Nullable String id) {
        if (id != null) {
            Account account = accounts.find(id).orElseThrow(() -> new ImportRefused("--account", "ett konto i registret", id));
            if (!account.platform().equals(format.platform())) {
                throw new ImportRefused("--account",
                        "ett konto på " + format.platform() + ", som " + format.swedish() + " hör till",
                        "ett på " + account.platform());
            }
            if (owner.isAnother(account)) {
                throw new ImportRefused("--account", "det konto som exporten hör till",
                        id + ", som heter annorlunda än exporten säger");
            }
            return account;
        }
        List<Account> own = accounts.all().stream().filter(account -> account.platform().equals(format.platform()))
                .filter(owner::is).toList();
        if (own.size() != 1) {
            throw new ImportRefused("--account", "att kontot anges, eftersom exporten inte säger vilket i registret den hör till",
                    own.isEmpty()
                            ? "inget konto på " + format.platform() + " med exportens namn"
                            : own.stream().map(Account::id).collect(Collectors.joining(", ")));
        }
        return own.getFirst();
    }

    private ImportReport taken(Work work, Consumer<String> progress) {
        String whyNot = work.plan.whyNotKept(work.format);
        Taken taken = recording.begin(work.account, work.format, work.copy, work.container, whyNot, work.plan.known());
        var taking = new Taking(archive, work.account, work.format, work.container, work.copy.sha256(), clock.instant());
        taking.take(work.plan.placed, accessions -> transaction.executeWithoutResult(status -> {
            List<Long> ids = archive.ingest(work.account, List.copyOf(accessions));
            recording.tells(taken, ids);
            for (int i = 0; i < ids.size(); i++) {
                if (accessions.get(i).media().stream().anyMatch(medium -> medium.failure() != null)) {
                    mediaGaps.add(work.account.id(), ids.get(i), clock.instant());
                }
            }
        }), count -> progress.accept(count + " av " + work.plan.placed.size() + " intagna"));
        ImportReport report = work.report(false, taking.media(), taking.missing(), recording.settled(taken) == State.KEPT,
                whyNot);
        recording.end(taken, report);
        archive.flush();
        return report;
    }

    /** Re-reads the kept files and tells each that is not as the ledger has it. */
    public void verify(Consumer<Difference> differences) {
        recording.verify(differences);
    }
}
