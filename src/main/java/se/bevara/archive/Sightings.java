package se.bevara.archive;

import java.util.Set;

/** Knows which items were recognised in snapshots. What was not recognised may still be there. */
public interface Sightings {

    /** Numbers of the items that a snapshot is known to show. @param entry the snapshot's in the ledger */
    Set<Long> items(long entry);
}
