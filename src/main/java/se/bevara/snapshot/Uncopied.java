package se.bevara.snapshot;

import java.util.Collection;
import java.util.Set;
import se.bevara.archive.Item;

/**
 * Knows items of which no copy may be made, such as suspected pictures of the sexual abuse of children. Where several know, each is asked. The package whose
 * matter it is provides one; without any, everything may be pictured.
 */
public interface Uncopied {

    /** Numbers of those among some items that must not be pictured, neither from their platform nor from the archive. */
    Set<Long> among(Collection<Item> items);
}
