package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Puts items together from the catalogue's rows. */
final class Items {

    private static final int PAGE = 1000;

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final Places places;
    private final CutTable cuts;
    private final Map<Integer, String> accountIds = new ConcurrentHashMap<>();

    Items(JdbcTemplate jdbc, Accounts accounts, Places places, CutTable cuts) {
        this.cuts = cuts;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.places = places;
    }

    /** In the order asked, each once. */
    List<Item> byId(Collection<Long> ids) {
        var wanted = new LinkedHashSet<>(ids);
        return byId(ids, wanted, versions(wanted, media(wanted)));
    }

    /** Without their versions: for those who only need to know that they are no more. */
    List<Item> disposed(List<Long> ids) {
        return byId(ids, ids, Map.of());
    }

    private List<Item> byId(Collection<Long> ids, Collection<Long> wanted, Map<Long, List<Item.Version>> versions) {
        var found = new HashMap<Long, Item>();
        Catalogue.each(jdbc, wanted, """
                SELECT id, account, kind, direction, reason, remote_id, parent, thread, platform_time, platform_offset,
                    first_captured, state, last_seen, noticed, disposed, decision, certificate
                FROM %s LEFT JOIN archive_item ON id = it""",
                rs -> found.put(rs.getLong("id"), item(rs, versions.getOrDefault(rs.getLong("id"), List.of()))));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    void each(Consumer<Item> consumer) {
        long after = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = jdbc.query("SELECT id FROM archive_item WHERE id > ? ORDER BY id FETCH FIRST " + PAGE + " ROWS ONLY",
                    (rs, n) -> rs.getLong("id"), after);
            byId(page).forEach(consumer);
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == PAGE);
    }

    /** The time series of an item's counters, oldest first. */
    List<Accession.Counted> counted(long item) {
        return jdbc.query("SELECT observed_at, counts FROM archive_observation WHERE item = ? ORDER BY observed_at",
                (rs, n) -> new Accession.Counted(item, instant(rs, "observed_at"), Places.counts(rs.getString("counts"))), item);
    }

    private record VersionKey(long item, int version) {
    }

    private record VersionRow(VersionKey key, Instant captured, CutTable.Spot spot, long entry) {
    }

    private Map<Long, List<Item.Version>> versions(Collection<Long> ids, Map<VersionKey, List<Item.StoredMedia>> media) {
        var rows = new ArrayList<VersionRow>();
        Catalogue.each(jdbc, ids, """
                SELECT v.item, v.number, v.captured, v.segment, s.path, v.record_offset, i.entry
                FROM %s LEFT JOIN archive_version v ON v.item = it LEFT JOIN archive_segment s ON s.id = v.segment
                LEFT JOIN archive_ingest i ON i.id = v.ingest ORDER BY v.item, v.number""", rs -> {
            rows.add(new VersionRow(new VersionKey(rs.getLong("item"), rs.getInt("number")), instant(rs, "captured"),
                    CutTable.Spot.of(rs), rs.getLong("entry")));
        });
        var versions = new HashMap<Long, List<Item.Version>>();
        for (var row : rows) {
            versions.computeIfAbsent(row.key.item, k -> new ArrayList<>()).add(new Item.Version(row.key.version, row.captured,
                    row.spot.path(), cuts.now(row.spot), row.entry, media.getOrDefault(row.key, List.of())));
        }
        return versions;
    }

    private Map<VersionKey, List<Item.StoredMedia>> media(Collection<Long> ids) {
        var media = new HashMap<VersionKey, List<Item.StoredMedia>>();
        Catalogue.each(jdbc, ids, """
                SELECT item, version, number, attachment, media_type, size, failure
                FROM %s LEFT JOIN archive_media ON item = it ORDER BY item, version, number""", rs -> {
            var key = new VersionKey(rs.getLong("item"), rs.getInt("version"));
            int number = rs.getInt("number");
            String attachment = rs.getString("attachment");
            put(media.computeIfAbsent(key, k -> new ArrayList<>()),
                    new Item.StoredMedia(number, attachment == null ? attachment(key, number) : attachment,
                            rs.getString("media_type"), rs.getLong("size"), rs.getString("failure")));
        });
        return media;
    }

    /** What came late stands in the place of the failure to have it. */
    static void put(List<Item.StoredMedia> all, Item.StoredMedia medium) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).failure() != null && all.get(i).attachmentId().equals(medium.attachmentId())) {
                all.set(i, medium);
                return;
            }
        }
        all.add(medium);
    }

    private String attachment(VersionKey key, int number) {
        return places.media(key.item, key.version, number).map(record -> record.decoded("Bevara-Attachment")).orElse("");
    }

    private Item item(ResultSet rs, List<Item.Version> versions) throws SQLException {
        long id = rs.getLong("id");
        String remoteId = rs.getString("remote_id");
        var offset = ZoneOffset.ofTotalSeconds(rs.getInt("platform_offset") * 60);
        return new Item(id, account(rs.getInt("account")), Content.Kind.valueOf(rs.getString("kind")),
                Direction.valueOf(rs.getString("direction")), rs.getString("reason"),
                remoteId == null ? places.remoteId(id) : remoteId, rs.getObject("parent", Long.class), rs.getLong("thread"),
                rs.getObject("platform_time", OffsetDateTime.class).withOffsetSameInstant(offset),
                instant(rs, "first_captured"), ItemState.valueOf(rs.getString("state")), nullableInstant(rs, "last_seen"),
                instant(rs, "noticed"), versions, disposal(rs));
    }

    static @Nullable Disposal disposal(ResultSet rs) throws SQLException {
        var at = nullableInstant(rs, "disposed");
        return at == null ? null : new Disposal(at, rs.getString("decision"), rs.getString("certificate"));
    }

    String account(int number) {
        String id = accountIds.get(number);
        if (id == null) {
            for (Account account : accounts.all()) {
                accountIds.put(accounts.number(account.id()), account.id());
            }
            id = accountIds.get(number);
        }
        return Objects.requireNonNull(id, () -> "account number " + number + " is not in the register");
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant nullableInstant(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
