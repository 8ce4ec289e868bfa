package se.bevara.moderation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.ItemState;
import se.bevara.retention.Word;

/**
 * An item that is out of public view, and of which somebody must say who took it away.
 *
 * @param state gone or hidden
 * @param lastSeen when it was last seen in the state before, as far as is known
 * @param noticed when it was first found so: it went between the two
 * @param answer null until somebody has said
 */
public record Vanished(long item, String account, ItemState state, @Nullable Instant lastSeen, Instant noticed,
        @Nullable Answer answer) {

    /** Who took it away, as a person has said. */
    public enum Answer implements Word {
        OURS("vi"),
        /** We did, and had no reason that holds. */
        WRONGLY("vi, utan giltigt skäl"),
        AUTHOR("den som skrev det"),
        OUTSIDER("någon annan, till exempel plattformen"),
        UNKNOWN("går inte att veta"),
        /** It came back before anybody had answered. */
        RETURNED("syns igen");

        private final String swedish;

        Answer(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }
}
