package se.bevara.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/**
 * Archived content to be laid out by this program, because its page cannot be pictured, or beside it.
 *
 * @param title what is reproduced, Swedish
 * @param facts about it, by label
 * @param missing what is known to be left out, Swedish
 * @param threads each a post with comments
 */
record Reproduction(String title, Map<String, List<String>> facts, List<String> missing, List<List<Entry>> threads) {

    /** Stands on every page and picture. */
    static final String MARK = "Rekonstruktion av arkiverat innehåll – inte en bild av plattformens sida";

    Reproduction {
        missing = List.copyOf(missing);
        threads = threads.stream().map(List::copyOf).toList();
    }

    /**
     * An item.
     *
     * @param depth 0 for a post, more for what answers
     * @param chosen whether it is the item for whose sake the thread is shown
     * @param versions newest first; the newest alone unless it is chosen
     */
    record Entry(Item item, int depth, boolean chosen, List<Version> versions) {
    }

    /**
     * What an item said.
     *
     * @param captured when it was archived
     * @param content null where it cannot be read
     */
    record Version(int number, Instant captured, @Nullable Content content, List<Medium> media) {
    }

    /**
     * An attachment.
     *
     * @param data its picture as a {@code data:} address; null when it is not shown
     * @param text what it is, and why it is not shown
     */
    record Medium(@Nullable String data, String text) {
    }
}
