package se.bevara.disclosure;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a question beside the usual. Every part may be left out; what is given must all hold.
 *
 * @param platform the connector's name, such as {@code mastodon}
 * @param capturedFrom first civil day in Europe/Stockholm on which a version of the item was captured, our clock
 * @param capturedTo last such day
 * @param edited whether the item has been edited, on the platform or as far as we have seen
 * @param media whether anything but links is attached to it
 * @param only the numbers of the items that may be found: for what others know of items, such as removals and case numbers
 */
public record Further(@Nullable String platform, @Nullable LocalDate capturedFrom, @Nullable LocalDate capturedTo,
        @Nullable Boolean edited, @Nullable Boolean media, @Nullable Set<Long> only) {

    /** Narrows nothing. */
    public static final Further NOTHING = new Further(null, null, null, null, null, null);

    public Further {
        only = only == null ? null : Set.copyOf(only);
    }
}
