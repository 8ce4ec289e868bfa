package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of items to be erased, before and after. */
final class ErasingRows {

    private static final int LEAVES_A_ROW = 1000;
    private static final int BATCH = 1000;
    private static final String DISPOSE = """
            UPDATE archive_item SET state = 'DISPOSED', noticed = ?, last_seen = NULL, disposed = ?, decision = ?,
                certificate = ?, remote_id = '', author = ?, fingerprint = ?, counts = 0
            WHERE id = ? AND disposed IS NULL""";

    private final JdbcTemplate jdbc;

    ErasingRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Items with their account and the segments that hold versions of theirs. */
    record Spread(long item, int account, boolean disposed, List<Long> segments) {
    }

    Map<Long, Spread> spread(Collection<Long> ids) {
        var found = new HashMap<Long, Spread>();
        Catalogue.each(jdbc, ids, "SELECT id, account, disposed FROM %s LEFT JOIN archive_item ON id = it",
                rs -> found.put(rs.getLong("id"), new Spread(rs.getLong("id"), rs.getInt("account"),
                        rs.getObject("disposed", OffsetDateTime.class) != null, new ArrayList<>(1))));
        for (String table : List.of("archive_version", "archive_media")) {
            Catalogue.each(jdbc, ids, "SELECT item, segment FROM %s LEFT JOIN " + table + " ON item = it",
                    rs -> Objects.requireNonNull(found.get(rs.getLong("item"))).segments.add(rs.getLong("segment")));
        }
        return found;
    }

    /** Every record of items that are not disposed of yet. To be called with their account locked. */
    List<Remains.Erased> records(Map<Long, Disposal> disposals) {
        var whose = whose(disposals.keySet());
        var found = new ArrayList<Unproven>();
        Catalogue.each(jdbc, whose.keySet(), """
                SELECT item, number AS version, 0 AS number, captured, segment, record_offset, record_length, ingest, leaf
                FROM %s LEFT JOIN archive_version ON item = it""", rs -> found.add(record(rs, whose,
                rs.getObject("captured", OffsetDateTime.class).toInstant())));
        Catalogue.each(jdbc, whose.keySet(), """
                SELECT item, version, number, segment, record_offset, record_length, ingest, leaf
                FROM %s LEFT JOIN archive_media ON item = it""", rs -> found.add(record(rs, whose, null)));
        return proven(found, disposals);
    }

    private record Unproven(Remains.Whose item, int version, int media, @Nullable Instant captured, Rows.Place place) {
    }

    private static Unproven record(ResultSet rs, Map<Long, Remains.Whose> whose, @Nullable Instant captured) throws SQLException {
        return new Unproven(Objects.requireNonNull(whose.get(rs.getLong("item"))), rs.getInt("version"), rs.getInt("number"),
                captured, new Rows.Place(rs.getLong("segment"), rs.getLong("record_offset"), rs.getLong("record_length"),
                        rs.getLong("ingest"), rs.getInt("leaf")));
    }

    private Map<Long, Remains.Whose> whose(Collection<Long> ids) {
        var found = new HashMap<Long, Remains.Whose>();
        Catalogue.each(jdbc, ids, """
                SELECT id, kind, direction, reason, parent, thread, platform_time, platform_offset, key_hash
                FROM %s LEFT JOIN archive_item ON id = it AND disposed IS NULL""", rs -> found.put(rs.getLong("id"),
                new Remains.Whose(rs.getLong("id"), Content.Kind.valueOf(rs.getString("kind")),
                        Direction.valueOf(rs.getString("direction")), rs.getString("reason"), rs.getObject("parent", Long.class),
                        rs.getLong("thread"), rs.getObject("platform_time", OffsetDateTime.class).withOffsetSameInstant(
                                ZoneOffset.ofTotalSeconds(rs.getInt("platform_offset") * 60)),
                        rs.getBytes("key_hash"))));
        return found;
    }

    /** With their commitments, which are kept 1,000 a row: each row is read once. */
    private List<Remains.Erased> proven(List<Unproven> found, Map<Long, Disposal> disposals) {
        found.sort(Comparator.comparing((Unproven one) -> one.place.ingest()).thenComparing(one -> one.place.leaf()));
        var proven = new ArrayList<Remains.Erased>(found.size());
        long ingest = -1;
        int part = -1;
        byte[] row = new byte[0];
        for (var one : found) {
            int leaf = one.place.leaf();
            if (one.place.ingest() != ingest || leaf / LEAVES_A_ROW != part) {
                ingest = one.place.ingest();
                part = leaf / LEAVES_A_ROW;
                row = jdbc.queryForObject("SELECT commitments FROM archive_leaves WHERE ingest = ? AND part = ?", byte[].class,
                        ingest, part);
            }
            int at = 32 * (leaf % LEAVES_A_ROW);
            proven.add(new Remains.Erased(one.item, one.version, one.media, one.captured, one.place,
                    Arrays.copyOfRange(Objects.requireNonNull(row), at, at + 32),
                    Objects.requireNonNull(disposals.get(one.item.id()))));
        }
        return proven;
    }

    /** What is left of erased items: nothing by which their content, author or address could be told. */
    void dispose(Map<Long, Disposal> disposals, Set<Long> withMedia) {
        disposals.keySet().stream().collect(Collectors.groupingBy(id -> Objects.requireNonNull(disposals.get(id))))
                .forEach(this::dispose);
        delete("archive_media", withMedia);
        delete("archive_observation", disposals.keySet());
    }

    private void dispose(Disposal disposal, List<Long> ids) {
        var at = CatalogueRows.utc(disposal.at());
        int rows = 0;
        for (int[] counts : jdbc.batchUpdate(DISPOSE, ids, BATCH, (ps, id) -> {
            ps.setObject(1, at);
            ps.setObject(2, at);
            ps.setString(3, disposal.decision());
            ps.setString(4, disposal.certificate());
            ps.setBytes(5, new byte[0]);
            ps.setBytes(6, new byte[0]);
            ps.setLong(7, id);
        })) {
            rows += Arrays.stream(counts).sum();
        }
        if (rows != ids.size()) {
            throw new IllegalStateException("archive_item: expected " + ids.size() + " rows to dispose of, found " + rows);
        }
    }

    private void delete(String table, Collection<Long> ids) {
        jdbc.batchUpdate("DELETE FROM " + table + " WHERE item = ?", ids, BATCH, (ps, id) -> ps.setLong(1, id));
    }

    /** Lets a segment's row tell its next generation. */
    void replace(NextGeneration.Written written, long entry) {
        var before = written.before();
        int rows = jdbc.update("""
                UPDATE archive_segment SET path = ?, committed = ?, sha256 = ?, sealed_entry = ?
                WHERE id = ? AND path = ? AND committed = ?""", written.name().path(), written.length(), written.sha256(), entry,
                before.id(), before.path(), before.committed());
        if (rows != 1) {
            throw new NotErased(before.path() + ": expected it unchanged since its next generation was written, found it changed",
                    null);
        }
    }
}
