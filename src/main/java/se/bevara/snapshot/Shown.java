package se.bevara.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which archived items a picture shows, as far as they were recognised: an item that was not may still be there.
 *
 * @param items that were recognised, from the top of the page down, those first that the first window shows
 * @param from platform time of the oldest post of the period that the picture covers; null where no post was recognised
 * @param unseen items of that period, archived as public, that were not recognised, by number
 * @param comments of that period, archived as public, where the picture shows no comment at all, as a blog's first page does; by number
 * @param examined how many archived items were looked for, newest first
 * @param all whether these were all that the account has
 * @param whole whether the list of items is known to be complete, as it is where we laid the picture out ourselves
 */
public record Shown(List<Seen> items, @Nullable Instant from, List<Long> unseen, List<Long> comments, int examined, boolean all,
        boolean whole) {

    /** How an item was recognised. */
    public enum By {
        /** By all its text. */
        TEXT,
        /** By the beginning of its text, where the page shows no more. */
        BEGINNING,
        /** By a text that other items of the account have too: perhaps one of those is shown instead. */
        SHARED_TEXT,
        /** By a link to its address alone. */
        LINK,
        /** Not at all: we placed it there. */
        PLACED
    }

    /**
     * An item in a picture.
     *
     * @param item its archive number
     * @param version the one whose text is shown; of an item recognised by a link alone, the newest
     * @param picture name of the file
     * @param y CSS pixels from the top of the page, a window's pictures one below the other
     */
    public record Seen(long item, int version, String picture, int y, By by) {
    }

    public Shown {
        items = List.copyOf(items);
        unseen = List.copyOf(unseen);
        // Older manifests do not tell them apart.
        comments = comments == null ? List.of() : List.copyOf(comments);
    }

    /** The items that are certainly shown: not those whose text may as well be another's. */
    List<Seen> certain() {
        return items.stream().filter(seen -> seen.by() != By.SHARED_TEXT).toList();
    }

    /** For people, in Swedish: what was not recognised, and what could not be looked for. */
    List<String> swedish() {
        if (whole || examined == 0) {
            return List.of();
        }
        if (items.isEmpty()) {
            return List.of("Ingen arkiverad handling kändes igen av " + examined + " prövade");
        }
        var lines = new ArrayList<String>();
        if (!unseen.isEmpty()) {
            lines.add(unseen.size() + " handlingar som arkiverats som öppna i den avbildade perioden kändes inte igen");
        }
        if (!comments.isEmpty()) {
            lines.add("Ingen kommentar kändes igen: sidan visar inga, eller har dem hopfällda. I den avbildade perioden finns "
                    + comments.size());
        }
        return lines;
    }
}
