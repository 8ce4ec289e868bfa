package se.bevara.web;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Closures;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.dialogues.Elsewhere;
import se.bevara.disclosure.Search;
import se.bevara.web.ItemView.Earlier;
import se.bevara.web.ItemView.Figure;

/** Reads items from their segments into what pages show. */
@Component
class Reading {

    private final Archive archive;
    private final Accounts accounts;
    private final Search search;
    private final Closures closures;

    Reading(Archive archive, Accounts accounts, Search search, Closures closures) {
        this.closures = closures;
        this.archive = archive;
        this.accounts = accounts;
        this.search = search;
    }

    /** An item with all its versions, words of a question marked. */
    ItemView view(Item item, String words, Locale locale) {
        boolean closed = !item.disposed() && closures.of(List.of(item.id())).containsKey(item.id());
        Content newest = closed ? null : content(item, item.versions().getLast().number());
        List<Earlier> earlier = newest == null ? List.of() : earlier(item, newest, locale);
        return new ItemView(item.id(), item.account(), item.kind(), item.direction(),
                Visible.line(Elsewhere.of(item.directionReason()).author()),
                item.state(),
                item.lastSeen() == null ? null : Times.at(item.lastSeen(), locale), Times.at(item.noticed(), locale),
                newest == null ? "" : Visible.line(author(item, newest)), Times.at(item.platformTime(), locale),
                edited(newest, locale),
                Times.at(item.firstCaptured(), locale), newest == null ? null : webAddress(newest.permalink()),
                newest == null ? List.of() : Piece.marked(newest.text(), search.marks(words, newest.text())),
                newest == null ? List.of() : Attachments.of(item, item.versions().getLast(), newest, locale),
                newest == null ? List.of() : figures(newest.counts()), earlier, item.versions().size(), newest != null,
                closed, item.disposal());
    }

    /** An item as one of its versions had it, while it stood on the platform; a closed one, or one that cannot be read, without what it says. */
    ItemView view(Item item, int version, Locale locale) {
        boolean closed = closures.of(List.of(item.id())).containsKey(item.id());
        Content said = closed ? null : content(item, version);
        Item.Version stored = item.versions().get(version - 1);
        return new ItemView(item.id(), item.account(), item.kind(), item.direction(),
                Visible.line(Elsewhere.of(item.directionReason()).author()),
                ItemState.VISIBLE, null, Times.at(item.firstCaptured(), locale),
                said == null ? "" : Visible.line(author(item, said)),
                Times.at(item.platformTime(), locale), edited(said, locale), Times.at(stored.captured(), locale),
                said == null ? null : webAddress(said.permalink()), said == null ? List.of() : Piece.plain(said.text()),
                said == null ? List.of() : Attachments.of(item, stored, said, locale),
                said == null ? List.of() : figures(said.counts()), List.of(), version, said != null, closed, null);
    }

    /** What the account itself wrote without a name, as blogs do, is the account's. */
    private String author(Item item, Content newest) {
        boolean nameless = newest.authorName().isEmpty() && item.direction() == Direction.DRAWN_UP;
        return nameless ? accounts.find(item.account()).map(Account::handle).orElse("") : newest.authorName();
    }

    /** What a version says; null when its segment cannot be read, which verification then names. */
    @Nullable
    Content content(Item item, int version) {
        try {
            return archive.content(item, version);
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return null;
        }
    }

    private List<Earlier> earlier(Item item, Content newest, Locale locale) {
        var earlier = new ArrayList<Earlier>();
        Content next = newest;
        for (int at = item.versions().size() - 2; at >= 0; at--) {
            Item.Version version = item.versions().get(at);
            Content content = content(item, version.number());
            if (content != null) {
                earlier.add(new Earlier(version.number(), Times.at(version.captured(), locale),
                        Differing.between(content.text(), next.text()), Attachments.of(item, version, content, locale)));
                next = content;
            }
        }
        return List.copyOf(earlier);
    }

    private static @Nullable Moment edited(@Nullable Content newest, Locale locale) {
        return newest == null || newest.editedAt() == null ? null : Times.at(newest.editedAt(), locale);
    }

    private static List<Figure> figures(Map<String, Long> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(count -> new Figure(Visible.line(count.getKey()), count.getValue())).toList();
    }

    /** An address that a browser may follow; null for all others, such as {@code javascript:}. */
    static @Nullable String webAddress(@Nullable URI address) {
        if (address == null || address.getHost() == null || address.getScheme() == null) {
            return null;
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") ? address.toASCIIString() : null;
    }
}
