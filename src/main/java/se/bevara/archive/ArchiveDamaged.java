package se.bevara.archive;

import se.bevara.ledger.Difference;

/** A segment is not as it was written. Its message names file, record, expected and found; no content. */
public final class ArchiveDamaged extends RuntimeException {

    private final Difference difference;

    ArchiveDamaged(String file, String record, String expected, String found) {
        super(file + ", " + record + ": expected " + expected + ", found " + found);
        difference = new Difference(file, record, expected, found);
    }

    public Difference difference() {
        return difference;
    }
}
