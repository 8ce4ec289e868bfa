package se.bevara.archive;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import se.bevara.ledger.Entry;

/**
 * A segment being read back, as far as the ledger knows its ingests. Ordered by the place of its next record in the ledger. Its file is open
 * only while it is its turn: an account has as many segments as months.
 */
final class SegmentReplay implements Closeable, Comparable<SegmentReplay> {

    private final Path root;
    private final String path;
    private final Map<Long, Entry> entries;
    private final long segment;
    private final FirstPlaces places = new FirstPlaces();
    private FirstPlaces.Spot spot;
    private long position;
    private @Nullable SegmentReader reader;
    private @Nullable StoredRecord next;

    private SegmentReplay(Path root, String path, Map<Long, Entry> entries, StoredRecord warcinfo) {
        this.root = root;
        this.path = path;
        this.entries = entries;
        this.segment = number(warcinfo);
        this.position = warcinfo.length();
        this.spot = places.next(warcinfo);
    }

    static SegmentReplay open(Path root, String path, Map<Long, Entry> entries) {
        var replay = new SegmentReplay(root, path, entries, SegmentReader.read(root, path, 0));
        replay.advance();
        replay.close();
        return replay;
    }

    static long number(StoredRecord warcinfo) {
        return new String(warcinfo.block(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("bevara-segment: "))
                .map(line -> Long.parseLong(line.substring("bevara-segment: ".length()).strip())).findFirst()
                .orElseThrow(() -> warcinfo.damaged("a line bevara-segment", "none"));
    }

    String path() {
        return path;
    }

    long segment() {
        return segment;
    }

    /** How many bytes of the segment were archived, once everything has been taken. */
    long committed() {
        return position;
    }

    /** Where the record taken last lay in the segment's first generation. */
    FirstPlaces.Spot spot() {
        return spot;
    }

    Cuts cuts() {
        return places.cuts();
    }

    boolean hasRecord() {
        return next != null;
    }

    StoredRecord take() {
        var taken = next;
        if (taken == null) {
            throw new NoSuchElementException(path);
        }
        position = taken.offset() + taken.length();
        spot = places.next(taken);
        advance();
        return taken;
    }

    private void advance() {
        var open = reader;
        if (open == null) {
            open = reader = SegmentReader.open(root, path, Long.MAX_VALUE);
            open.skipTo(position);
        }
        try {
            next = open.next().filter(record -> entries.containsKey(record.number("Bevara-Ingest"))).orElse(null);
        } catch (ArchiveDamaged e) {
            // What a crash cut short was never archived: the ledger knows nothing of it. A loss that it does know of is told by verify.
            next = null;
        }
    }

    private long order() {
        var record = next;
        if (record == null) {
            return -1;
        }
        var entry = entries.get(record.number("Bevara-Ingest"));
        return entry == null ? -1 : entry.index();
    }

    private long leaf() {
        var record = next;
        return record == null ? -1 : record.number("Bevara-Leaf");
    }

    @Override
    public int compareTo(SegmentReplay other) {
        int order = Long.compare(order(), other.order());
        return order != 0 ? order : Long.compare(leaf(), other.leaf());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
