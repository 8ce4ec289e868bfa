package se.bevara.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the rows of each segment are, read once for all segments: how many, and the sum of their keyed hashes, in which order plays no part.
 * Covered is everything that {@link RecordRows} holds against a record.
 */
final class RowSums {

    /** So many items a query. */
    private static final long ITEMS = 10_000;

    private final JdbcTemplate jdbc;
    private final Prints prints;
    private final Map<Long, Sum> bySegment = new HashMap<>();

    private RowSums(JdbcTemplate jdbc, Prints prints) {
        this.jdbc = jdbc;
        this.prints = prints;
    }

    /** Reads all rows, with all processors. */
    static RowSums read(JdbcTemplate jdbc, Prints prints) {
        var sums = new RowSums(jdbc, prints);
        Long last = jdbc.queryForObject("""
                SELECT max(last) FROM (SELECT max(id) AS last FROM archive_item UNION ALL SELECT max(item) FROM archive_version
                    UNION ALL SELECT max(item) FROM archive_media) highest""", Long.class);
        long parts = last == null ? 0 : last / ITEMS + 1;
        LongStream.range(0, parts).parallel().forEach(part -> sums.add(sums.new Part(part * ITEMS).read()));
        return sums;
    }

    private synchronized void add(Map<Long, Sum> some) {
        some.forEach((segment, sum) -> bySegment.merge(segment, sum, Sum::plus));
    }

    long versions(long segment) {
        return bySegment.getOrDefault(segment, Sum.NONE).versions;
    }

    long media(long segment) {
        return bySegment.getOrDefault(segment, Sum.NONE).media;
    }

    /** The sum of a segment's rows, its cuts included. */
    byte[] of(long segment, Cuts cuts) {
        var sum = bySegment.getOrDefault(segment, Sum.NONE);
        Mac mac = prints.rows();
        cuts.parts().forEach(mac::update);
        mac.update(ByteBuffer.allocate(48).putLong(sum.a).putLong(sum.b).putLong(sum.c).putLong(sum.d).putLong(sum.versions)
                .putLong(sum.media).array());
        return mac.doFinal();
    }

    private record Sum(long a, long b, long c, long d, long versions, long media) {

        static final Sum NONE = new Sum(0, 0, 0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(a + other.a, b + other.b, c + other.c, d + other.d, versions + other.versions, media + other.media);
        }
    }

    /** The rows of some items. */
    private final class Part {
        private final long from;
        private final Mac mac = prints.rows();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private final DataOutputStream row = new DataOutputStream(bytes);
        private final Map<Long, Long> firstIn = new HashMap<>();
        private final Map<Long, Sum> sums = new HashMap<>();

        Part(long from) {
            this.from = from;
        }

        Map<Long, Sum> read() {
            each("SELECT item, number, segment, record_offset, record_length, ingest, leaf, captured FROM archive_version "
                    + "WHERE item >= ? AND item < ?", this::version);
            each("SELECT item, version, number, segment, record_offset, record_length, ingest, leaf FROM archive_media "
                    + "WHERE item >= ? AND item < ?", this::medium);
            each("""
                    SELECT id, account, key_hash, kind, direction, reason, parent, thread, platform_time, platform_offset,
                        disposed, decision, certificate
                    FROM archive_item WHERE id >= ? AND id < ?""", this::item);
            return sums;
        }

        private void each(String sql, Taker taker) {
            jdbc.query(sql, rs -> {
                try {
                    taker.take(rs);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, from, from + ITEMS);
        }

        private void version(ResultSet rs) throws SQLException, IOException {
            long item = rs.getLong(1);
            int number = rs.getInt(2);
            long segment = rs.getLong(3);
            if (number == 1) {
                firstIn.put(item, segment);
            }
            row.writeByte('V');
            row.writeLong(item);
            row.writeInt(number);
            place(rs, 4);
            time(rs, 8);
            sum(segment, 1, 0);
        }

        private void medium(ResultSet rs) throws SQLException, IOException {
            row.writeByte('M');
            row.writeLong(rs.getLong(1));
            row.writeInt(rs.getInt(2));
            row.writeInt(rs.getInt(3));
            place(rs, 5);
            sum(rs.getLong(4), 0, 1);
        }

        private void place(ResultSet rs, int column) throws SQLException, IOException {
            row.writeLong(rs.getLong(column));
            row.writeLong(rs.getLong(column + 1));
            row.writeLong(rs.getLong(column + 2));
            row.writeInt(rs.getInt(column + 3));
        }

        /** Belongs to the segment of its first version. */
        private void item(ResultSet rs) throws SQLException, IOException {
            Long segment = firstIn.get(rs.getLong(1));
            if (segment == null) {
                return;
            }
            row.writeByte('I');
            row.writeLong(rs.getLong(1));
            row.writeInt(rs.getInt(2));
            row.write(rs.getBytes(3));
            text(rs.getString(4));
            text(rs.getString(5));
            text(rs.getString(6));
            long parent = rs.getLong(7);
            row.writeLong(rs.wasNull() ? -1 : parent);
            row.writeLong(rs.getLong(8));
            time(rs, 9);
            row.writeInt(rs.getInt(10));
            time(rs, 11);
            text(rs.getString(12));
            text(rs.getString(13));
            sum(segment, 0, 0);
        }

        private void text(@Nullable String text) throws IOException {
            row.writeBoolean(text != null);
            row.writeUTF(text == null ? "" : text);
        }

        private void time(ResultSet rs, int column) throws SQLException, IOException {
            var time = rs.getObject(column, OffsetDateTime.class);
            row.writeLong(time == null ? Long.MIN_VALUE : time.toEpochSecond());
            row.writeInt(time == null ? 0 : time.getNano());
        }

        private void sum(long segment, int versions, int media) {
            var hash = ByteBuffer.wrap(mac.doFinal(bytes.toByteArray()));
            bytes.reset();
            sums.merge(segment, new Sum(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong(), versions, media),
                    Sum::plus);
        }
    }

    private interface Taker {
        void take(ResultSet rs) throws SQLException, IOException;
    }
}
