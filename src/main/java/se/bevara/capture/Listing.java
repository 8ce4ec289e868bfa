package se.bevara.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a listing to its true end, warily: the same cursor twice, or a page of nothing new, is a platform going round in circles.
 * Even when it then promises no more, for what should have stood there was not shown; but some servers end with the last item once more.
 */
final class Listing {

    private final Set<String> cursors = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private boolean whole = true;
    private @Nullable Long total;
    private @Nullable FetchFailed failed;

    private Listing() {
    }

    /**
     * @param asked what is listed, for messages, free of secrets
     * @param most pages taken at most
     * @param page asks for the page behind a cursor
     * @param fresh takes the items of each page that no earlier page held
     */
    static Listing read(String asked, int most, Function<@Nullable String, Session.Page> page, Consumer<List<Seen>> fresh) {
        var listing = new Listing();
        try {
            listing.pages(asked, most, page, fresh);
        } catch (FetchFailed e) {
            listing.failed = e;
        }
        return listing;
    }

    private void pages(String asked, int most, Function<@Nullable String, Session.Page> pages, Consumer<List<Seen>> fresh) {
        String cursor = null;
        for (int n = 0; n < most; n++) {
            Session.Page page = pages.apply(cursor);
            List<Seen> items = page.items().stream().filter(seen -> keys.add(seen.content().key())).toList();
            learn(page);
            cursor = page.next();
            boolean again = items.isEmpty() && page.items().size() > (cursor == null ? 1 : 0);
            if (again || (cursor != null && !cursors.add(cursor))) {
                throw new FetchFailed(Failure.REPEATED_PAGE, asked, "a further page", "page " + (n + 1) + " again");
            }
            fresh.accept(items);
            if (cursor == null) {
                return;
            }
        }
        throw new FetchFailed(Failure.TOO_LARGE, asked, "at most " + most + " pages", "more");
    }

    private void learn(Session.Page page) {
        whole &= page.whole();
        total = total == null ? page.total() : total;
        notes.addAll(page.notes());
    }

    /** The number of items seen. */
    int size() {
        return keys.size();
    }

    /** Whether an item with this key was shown. */
    boolean holds(String key) {
        return keys.contains(key);
    }

    /** Whether an item's absence means anything: read to the end, and not a mere window. */
    boolean complete() {
        return whole && failed == null;
    }

    /** The platform's own count, if it told. */
    @Nullable
    Long total() {
        return total;
    }

    /** What stopped the reading; null when the end was reached. */
    @Nullable
    FetchFailed failed() {
        return failed;
    }

    List<String> notes() {
        return notes;
    }
}
