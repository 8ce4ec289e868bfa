package se.bevara.disclosure;

import java.time.LocalDate;
import java.util.Set;
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
 * @param page from 0, where there is no cursor
 * @param size items a page, at most {@link #LARGEST}
 * @param further what else narrows it
 * @param cursor where the page lies; null for the first, or for one by its number
 * @param within ids of the accounts that the asker may reach: nothing of others is found, counted or told of. Null for all
 */
public record Query(String words, @Nullable String account, @Nullable String authority, @Nullable String author,
        @Nullable Direction direction, @Nullable Kind kind, @Nullable ItemState state, @Nullable LocalDate from,
        @Nullable LocalDate to, Order order, int page, int size, Further further, @Nullable Cursor cursor,
        @Nullable Set<String> within) {

    /** The most items that one page holds. */
    public static final int LARGEST = 1000;

    /** How many items can be paged through by numbers of pages. With cursors there is no end. */
    public static final int DEEPEST = 10_000;

    public Query {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page: expected 0 or more of 1 to " + LARGEST + " items, found " + page + " of " + size);
        }
        within = within == null ? null : Set.copyOf(within);
    }

    public Query(String words, @Nullable String account, @Nullable String authority, @Nullable String author,
            @Nullable Direction direction, @Nullable Kind kind, @Nullable ItemState state, @Nullable LocalDate from,
            @Nullable LocalDate to, Order order, int page, int size) {
        this(words, account, authority, author, direction, kind, state, from, to, order, page, size, Further.NOTHING, null, null);
    }

    /** The same question, put by somebody who may reach these accounts alone; null for all. */
    public Query within(@Nullable Set<String> accounts) {
        return new Query(words, account, authority, author, direction, kind, state, from, to, order, page, size, further, cursor,
                accounts);
    }

    /** The same question, narrowed further. */
    public Query further(Further narrowed) {
        return new Query(words, account, authority, author, direction, kind, state, from, to, order, page, size, narrowed, cursor,
                within);
    }

    /** The same question's page at a place; null for the first. */
    public Query at(@Nullable Cursor place) {
        return new Query(words, account, authority, author, direction, kind, state, from, to, order, 0, size, further, place,
                within);
    }

    /** In what order hits are shown. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        RELEVANCE
    }
}
