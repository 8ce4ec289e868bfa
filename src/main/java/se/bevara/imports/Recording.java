package se.bevara.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.imports.ImportTable.State;
import se.bevara.imports.ImportTable.Taken;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * What is said of imports in the ledger, and the files that are kept as evidence. A file lies in the archive only as long as nothing that it
 * tells of has been disposed of; then it goes whole, and its digests stay. What must not be copied is no reason to delete it: it stays as it is,
 * read by nobody, until it is decided on.
 */
@Component
final class Recording {

    static final String IMPORTED = "imported";
    static final String PURGED = "import file purged";
    private static final String ENDED = "import ended";
    private static final String AGENT = "import";

    private final ImportTable table;
    private final EvidenceFiles files;
    private final Ledger ledger;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Archive> archive;

    Recording(ImportTable table, EvidenceFiles files, Ledger ledger, Acts acts, PlatformTransactionManager transactions,
            ObjectProvider<Archive> archive) {
        this.table = table;
        this.files = files;
        this.ledger = ledger;
        this.acts = acts;
        // Of its own: derivatives are told when a transaction has just ended, in which nothing more can be written.
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.archive = archive;
    }

    /** Puts the file in its place and its import in the ledger; of a file that was taken in before, makes sure that it is as it should be. */
    Taken begin(Account account, ExportFormat format, EvidenceFiles.Copy copy, Container container, String whyNot,
            Collection<Long> known) {
        Taken before = table.find(account.id(), copy.sha256()).orElse(null);
        String path = before == null ? files.path(account, copy.sha256(), Recognising.ending(container)) : before.path();
        boolean keep = whyNot.isEmpty() && (before == null || before.state() == State.KEPT);
        List<String> members = before == null ? Manifesting.of(container, () -> {
        }) : List.of();
        // Told before it lies there: a file that nothing names could not go with what is disposed of.
        Taken taken = before == null ? begun(account, format, copy, keep ? State.KEPT : State.NOT_KEPT, path, members) : before;
        transaction.executeWithoutResult(status -> tells(taken, known));
        if (keep) {
            files.install(copy, path);
        }
        return taken;
    }

    private Taken begun(Account account, ExportFormat format, EvidenceFiles.Copy copy, State state, String path,
            List<String> members) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Act act = Act.of(IMPORTED, "import/" + account.id(), AGENT,
                    Map.of("account", account.id(), "export", copy.sha256(), "bytes", Long.toString(copy.bytes()), "parser",
                            format.parser(), "state", state.name(), "path", path));
            Entry entry = acts.record(act, Map.of("members", members));
            var taken = new Taken(entry.index(), account.id(), copy.sha256(), copy.bytes(), format.parser(), state, path);
            table.add(taken);
            return taken;
        }));
    }

    void tells(Taken taken, Collection<Long> items) {
        table.tells(taken.id(), items);
    }

    /** Whether the file still lies there when all is taken in: an item of it may have been disposed of meanwhile. */
    State settled(Taken taken) {
        return sweep(taken) ? State.KEPT : table.find(taken.account(), taken.sha256()).orElseThrow().state();
    }

    void end(Taken taken, ImportReport report) {
        var counts = new LinkedHashMap<String, String>();
        counts.put("import", Long.toString(taken.id()));
        counts.put("export", taken.sha256());
        counts.put("found", Integer.toString(report.found()));
        counts.put("added", Integer.toString(report.added()));
        counts.put("known", Integer.toString(report.known()));
        report.leftOut()
                .forEach((reason, count) -> counts.put(reason.name().toLowerCase(java.util.Locale.ROOT), count.toString()));
        transaction.executeWithoutResult(
                status -> ledger.append(Act.of(ENDED, "import/" + taken.account(), AGENT, counts)));
    }

    /** Deletes kept files that tell of an item, of which nothing may be found any more. */
    void gone(long item) {
        table.telling(item).forEach(this::purge);
    }

    private void purge(Taken taken) {
        files.delete(taken.path());
        transaction.executeWithoutResult(status -> {
            table.state(taken.id(), State.PURGED);
            ledger.append(Act.of(PURGED, "import/" + taken.account(), AGENT,
                    Map.of("import", Long.toString(taken.id()), "export", taken.sha256())));
        });
    }

    /**
     * Deletes what must not lie there, whatever an interruption kept from being told. A file that no import names stays, for a catalogue that
     * is older than the folder knows less than all: {@code verify} names it.
     */
    void sweep() {
        files.sweep();
        table.kept().forEach(this::sweep);
        if (files.idle()) {
            files.lying().stream().filter(path -> path.endsWith(".tmp")).forEach(files::delete);
        }
    }

    /** @return whether the file is kept */
    private boolean sweep(Taken taken) {
        if (table.find(taken.account(), taken.sha256()).map(Taken::state).orElse(State.NOT_KEPT) != State.KEPT) {
            return false;
        }
        boolean must = archive.getObject().outlines().byId(table.items(taken.id())).values().stream()
                .anyMatch(item -> item.disposed());
        if (must) {
            purge(taken);
        }
        return !must;
    }

    void verify(Consumer<Difference> differences) {
        Set<String> known = new HashSet<>();
        for (Taken taken : table.all()) {
            boolean kept = taken.state() == State.KEPT;
            String expected = kept ? "SHA-256 " + taken.sha256() : "no file";
            String digest = files.digest(taken.path());
            String found = files.exists(taken.path()) ? "SHA-256 " + digest : digest;
            known.add(taken.path());
            if (!found.equals(expected)) {
                differences.accept(new Difference(taken.path(), "ledger entry " + taken.id(), expected, found));
            }
            String told = ledger.entry(taken.id()).map(entry -> entry.act().details().get("export")).orElse("no entry");
            if (!taken.sha256().equals(told)) {
                differences.accept(
                        new Difference("catalogue", "import " + taken.id(), "SHA-256 " + told, "SHA-256 " + taken.sha256()));
            }
        }
        files.lying().stream().filter(path -> !known.contains(path)).forEach(path -> differences
                .accept(new Difference(path, "file", "a file that an import names", "one that none does")));
    }
}
