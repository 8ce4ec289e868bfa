package se.bevara.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that the register does not know, and that nobody has decided on.
 *
 * @param number its number; another after a rebuild
 * @param items our archived posts that link to it, by number, the newest first; some of them may have been disposed of since
 * @param pages our web pages that do, in order
 * @param firstSeen when it was first seen: when the post was captured, or the page read
 * @param until the day it was put off to; null where it waits now
 */
public record Found(long number, AccountLink account, List<Long> items, List<String> pages, Instant firstSeen, Instant lastSeen,
        @Nullable LocalDate until) {

    public Found {
        items = List.copyOf(items);
        pages = List.copyOf(pages);
    }

    /** Whether it waits for somebody on a day. */
    public boolean waits(LocalDate day) {
        return until == null || !day.isBefore(until);
    }
}
