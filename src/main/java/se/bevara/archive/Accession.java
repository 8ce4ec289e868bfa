package se.bevara.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to be archived about an item. Those of one {@link Archive#ingest} stand or fall together. */
public sealed interface Accession {

    /**
     * An item seen for the first time; becomes version 1.
     *
     * @param directionReason why it is received or drawn up, such as {@code author is the account}
     * @param parent the item it answers, already archived or earlier in the same ingest, by key
     * @param thread the post its thread begins with, by key; null for a post
     */
    record First(Captured captured, Direction direction, String directionReason, @Nullable String parent, @Nullable String thread,
            List<Media> media) implements Accession {
    }

    /** A known item whose content has changed; becomes the next version. */
    record Next(long item, Captured captured, List<Media> media) implements Accession {
    }

    /**
     * Attachments of a known version that could not be had when it was archived. They make no new version: nobody has changed the item.
     *
     * @param version whose attachments they are
     * @param at when they were fetched, our clock
     * @param media each with its bytes
     */
    record LateMedia(long item, int version, Instant at, List<Media> media) implements Accession {

        public LateMedia {
            if (media.isEmpty() || media.stream().anyMatch(medium -> medium.bytes() == null)) {
                throw new IllegalArgumentException("item " + item + ", late media: expected bytes of each, found none");
            }
        }
    }

    /**
     * A known item now in another state.
     *
     * @param lastSeen when it was last seen in the old state
     * @param noticed when the new state was first noticed: what happened, happened between the two
     * @param evidence what the platform answered, in a few fixed words such as {@code 404 by id, canary answered}
     */
    record Turned(long item, ItemState state, Instant lastSeen, Instant noticed, String evidence) implements Accession {
    }

    /** Changed counters of a known item: a time series beside the versions. */
    record Counted(long item, Instant at, Map<String, Long> counts) implements Accession {
    }
}
