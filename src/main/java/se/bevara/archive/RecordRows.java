package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.ledger.Difference;

/** Holds records against their rows in the catalogue. */
final class RecordRows {

    private final JdbcTemplate jdbc;
    private final Prints prints;
    private final Segments.Segment segment;
    private final Consumer<Difference> differences;

    RecordRows(JdbcTemplate jdbc, Prints prints, Segments.Segment segment, Consumer<Difference> differences) {
        this.jdbc = jdbc;
        this.prints = prints;
        this.segment = segment;
        this.differences = differences;
    }

    /** @param media 0 for the version itself */
    private record Key(long item, int version, int media) {
    }

    private record Row(Rows.Place place, @Nullable OffsetDateTime captured) {
    }

    private record ItemRow(int account, byte[] keyHash, String kind, String direction, String reason, @Nullable Long parent,
            long thread, OffsetDateTime platformTime, int offset, @Nullable Disposal disposal) {
    }

    /** A record, and where it lay in the first generation of its segment. */
    record Found(StoredRecord record, FirstPlaces.Spot spot) {
    }

    void compare(List<Found> records) {
        var ids = records.stream().map(found -> found.record.number("Bevara-Item")).collect(Collectors.toSet());
        var rows = rows(ids);
        var items = items(ids);
        for (var found : records) {
            var record = found.record;
            try {
                place(found, rows);
                if (Remains.is(record)) {
                    remains(record, items.get(record.number("Bevara-Item")));
                } else if (!record.has("Bevara-Media") && record.number("Bevara-Version") == 1) {
                    item(record, items.get(record.number("Bevara-Item")));
                }
            } catch (ArchiveDamaged e) {
                differences.accept(e.difference());
            }
        }
    }

    private void place(Found one, Map<Key, Row> rows) {
        var record = one.record;
        long media = record.has("Bevara-Media") ? record.number("Bevara-Media") : 0;
        var key = new Key(record.number("Bevara-Item"), (int) record.number("Bevara-Version"), (int) media);
        var row = rows.get(key);
        var found = new Rows.Place(segment.id(), one.spot.offset(), one.spot.length(), record.number("Bevara-Ingest"),
                (int) record.number("Bevara-Leaf"));
        if (row == null) {
            throw record.damaged("a row in the catalogue for " + key, "none");
        }
        if (!row.place.equals(found)) {
            throw record.damaged(key + " at " + row.place, found.toString());
        }
        var captured = Remains.is(record) ? Remains.captured(record) : record.date();
        if (row.captured != null && !row.captured.toInstant().equals(captured)) {
            throw record.damaged("captured " + row.captured.toInstant(), captured.toString());
        }
    }

    private void item(StoredRecord record, @Nullable ItemRow row) {
        if (row == null) {
            throw record.damaged("a row in the catalogue for the item", "none");
        }
        String item = "item " + record.number("Bevara-Item") + ": ";
        same(record, item + "disposal", row.disposal, null);
        byte[] hash = prints.item(record.decoded("Bevara-Platform"), record.decoded("Bevara-Key"));
        same(record, item + "key", Verification.hex(row.keyHash), Verification.hex(hash));
        standing(record, item, row);
    }

    /** What remains of an erased item must say what its row says. */
    private void remains(StoredRecord record, @Nullable ItemRow row) {
        if (row == null) {
            throw record.damaged("a row in the catalogue for the item", "none");
        }
        String item = "item " + record.number("Bevara-Item") + ": ";
        same(record, item + "disposal", row.disposal, Remains.disposal(record));
        if (record.number("Bevara-Version") == 1) {
            same(record, item + "key", Verification.hex(row.keyHash), record.required(Remains.KEY_HASH));
            standing(record, item, row);
        }
    }

    private void standing(StoredRecord record, String item, ItemRow row) {
        same(record, item + "account", row.account, segment.account());
        same(record, item + "kind", plain(row.kind), record.required("Bevara-Kind"));
        same(record, item + "direction", plain(row.direction), record.required("Bevara-Direction"));
        same(record, item + "reason", row.reason, record.decoded("Bevara-Direction-Reason"));
        same(record, item + "parent", row.parent, record.optionalNumber("Bevara-Parent"));
        same(record, item + "thread", row.thread, record.number("Bevara-Thread"));
        var time = record.time("Bevara-Platform-Time");
        same(record, item + "platform time", row.platformTime.toInstant(), time.toInstant());
        same(record, item + "platform offset", row.offset, time.getOffset().getTotalSeconds() / 60);
    }

    private static void same(StoredRecord record, String what, @Nullable Object row, @Nullable Object found) {
        if (!Objects.equals(row, found)) {
            throw record.damaged(what + " " + row, String.valueOf(found));
        }
    }

    private Map<Key, Row> rows(Collection<Long> ids) {
        var rows = new HashMap<Key, Row>();
        Catalogue.each(jdbc, ids,
                """
                        SELECT item, number, captured, segment, record_offset, record_length, ingest, leaf FROM %s LEFT JOIN archive_version ON item = it""",
                rs -> rows.put(new Key(rs.getLong("item"), rs.getInt("number"), 0),
                        new Row(place(rs), rs.getObject("captured", OffsetDateTime.class))));
        Catalogue.each(jdbc, ids,
                """
                        SELECT item, version, number, segment, record_offset, record_length, ingest, leaf FROM %s LEFT JOIN archive_media ON item = it""",
                rs -> rows.put(new Key(rs.getLong("item"), rs.getInt("version"), rs.getInt("number")),
                        new Row(place(rs), null)));
        return rows;
    }

    private static Rows.Place place(ResultSet rs) throws SQLException {
        return new Rows.Place(rs.getLong("segment"), rs.getLong("record_offset"), rs.getLong("record_length"),
                rs.getLong("ingest"), rs.getInt("leaf"));
    }

    private Map<Long, ItemRow> items(Collection<Long> ids) {
        var items = new HashMap<Long, ItemRow>();
        Catalogue.each(jdbc, ids, """
                SELECT id, account, key_hash, kind, direction, reason, parent, thread, platform_time, platform_offset,
                    disposed, decision, certificate
                FROM %s LEFT JOIN archive_item ON id = it""", rs -> items.put(rs.getLong("id"),
                new ItemRow(rs.getInt("account"), rs.getBytes("key_hash"), rs.getString("kind"), rs.getString("direction"),
                        rs.getString("reason"), rs.getObject("parent", Long.class), rs.getLong("thread"),
                        rs.getObject("platform_time", OffsetDateTime.class), rs.getInt("platform_offset"),
                        Items.disposal(rs))));
        return items;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
