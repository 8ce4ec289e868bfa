package se.bevara.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.ledger.Ledger;

/** The archive itself. Looked up late, since the archive tells the index of what it takes in. */
@Component
class ArchivedStock implements Stock {

    private final ObjectProvider<Archive> archive;
    private final Accounts accounts;
    private final Ledger ledger;

    ArchivedStock(ObjectProvider<Archive> archive, Accounts accounts, Ledger ledger) {
        this.archive = archive;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public void eachItem(Consumer<Item> consumer) {
        archive.getObject().eachItem(consumer);
    }

    @Override
    public Set<Long> closed() {
        return archive.getObject().outlines().closed();
    }

    @Override
    public Content content(Item item, int version) {
        return archive.getObject().content(item, version);
    }

    @Override
    public long count() {
        return accounts.all().stream().mapToLong(archive.getObject()::count).sum();
    }

    @Override
    public long ledgerSize() {
        return ledger.size();
    }

    @Override
    public Map<String, Place> places() {
        return accounts.all().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Account::id, account -> new Place(account.authority(), account.platform())));
    }
}
