package se.bevara.archive;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Questions about known items. */
final class Catalogue {

    private static final int BATCH = 1000;

    /** Values asked for, as a table of one column, {@code it}. */
    private static final String HASHES = "UNNEST(CAST(? AS BYTEA ARRAY)) AS wanted (it)";
    private static final String NUMBERS = "UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (it)";

    private static final String KNOWN = """
            SELECT id, i.key_hash, remote_id, kind, fingerprint, version, state, counts, parent, thread, platform_time
            """;
    private static final String LISTED = KNOWN
            + "FROM archive_found_by f JOIN archive_item i ON i.id = f.item WHERE f.listing = ? ";

    private final JdbcTemplate jdbc;
    private final Places places;

    Catalogue(JdbcTemplate jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** Known items by the hash of their key. */
    Map<ByteBuffer, Known> known(int account, Collection<ByteBuffer> hashes) {
        var found = new HashMap<ByteBuffer, Known>(hashes.size() * 2);
        each(hashes, KNOWN + "FROM %s LEFT JOIN archive_found_by f ON f.key_hash = it AND f.account = " + account
                + " LEFT JOIN archive_item i ON i.id = f.item",
                rs -> found.put(ByteBuffer.wrap(rs.getBytes("key_hash")), known(rs, 0)));
        return found;
    }

    /** The numbers of known items by the hash of their key. */
    Map<ByteBuffer, Long> ids(int account, Collection<ByteBuffer> hashes) {
        var found = new HashMap<ByteBuffer, Long>(hashes.size() * 2);
        each(hashes, "SELECT item, key_hash FROM %s LEFT JOIN archive_found_by ON key_hash = it AND account = " + account,
                rs -> found.put(ByteBuffer.wrap(rs.getBytes("key_hash")), rs.getLong("item")));
        return found;
    }

    List<Known> posts(int account) {
        return jdbc.query(LISTED + "ORDER BY platform_time, id", this::known, -(long) account);
    }

    List<Known> comments(long thread) {
        return jdbc.query(LISTED + "AND id <> ? ORDER BY platform_time, id", this::known, thread, thread);
    }

    Map<ByteBuffer, Known> commentsByHash(long thread) {
        var found = new HashMap<ByteBuffer, Known>();
        jdbc.query(LISTED + "AND id <> ?",
                (RowCallbackHandler) rs -> found.put(ByteBuffer.wrap(rs.getBytes("key_hash")), known(rs, 0)), thread, thread);
        return found;
    }

    /** How many of an account's items are on the platform as far as is known. Reads the whole table: asked only before a freeze. */
    long present(int account) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM archive_item WHERE account = ? AND state IN ('VISIBLE', 'HIDDEN')", Long.class, account));
    }

    /** What must be known of an item to archive its next version. */
    record Standing(long id, int account, byte[] keyHash, Direction direction, String reason, Content.Kind kind,
            @Nullable Long parent, long thread, int version, boolean disposed) {
    }

    Map<Long, Standing> standing(Collection<Long> ids) {
        var found = new HashMap<Long, Standing>();
        each(ids, "SELECT id, account, key_hash, direction, reason, kind, parent, thread, version, state FROM %s "
                + "LEFT JOIN archive_item ON id = it",
                rs -> found.put(rs.getLong("id"),
                        new Standing(rs.getLong("id"), rs.getInt("account"), rs.getBytes("key_hash"),
                                Direction.valueOf(rs.getString("direction")), rs.getString("reason"),
                                Content.Kind.valueOf(rs.getString("kind")), rs.getObject("parent", Long.class),
                                rs.getLong("thread"), rs.getInt("version"), rs.getString("state").equals("DISPOSED"))));
        return found;
    }

    /** The WARC id of the record that holds a version. */
    String recordId(long item, int version) {
        return places.version(item, version)
                .orElseThrow(
                        () -> new IllegalArgumentException("item " + item + ": expected its version " + version + ", found none"))
                .required("WARC-Record-ID");
    }

    /** The highest number among a version's attachments; 0 when it has none. */
    int attachments(long item, int version) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT coalesce(max(number), 0) FROM archive_media WHERE item = ? AND version = ?", Integer.class, item,
                version));
    }

    private Known known(ResultSet rs, int n) throws SQLException {
        long id = rs.getLong("id");
        String remoteId = rs.getString("remote_id");
        return new Known(id, remoteId == null ? places.remoteId(id) : remoteId, Content.Kind.valueOf(rs.getString("kind")),
                Fingerprint.of(rs.getBytes("fingerprint")), rs.getInt("version"), ItemState.valueOf(rs.getString("state")),
                rs.getLong("counts"), rs.getObject("parent", Long.class), rs.getLong("thread"),
                rs.getObject("platform_time", OffsetDateTime.class).toInstant());
    }

    /** What is done with a row. */
    interface Row {
        void take(ResultSet rs) throws SQLException;
    }

    void each(Collection<?> values, String sql, Row row) {
        each(jdbc, values, sql, row);
    }

    /**
     * Asks for 1,000 values a query. {@code %s} in the query is the table of them, with the column {@code it}; what is asked is joined to it
     * from the left, so that the index is asked for each value however small the table was when the query was planned. The first
     * column is null where there is none.
     */
    static void each(JdbcTemplate jdbc, Collection<?> values, String sql, Row row) {
        var all = new ArrayList<Object>(new LinkedHashSet<>(values));
        for (int from = 0; from < all.size(); from += BATCH) {
            Object[] some = all.subList(from, Math.min(from + BATCH, all.size())).stream()
                    .map(value -> value instanceof ByteBuffer bytes ? bytes.array() : value).toArray();
            boolean hashes = some[0] instanceof byte[];
            jdbc.query(connection -> {
                var statement = connection.prepareStatement(sql.formatted(hashes ? HASHES : NUMBERS));
                statement.setArray(1, hashes
                        ? connection.createArrayOf("bytea", Arrays.copyOf(some, some.length, byte[][].class))
                        : connection.createArrayOf("bigint", some));
                return statement;
            }, (RowCallbackHandler) rs -> {
                if (rs.getObject(1) != null) {
                    row.take(rs);
                }
            });
        }
    }
}
