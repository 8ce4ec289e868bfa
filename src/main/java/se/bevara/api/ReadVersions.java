package se.bevara.api;

import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;

/** Reads what versions say. Of closed ones nothing: secret items are read on pages, by those they are for, and each look is recorded. */
@Component
class ReadVersions {

    private final Archive archive;
    private final Accounts accounts;
    private final Closures closures;

    ReadVersions(Archive archive, Accounts accounts, Closures closures) {
        this.archive = archive;
        this.accounts = accounts;
        this.closures = closures;
    }

    boolean closed(Item item) {
        return !item.disposed() && closures.of(List.of(item.id())).containsKey(item.id());
    }

    ReadVersion newest(Item item) {
        return read(item, item.versions().size(), closed(item));
    }

    ReadVersion read(Item item, int version, boolean closed) {
        if (closed || item.disposed()) {
            return new ReadVersion(closed, null, null);
        }
        try {
            Content content = archive.content(item, version);
            return new ReadVersion(false, content, author(item, content));
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return new ReadVersion(closed(item), null, null); // verification names what is damaged
        }
    }

    /** What the account itself wrote without a name, as blogs do, is the account's. */
    private String author(Item item, Content content) {
        return content.authorName().isEmpty() && item.direction() == Direction.DRAWN_UP
                ? accounts.find(item.account()).map(Account::handle).orElse("")
                : content.authorName();
    }
}
