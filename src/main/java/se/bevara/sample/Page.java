package se.bevara.sample;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing. The platform cuts it before it leaves out what must not be shown, so a page may be short, or empty, and still
 * not be the last.
 *
 * @param items what is shown
 * @param last the last posting that was cut, shown or not; null when there was none
 * @param more whether older postings follow
 */
record Page(List<Posting> items, @Nullable Posting last, boolean more) {

    /** @param ordered as listed @param after the page starts behind it; null from the start */
    static Page of(List<Posting> ordered, @Nullable Long after, int limit, Predicate<Posting> shown, @Nullable Fault fault) {
        boolean follows = after != null;
        boolean ignored = fault == Fault.REPEATED_PAGE || fault == Fault.CYCLIC_PAGING;
        int from = after == null || ignored ? 0 : behind(ordered, after);
        int to = Math.min(ordered.size(), from + limit);
        List<Posting> cut = ordered.subList(Math.min(from, to), to);
        boolean more = switch (fault) {
            case REPEATED_PAGE -> !follows && !cut.isEmpty();
            case CYCLIC_PAGING -> !cut.isEmpty();
            case null, default -> to < ordered.size();
        };
        List<Posting> items = fault == Fault.EMPTY_LISTS ? List.of() : cut.stream().filter(shown).toList();
        return new Page(items, cut.isEmpty() ? null : cut.getLast(), more && fault != Fault.EMPTY_LISTS);
    }

    /** Postings have ascending or descending numbers, so a cursor holds even when its own posting is gone. */
    private static int behind(List<Posting> ordered, long after) {
        boolean descending = ordered.size() > 1 && ordered.getFirst().number() > ordered.getLast().number();
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long number = ordered.get(middle).number();
            if (descending ? number >= after : number <= after) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
