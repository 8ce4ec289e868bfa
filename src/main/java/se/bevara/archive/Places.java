package se.bevara.archive;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads from segments what the catalogue points to. */
final class Places {

    private final Path root;
    private final JdbcTemplate jdbc;
    private final Supplier<Stream<PlatformFormat>> formats;

    Places(Path root, JdbcTemplate jdbc, Supplier<Stream<PlatformFormat>> formats) {
        this.root = root;
        this.jdbc = jdbc;
        this.formats = formats;
    }

    Content content(StoredRecord version) {
        String platform = version.decoded("Bevara-Platform");
        var format = formats.get().filter(f -> f.platform().equals(platform)).findFirst().orElseThrow(
                () -> new IllegalStateException(version.file() + ", offset " + version.offset()
                        + ": expected a known platform, found " + platform));
        return format.read(version.block(), version.required("Content-Type"));
    }

    StoredRecord version(Item item, int number) {
        var version = item.versions().stream().filter(v -> v.number() == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item " + item.id() + ": expected a version of it, found "
                        + number));
        var record = SegmentReader.read(root, version.segment(), version.offset()).digested();
        if (!record.type().equals("resource") || record.number("Bevara-Item") != item.id()
                || record.number("Bevara-Version") != number) {
            throw record.damaged("item " + item.id() + " version " + number, record.type() + " of something else");
        }
        return record;
    }

    /** The record of a version that lies where the catalogue says. */
    Optional<StoredRecord> version(long item, int number) {
        return jdbc.query("""
                SELECT s.path, v.record_offset FROM archive_version v JOIN archive_segment s ON s.id = v.segment
                WHERE v.item = ? AND v.number = ?""",
                (rs, n) -> new Spot(rs.getString("path"), rs.getLong("record_offset")), item, number)
                .stream().findFirst().map(spot -> SegmentReader.read(root, spot.path, spot.offset));
    }

    /** Where a record is. */
    private record Spot(String path, long offset) {
    }

    Optional<StoredRecord> media(long item, int version, int number) {
        return jdbc.query("""
                SELECT s.path, m.record_offset FROM archive_media m JOIN archive_segment s ON s.id = m.segment
                WHERE m.item = ? AND m.version = ? AND m.number = ?""",
                (rs, n) -> new Spot(rs.getString("path"), rs.getLong("record_offset")), item, version, number)
                .stream().findFirst().map(spot -> SegmentReader.read(root, spot.path, spot.offset).digested());
    }

    /** What the platform is asked with, from the item's newest version: for those whose id may hold a name. */
    String remoteId(long item) {
        List<Spot> newest = jdbc.query("""
                SELECT s.path, v.record_offset FROM archive_version v JOIN archive_segment s ON s.id = v.segment
                WHERE v.item = ? ORDER BY v.number DESC FETCH FIRST 1 ROW ONLY""",
                (rs, n) -> new Spot(rs.getString("path"), rs.getLong("record_offset")), item);
        return newest.isEmpty()
                ? ""
                : SegmentReader.read(root, newest.getFirst().path, newest.getFirst().offset).decoded("Bevara-Remote-Id");
    }

    /** A series of counters as the catalogue writes them. */
    static Map<String, Long> counts(String text) {
        var counts = new HashMap<String, Long>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = pair.lastIndexOf('=');
            counts.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
        }
        return counts;
    }
}
