package se.bevara.disclosure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;

/**
 * A question to the archive. Every part may be left out; what is given must all hold.
 *
 * @param words words that must occur, {@code "a phrase"} in quotes, {@code -word} to exclude
 * @param author shown name of the author
 * @param from first civil day in Europe/Stockholm, platform time
 * @param to last civil day
 */
public record Query(String words, @Nullable String account, @Nullable String authority, @Nullable String author,
        @Nullable Direction direction, Content.@Nullable Kind kind, @Nullable ItemState state, @Nullable LocalDate from,
        @Nullable LocalDate to, Order order, int page, int size) {

    /** In what order hits are shown. */
    public enum Order {
        NEWEST_FIRST, OLDEST_FIRST, RELEVANCE
    }
}
