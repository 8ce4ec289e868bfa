package se.bevara.archive;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;

/** Rows gathered, then written 1,000 at a time: the same for what is archived now and for what is read back from the folder. */
final class CatalogueRows {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    final List<Rows.NewItem> items = new ArrayList<>();
    final List<Rows.NewVersion> versions = new ArrayList<>();
    final List<Rows.NewMedia> media = new ArrayList<>();
    final List<Rows.Renewed> renewed = new ArrayList<>();
    final List<Rows.Turned> turned = new ArrayList<>();
    final List<Rows.Observed> observed = new ArrayList<>();

    CatalogueRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    int size() {
        return versions.size() + media.size() + turned.size() + observed.size();
    }

    /** Writes versions first, then states and counters: within one ingest that is their order. */
    void write() {
        batch(INSERT_ITEM, items, CatalogueRows::item);
        batch(INSERT_FOUND_BY, items, CatalogueRows::foundBy);
        batch(INSERT_VERSION, versions, CatalogueRows::version);
        batch(INSERT_MEDIA, media, CatalogueRows::medium);
        batch("UPDATE archive_item SET version = ?, remote_id = ?, fingerprint = ?, counts = ? WHERE id = ?", renewed,
                (ps, r) -> {
                    ps.setInt(1, r.version());
                    ps.setString(2, r.remoteId());
                    ps.setBytes(3, r.fingerprint().bytes());
                    ps.setLong(4, r.counts());
                    ps.setLong(5, r.item());
                });
        batch("UPDATE archive_item SET state = ?, last_seen = ?, noticed = ? WHERE id = ?", turned, (ps, t) -> {
            ps.setString(1, t.state().name());
            ps.setObject(2, utc(t.lastSeen()));
            ps.setObject(3, utc(t.noticed()));
            ps.setLong(4, t.item());
        });
        batch("UPDATE archive_item SET counts = ? WHERE id = ?", observed, (ps, o) -> {
            ps.setLong(1, o.print());
            ps.setLong(2, o.item());
        });
        batch(MERGE_OBSERVATION, observed, CatalogueRows::observation);
        clear();
    }

    private void clear() {
        for (var rows : List.of(items, versions, media, renewed, turned, observed)) {
            rows.clear();
        }
    }

    /** The leaves of an ingest, 1,000 a row. */
    void leaves(long ingest, List<byte[]> commitments) {
        for (int part = 0, from = 0; from < commitments.size(); part++, from += BATCH) {
            var some = commitments.subList(from, Math.min(from + BATCH, commitments.size()));
            byte[] joined = new byte[32 * some.size()];
            for (int i = 0; i < some.size(); i++) {
                System.arraycopy(some.get(i), 0, joined, 32 * i, 32);
            }
            jdbc.update("INSERT INTO archive_leaves (ingest, part, commitments) VALUES (?, ?, ?)", ingest, part, joined);
        }
    }

    void ingest(long id, int account, long entry, int leaves) {
        jdbc.update("INSERT INTO archive_ingest (id, account, entry, leaf_count) VALUES (?, ?, ?, ?)", id, account, entry,
                leaves);
    }

    private <T> void batch(String sql, List<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        if (rows.isEmpty()) {
            return;
        }
        for (int[] counts : jdbc.batchUpdate(sql, rows, BATCH, setter)) {
            for (int count : counts) {
                if (count != 1 && count != PreparedStatement.SUCCESS_NO_INFO) {
                    throw new IllegalStateException(sql.lines().findFirst().orElse("") + ": expected 1 row, found " + count);
                }
            }
        }
    }

    private static final String INSERT_ITEM = """
            INSERT INTO archive_item (id, account, key_hash, remote_id, kind, direction, reason, parent, thread, author,
                platform_time, platform_offset, first_captured, state, last_seen, noticed, version, fingerprint, counts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 1, ?, ?)""";

    private static void item(PreparedStatement ps, Rows.NewItem i) throws SQLException {
        ps.setLong(1, i.id());
        ps.setInt(2, i.account());
        ps.setBytes(3, i.keyHash());
        ps.setString(4, i.remoteId());
        ps.setString(5, i.kind().name());
        ps.setString(6, i.direction().name());
        ps.setString(7, i.reason());
        ps.setObject(8, i.parent(), java.sql.Types.BIGINT);
        ps.setLong(9, i.thread());
        ps.setBytes(10, i.author());
        ps.setObject(11, i.platformTime().withOffsetSameInstant(ZoneOffset.UTC));
        ps.setInt(12, i.platformTime().getOffset().getTotalSeconds() / 60);
        ps.setObject(13, utc(i.captured()));
        ps.setString(14, i.state().name());
        ps.setObject(15, utc(i.captured()));
        ps.setBytes(16, i.fingerprint().bytes());
        ps.setLong(17, i.counts());
    }

    private static final String INSERT_FOUND_BY = """
            INSERT INTO archive_found_by (item, account, key_hash, listing) VALUES (?, ?, ?, ?)""";

    private static void foundBy(PreparedStatement ps, Rows.NewItem i) throws SQLException {
        ps.setLong(1, i.id());
        ps.setInt(2, i.account());
        ps.setBytes(3, i.keyHash());
        ps.setLong(4, switch (i.kind()) {
            case POST -> -i.account();
            // An answer on somebody else's page stands in no thread of ours: the account's own listing tells whether it is there.
            case COMMENT -> i.thread() == i.id() ? -i.account() : i.thread();
        });
    }

    private static final String INSERT_VERSION = """
            INSERT INTO archive_version (item, number, captured, segment, record_offset, record_length, ingest, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static void version(PreparedStatement ps, Rows.NewVersion v) throws SQLException {
        ps.setLong(1, v.item());
        ps.setInt(2, v.number());
        ps.setObject(3, utc(v.captured()));
        place(ps, 4, v.place());
    }

    private static final String INSERT_MEDIA = """
            INSERT INTO archive_media (item, version, number, segment, record_offset, record_length, ingest, leaf,
                attachment, media_type, size, failure)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static void medium(PreparedStatement ps, Rows.NewMedia m) throws SQLException {
        ps.setLong(1, m.item());
        ps.setInt(2, m.version());
        ps.setInt(3, m.number());
        place(ps, 4, m.place());
        ps.setString(9, m.attachment());
        ps.setString(10, m.mediaType());
        ps.setLong(11, m.size());
        ps.setString(12, m.failure());
    }

    private static void place(PreparedStatement ps, int from, Rows.Place place) throws SQLException {
        ps.setLong(from, place.segment());
        ps.setLong(from + 1, place.offset());
        ps.setLong(from + 2, place.length());
        ps.setLong(from + 3, place.ingest());
        ps.setInt(from + 4, place.leaf());
    }

    private static final String MERGE_OBSERVATION = """
            MERGE INTO archive_observation o
            USING (SELECT CAST(? AS BIGINT) AS item, CAST(? AS TIMESTAMP WITH TIME ZONE) AS observed_at,
                CAST(? AS VARCHAR(2000)) AS counts) n
            ON (o.item = n.item AND o.observed_at = n.observed_at)
            WHEN MATCHED THEN UPDATE SET counts = n.counts
            WHEN NOT MATCHED THEN INSERT (item, observed_at, counts) VALUES (n.item, n.observed_at, n.counts)""";

    private static void observation(PreparedStatement ps, Rows.Observed o) throws SQLException {
        ps.setLong(1, o.item());
        ps.setObject(2, utc(o.at()));
        ps.setString(3, text(o.counts()));
    }

    static String text(Map<String, Long> counts) {
        return new TreeMap<>(counts).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
