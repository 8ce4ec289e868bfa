package se.bevara.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads from segments what the catalogue points to. */
final class Places {

    private final Path root;
    private final JdbcTemplate jdbc;
    private final CutTable cuts;
    private final Supplier<Stream<PlatformFormat>> formats;
    private final Map<String, PlatformFormat> byPlatform = new ConcurrentHashMap<>();

    Places(Path root, JdbcTemplate jdbc, CutTable cuts, Supplier<Stream<PlatformFormat>> formats) {
        this.cuts = cuts;
        this.root = root;
        this.jdbc = jdbc;
        this.formats = formats;
    }

    Content content(StoredRecord version) {
        String type = version.required("Content-Type");
        String written = type.startsWith(Captured.FROM_EXPORT) ? Captured.FROM_EXPORT : version.decoded("Bevara-Platform");
        return byPlatform.computeIfAbsent(written, name -> format(name, version)).read(version.block(), type);
    }

    /** Looked up when first needed, for formats may themselves need what is being made; then remembered, for it costs more than the reading. */
    private PlatformFormat format(String platform, StoredRecord version) {
        return formats.get().filter(format -> format.platform().equals(platform)).findFirst().orElseThrow(
                () -> new IllegalStateException(version.file() + ", offset " + version.offset()
                        + ": expected a known platform, found " + platform));
    }

    /** @throws ItemDisposed when the item has been erased; @throws ItemClosed when it may not be read */
    StoredRecord version(Item item, int number) {
        if (item.disposal() != null) {
            throw new ItemDisposed(item.id(), item.disposal());
        }
        Closures.check(jdbc, item.id());
        var version = item.versions().stream().filter(v -> v.number() == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("item " + item.id() + ": expected a version of it, found "
                        + number));
        var record = read(item, version).digested();
        if (!record.type().equals("resource") || record.number("Bevara-Item") != item.id()
                || record.number("Bevara-Version") != number) {
            throw record.damaged("item " + item.id() + " version " + number, record.type() + " of something else");
        }
        return record;
    }

    /** The record of a version that lies where the catalogue says. */
    Optional<StoredRecord> version(long item, int number) {
        return spots(VERSION + "AND v.number = ?", item, number).stream().findFirst().map(this::read);
    }

    /** A segment's file that is gone has perhaps a next generation since the item was looked up: then that is read. */
    private StoredRecord read(Item item, Item.Version version) {
        if (Files.exists(root.resolve(version.segment()))) {
            try {
                return SegmentReader.read(root, version.segment(), version.offset());
            } catch (ArchiveDamaged e) {
                if (Files.exists(root.resolve(version.segment()))) {
                    throw e;
                }
            }
        }
        return read(spots(VERSION + "AND v.number = ?", item.id(), version.number()).stream().findFirst().orElseThrow(
                () -> new IllegalStateException("item " + item.id() + ": disposed of since it was looked up")));
    }

    private StoredRecord read(CutTable.Spot spot) {
        return SegmentReader.read(root, spot.path(), cuts.now(spot));
    }

    private static final String VERSION = """
            SELECT v.segment, s.path, v.record_offset FROM archive_version v JOIN archive_segment s ON s.id = v.segment
            JOIN archive_item i ON i.id = v.item WHERE i.disposed IS NULL AND v.item = ?
            """;
    private static final String MEDIA = """
            SELECT m.segment, s.path, m.record_offset FROM archive_media m JOIN archive_segment s ON s.id = m.segment
            WHERE m.item = ? AND m.version = ? AND m.number = ?""";

    private List<CutTable.Spot> spots(String question, Object... parameters) {
        return jdbc.query(question, (rs, n) -> CutTable.Spot.of(rs), parameters);
    }

    /** @throws ItemClosed when it may not be read */
    Optional<StoredRecord> media(Item item, int version, int number) {
        Closures.check(jdbc, item.id());
        return media(item.id(), version, number);
    }

    Optional<StoredRecord> media(long item, int version, int number) {
        return spots(MEDIA, item, version, number).stream().findFirst().map(spot -> read(spot).digested());
    }

    /** What the platform is asked with, from the item's newest version: for those whose id may hold a name. */
    String remoteId(long item) {
        var newest = spots(VERSION + "ORDER BY v.number DESC FETCH FIRST 1 ROW ONLY", item);
        return newest.isEmpty() ? "" : read(newest.getFirst()).decoded("Bevara-Remote-Id");
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
