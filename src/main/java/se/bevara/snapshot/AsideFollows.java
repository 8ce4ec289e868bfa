package se.bevara.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Derivative;
import se.bevara.archive.Item;
import se.bevara.ledger.DataFolder;

/**
 * Clears what is kept aside for diagnosis of an account of which an item is disposed of or closed: the pictures may show it, and nobody can
 * tell that they do not.
 */
@Component
final class AsideFollows implements Derivative {

    private final DiagnosisFiles files;
    private final ObjectProvider<Archive> archive;

    AsideFollows(DataFolder folder, Accounts accounts, ObjectProvider<Archive> archive) {
        this.files = DiagnosisFiles.in(folder, accounts, archive::getObject);
        this.archive = archive;
    }

    @Override
    public void erased(List<Item> items) {
        items.stream().map(Item::account).distinct().forEach(files::clear);
    }

    /** Clears also what an interruption has kept from being told. */
    @Override
    public void purge() {
        var kept = files.accounts();
        if (kept.isEmpty()) {
            return;
        }
        var present = archive.getObject();
        var closed = present.items(present.outlines().closed()).stream().map(Item::account).collect(Collectors.toSet());
        kept.stream().filter(account -> closed.contains(account) || files.overtaken(account)).forEach(files::clear);
    }

    @Override
    public void rebuild() {
        files.accounts().forEach(files::clear);
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
