package se.bevara.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.ItemState;

/**
 * An item as it stood on a day.
 *
 * @param view the version that stood
 * @param perhaps whether it may have gone already
 * @param lastSeen when it was last seen, where it has gone since; null otherwise
 * @param firstMissing when it was first found away
 * @param perhapsLater whether it may have been edited already
 * @param onlyLater whether only what it said after a later edit is known
 * @param known whether the archive had it then
 * @param versions how many there are in all
 * @param depth 0 for a post, 1 for an answer to it
 */
record StoodView(ItemView view, boolean perhaps, @Nullable Moment lastSeen, @Nullable Moment firstMissing, boolean perhapsLater,
        boolean onlyLater, boolean known, int versions, int depth) {

    /**
     * A post with what was answered below it.
     *
     * @param post null when the post did not stand, or was never captured
     * @param more how many later answers are not looked at here
     */
    record Thread(long id, @Nullable StoodView post, List<StoodView> replies, long more, List<Away> away) {
    }

    /** An item that had been found away: what it said is not told here. @param state as it is known now */
    record Away(long id, Content.Kind kind, ItemState state, @Nullable Moment lastSeen, Moment noticed) {
    }
}
