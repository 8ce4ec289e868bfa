package se.bevara.capture;

import static se.bevara.archive.ItemState.GONE;
import static se.bevara.archive.ItemState.HIDDEN;
import static se.bevara.archive.ItemState.MISSING;
import static se.bevara.archive.ItemState.VISIBLE;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import se.bevara.archive.ItemState;

/** The one table of how an item's state may change. Staying as it is, is no change; what is gone can come back, never go missing. */
final class Transitions {

    private static final Map<ItemState, Set<ItemState>> ALLOWED = Map.of(
            VISIBLE, EnumSet.of(HIDDEN, MISSING, GONE),
            HIDDEN, EnumSet.of(VISIBLE, MISSING, GONE),
            MISSING, EnumSet.of(VISIBLE, HIDDEN, GONE),
            GONE, EnumSet.of(VISIBLE, HIDDEN));

    private Transitions() {
    }

    static boolean allowed(ItemState from, ItemState to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }
}
