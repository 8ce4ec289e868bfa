package se.bevara.disclosure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content.Kind;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;

/**
 * A question to the archive. Every part may be left out; what is given must all hold.
 *
 * @param words words that must occur, {@code "a phrase"} in quotes, {@code -word} to exclude
 * @param author shown name of the author
 * @param from first civil day in Europe/Stockholm, platform time
 * @param to last civil day
 * @param page from 0
 * @param size items a page, at most {@link #LARGEST}
 */
public record Query(String words, @Nullable String account, @Nullable String authority, @Nullable String author,
        @Nullable Direction direction, @Nullable Kind kind, @Nullable ItemState state, @Nullable LocalDate from,
        @Nullable LocalDate to, Order order, int page, int size) {

    /** The most items that one page holds. */
    public static final int LARGEST = 1000;

    /** How many items can be paged through in one order. */
    public static final int DEEPEST = 10_000;

    public Query {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page: expected 0 or more of 1 to " + LARGEST + " items, found " + page + " of " + size);
        }
    }

    /** In what order hits are shown. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        RELEVANCE
    }
}
