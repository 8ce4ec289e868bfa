package se.bevara.moderation;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;
import se.bevara.snapshot.Uncopied;

/** Tells whoever takes pictures which items are closed, secret or never to be seen: no picture may be made of those. */
@Component
final class NotPictured implements Uncopied {

    private final Archive archive;

    NotPictured(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Set<Long> items() {
        return archive.outlines().closed();
    }
}
