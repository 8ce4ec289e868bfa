package se.bevara.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Derivative;
import se.bevara.archive.Item;
import se.bevara.imports.ImportTable.State;
import se.bevara.imports.ImportTable.Taken;
import se.bevara.imports.Matching.Match;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** Lets a kept export go with the first of its items that is disposed of. */
@Component
final class ExportFollows implements Derivative {

    private final ImportTable table;
    private final Recording recording;
    private final EvidenceFiles files;
    private final Ledger ledger;
    private final Accounts accounts;
    private final ObjectProvider<Archive> archive;
    private final ImportLimits limits;

    ExportFollows(ImportTable table, Recording recording, EvidenceFiles files, Ledger ledger, Accounts accounts,
            ObjectProvider<Archive> archive, ImportLimits limits) {
        this.table = table;
        this.recording = recording;
        this.files = files;
        this.ledger = ledger;
        this.accounts = accounts;
        this.archive = archive;
        this.limits = limits;
    }

    @Override
    public void erased(List<Item> items) {
        items.stream().filter(Item::disposed).forEach(item -> recording.gone(item.id()));
    }

    @Override
    public void purge() {
        recording.sweep();
    }

    /** The table from the ledger; which items a kept file tells of, from the file itself. */
    @Override
    public void rebuild() {
        table.clear();
        for (Account account : accounts.all()) {
            var known = new LinkedHashMap<Long, Taken>();
            for (Entry entry : ledger.about("import/" + account.id())) {
                if (entry.act().kind().equals(Recording.IMPORTED)) {
                    known.put(entry.index(), taken(entry));
                } else if (entry.act().kind().equals(Recording.PURGED)) {
                    known.computeIfPresent(Long.valueOf(detail(entry, "import")), (id, file) -> file.in(State.PURGED));
                }
            }
            known.values().forEach(this::again);
        }
        recording.sweep();
    }

    private void again(Taken taken) {
        table.add(taken);
        if (taken.state() == State.KEPT && files.exists(taken.path())) {
            recording.tells(taken, told(taken));
        }
    }

    private static Taken taken(Entry entry) {
        return new Taken(entry.index(), detail(entry, "account"), detail(entry, "export"), Long.parseLong(detail(entry, "bytes")),
                detail(entry, "parser"), State.valueOf(detail(entry, "state")), detail(entry, "path"));
    }

    private static String detail(Entry entry, String name) {
        return Objects.requireNonNull(entry.act().details().get(name), name);
    }

    private List<Long> told(Taken taken) {
        Account account = accounts.find(taken.account()).orElseThrow();
        try (Container container = Recognising.open(files.file(taken.path()), limits)) {
            var items = Recognising.format(container).read(container).items();
            return new Matching(archive.getObject(), account, content -> Optional.empty()).match(items).stream().map(Match::known)
                    .filter(Objects::nonNull).map(item -> item.id()).distinct().toList();
        }
    }

    @Override
    public void archived(List<Archived> versions) {
    }

    @Override
    public void turned(List<Item> items) {
    }

    @Override
    public void flush() {
    }
}
