package se.bevara.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Disposal;
import se.bevara.archive.ItemState;

/**
 * An item as a page shows it. Everything that strangers wrote is in {@link Piece}s or has passed {@link Visible}.
 *
 * @param author empty when withheld
 * @param lastSeen null when it is still there
 * @param link the platform's address of it, http or https; else null
 * @param text empty also when its segment cannot be read, see {@code readable}
 * @param closed whether it may be read by nobody without the right: then nothing of what it says is here
 * @param disposal under which decision it was erased; null while it is kept
 * @param earlier versions before the newest, newest first
 */
record ItemView(long id, String account, Content.Kind kind, Direction direction, String reason, ItemState state,
        @Nullable Moment lastSeen,
        Moment noticed, String author, Moment platformTime, @Nullable Moment editedAt, Moment captured, @Nullable String link,
        List<Piece> text, List<MediumView> media, List<Figure> counts, List<Earlier> earlier, int version, boolean readable,
        boolean closed, @Nullable Disposal disposal) {

    /** A counter of the platform's. */
    record Figure(String name, long value) {
    }

    /** An earlier version, with the words that differ from the next marked. */
    record Earlier(int number, Moment captured, List<Piece> text, List<MediumView> media) {
    }

    /**
     * An attachment.
     *
     * @param show how it is shown
     * @param address below our own root, or for a link the address it leads to; null when there is nothing to fetch
     * @param failure why it could not be had; null when it could
     */
    record MediumView(Show show, @Nullable String address, String description, String mediaType, String size,
            @Nullable String failure) {
    }

    enum Show {
        PICTURE,
        FILM,
        FILE,
        LINK,
        ABSENT
    }
}
