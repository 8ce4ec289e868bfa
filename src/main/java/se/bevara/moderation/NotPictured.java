package se.bevara.moderation;

import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.bevara.archive.Closures;
import se.bevara.archive.Item;
import se.bevara.snapshot.Uncopied;

/** Tells whoever pictures items which are closed, secret or never to be seen: no picture may be made of those. */
@Component
final class NotPictured implements Uncopied {

    private final Closures closures;

    NotPictured(Closures closures) {
        this.closures = closures;
    }

    @Override
    public Set<Long> among(Collection<Item> items) {
        return closures.of(items.stream().map(Item::id).toList()).keySet();
    }
}
