package se.bevara.archive;

import java.util.TreeMap;

/** Follows a segment record by record and tells where each lay in the first generation: what has changed since says how long it was. */
final class FirstPlaces {

    static final String FIRST_LENGTH = "Bevara-First-Length";

    private final TreeMap<Long, Long> changes = new TreeMap<>();
    private long shift;

    /** A record's place in the first generation. */
    record Spot(long offset, long length) {
    }

    /** To be called for every record from the first on, in order. */
    Spot next(StoredRecord record) {
        Long first = record.optionalNumber(FIRST_LENGTH);
        var spot = new Spot(record.offset() - shift, first == null ? record.length() : first);
        if (first != null) {
            changes.put(spot.offset + spot.length, record.length() - first);
            shift += record.length() - first;
        }
        return spot;
    }

    Cuts cuts() {
        return Cuts.of(changes);
    }
}
