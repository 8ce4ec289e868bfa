package se.bevara.snapshot;

import java.util.Set;

/**
 * Knows items of which no copy may be made, such as suspected pictures of the sexual abuse of children. Where several know, each is asked. The
 * package whose matter it is provides one; without any, everything may be pictured.
 */
public interface Uncopied {

    /**
     * Numbers of the items that must be pictured neither from their platform nor from the archive. An account of which one may still be
     * seen on its platform is not pictured at all.
     */
    Set<Long> items();
}
