package se.bevara.archive;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import se.bevara.ledger.Ledger;

/** What of a segment lies beyond its committed length. */
final class Tail {

    private Tail() {
    }

    /**
     * Makes sure that nothing is cut away that the ledger knows as archived: then it is the catalogue that is wrong.
     *
     * @throws IllegalStateException when a record beyond the committed length is of an ingest in the ledger
     */
    static void mayBeCut(Path root, String path, long committed, String account, Ledger ledger) {
        Set<String> archived = ledger.about("account/" + account).stream()
                .filter(entry -> entry.act().kind().equals("archived"))
                .map(entry -> String.valueOf(entry.act().details().get("ingest"))).collect(Collectors.toSet());
        try (var reader = SegmentReader.open(root, path, Long.MAX_VALUE)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                if (reader.position() > committed && archived.contains(String.valueOf(record.get().optional("Bevara-Ingest")))) {
                    throw new IllegalStateException(path + ", offset " + record.get().offset()
                            + ": the ledger has this record as archived, the catalogue has not: run bevara rebuild");
                }
            }
        } catch (ArchiveDamaged e) {
            // Half a record: the end of what an interrupted ingest wrote.
        }
    }
}
