package se.bevara.capture;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/**
 * What stands above comments: where something there is not shown, no listing leads to what is below it.
 *
 * @param absent numbers of the items that their listings do not show
 */
record Ancestors(Archive archive, Set<Long> absent) {

    /** Whether everything that a comment answers, up to the post, is known and shown. A post has nothing above it. */
    boolean shown(Item item) {
        var seen = new HashSet<Long>();
        for (Item each = item; each.kind() == Content.Kind.COMMENT && seen.add(each.id());) {
            Long parent = each.parent();
            List<Item> above = parent == null ? List.of() : archive.items(List.of(parent, each.thread()));
            if (above.isEmpty() || !allShown(above)) {
                return false;
            }
            each = above.getFirst();
        }
        return true;
    }

    private boolean allShown(Collection<Item> items) {
        return items.stream().allMatch(item -> !absent.contains(item.id())
                && (item.state() == ItemState.VISIBLE || item.state() == ItemState.HIDDEN));
    }
}
