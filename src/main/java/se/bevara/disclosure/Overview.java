package se.bevara.disclosure;

import java.util.Map;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;

/**
 * What a question finds, counted over the whole of it. What is not found is absent; the largest numbers come first, years newest first.
 *
 * @param accounts by id
 * @param platforms by connector's name
 * @param years civil years in Europe/Stockholm, platform time
 * @param edited how many have been edited
 * @param media how many have anything but links attached
 * @param disposed how many items of the accounts and times asked for were disposed of, whatever they said, by decision
 */
public record Overview(long total, Map<String, Long> accounts, Map<String, Long> authorities, Map<String, Long> platforms,
        Map<Direction, Long> directions, Map<Content.Kind, Long> kinds, Map<ItemState, Long> states, Map<Integer, Long> years,
        long edited, long media, Map<String, Long> disposed) {

    /** How many were disposed of in all. */
    public long disposedInAll() {
        return disposed.values().stream().mapToLong(Long::longValue).sum();
    }
}
