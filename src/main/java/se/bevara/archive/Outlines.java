package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads items as judging needs them, thread by thread. */
public final class Outlines {

    private static final int PAGE = 500;
    private static final String COLUMNS = """
            SELECT id, i.account, kind, direction, parent, thread, author, platform_time, first_captured, state, noticed, version
            FROM %s""";

    private final JdbcTemplate jdbc;
    private final IntFunction<String> account;
    private final ToIntFunction<String> number;

    Outlines(JdbcTemplate jdbc, IntFunction<String> account, ToIntFunction<String> number) {
        this.jdbc = jdbc;
        this.account = account;
        this.number = number;
    }

    /** By number; those that do not exist are absent. */
    public Map<Long, Outline> byId(Collection<Long> ids) {
        var rows = new TreeMap<Long, Row>();
        read(ids, " LEFT JOIN archive_item i ON id = it", rows);
        return outlines(rows);
    }

    /** The items of threads, in the order of their numbers, disposed ones too; threads that do not exist are absent. */
    public Map<Long, List<Outline>> threads(Collection<Long> threads) {
        var rows = new TreeMap<Long, Row>();
        read(threads, " LEFT JOIN archive_item i ON id = it", rows);
        read(threads, " LEFT JOIN archive_found_by f ON f.listing = it LEFT JOIN archive_item i ON i.id = f.item", rows);
        var byThread = new LinkedHashMap<Long, List<Outline>>();
        outlines(rows).values().forEach(item -> byThread.computeIfAbsent(item.thread(), thread -> new ArrayList<>()).add(item));
        return byThread;
    }

    /**
     * How many items that are not disposed of are of an account, by an author, and made from a time on and before another; null for any. The
     * database reads the whole table.
     */
    public long count(@Nullable String ofAccount, @Nullable String author, @Nullable Instant from, @Nullable Instant before) {
        var sql = new StringBuilder("SELECT count(*) FROM archive_item WHERE disposed IS NULL");
        var values = new ArrayList<Object>();
        add(sql, values, " AND account = ?", ofAccount == null ? null : number.applyAsInt(ofAccount));
        add(sql, values, " AND author = ?", author == null ? null : HexFormat.of().parseHex(author));
        add(sql, values, " AND platform_time >= ?", CatalogueRows.utc(from));
        add(sql, values, " AND platform_time < ?", CatalogueRows.utc(before));
        return Objects.requireNonNull(jdbc.queryForObject(sql.toString(), Long.class, values.toArray()));
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    /**
     * Numbers of items whose present state was noticed since a moment, and is that they are gone or hidden, ascending.
     *
     * @param after the last number had; 0 to begin with
     */
    public List<Long> vanished(Instant since, long after, int limit) {
        return jdbc.query("""
                SELECT id FROM archive_item WHERE state IN ('GONE', 'HIDDEN') AND noticed >= ? AND id > ? ORDER BY id
                FETCH FIRST %d ROWS ONLY""".formatted(limit), (rs, n) -> rs.getLong("id"), CatalogueRows.utc(since), after);
    }

    /**
     * Numbers of an account's items that are not disposed of, those archived last first.
     *
     * @param before the last number had; {@link Long#MAX_VALUE} to begin with
     */
    public List<Long> newest(String ofAccount, long before, int limit) {
        return jdbc.query("""
                SELECT id FROM archive_item WHERE account = ? AND id < ? AND disposed IS NULL ORDER BY id DESC
                FETCH FIRST %d ROWS ONLY""".formatted(limit), (rs, n) -> rs.getLong("id"), number.applyAsInt(ofAccount), before);
    }

    /** Numbers of an account's items made from a time on and before another, null for no limit, disposed ones too, ascending. */
    public List<Long> published(String ofAccount, @Nullable Instant from, @Nullable Instant before) {
        var sql = new StringBuilder("SELECT id FROM archive_item WHERE account = ?");
        var values = new ArrayList<Object>(List.of(number.applyAsInt(ofAccount)));
        add(sql, values, " AND platform_time >= ?", CatalogueRows.utc(from));
        add(sql, values, " AND platform_time < ?", CatalogueRows.utc(before));
        return jdbc.query(sql.append(" ORDER BY id").toString(), (rs, n) -> rs.getLong("id"), values.toArray());
    }

    /** Items that are closed, see {@link Closures}: what is made from the archive holds nothing of them. */
    public Set<Long> closed() {
        return Closures.all(jdbc);
    }

    /** Whether nothing more of an item may be archived than that it is there: see {@link Closures.Why#UNSEEN}. */
    public boolean uncopied(long item) {
        return Closures.closed(jdbc, item) == Closures.Why.UNSEEN;
    }

    /** Streams all threads, some hundred at a time, constant memory. */
    public void each(Consumer<Map<Long, List<Outline>>> consumer) {
        pages(page -> consumer.accept(threads(page)));
    }

    /** Streams the numbers of all threads, ascending, some hundred at a time. */
    public void pages(Consumer<List<Long>> consumer) {
        long after = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = jdbc.query("SELECT id FROM archive_item WHERE id > ? AND id = thread ORDER BY id FETCH FIRST " + PAGE
                    + " ROWS ONLY", (rs, n) -> rs.getLong("id"), after);
            if (!page.isEmpty()) {
                consumer.accept(page);
                after = page.getLast();
            }
        } while (page.size() == PAGE);
    }

    private record Row(long id, int account, String kind, String direction, @Nullable Long parent, long thread, String author,
            Instant platformTime, Instant captured, String state, Instant noticed, int version) {
    }

    private void read(Collection<Long> asked, String join, Map<Long, Row> rows) {
        Catalogue.each(jdbc, asked, COLUMNS + join, rs -> rows.put(rs.getLong("id"), row(rs)));
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(rs.getLong("id"), rs.getInt("account"), rs.getString("kind"), rs.getString("direction"),
                rs.getObject("parent", Long.class), rs.getLong("thread"), HexFormat.of().formatHex(rs.getBytes("author")),
                instant(rs, "platform_time"), instant(rs, "first_captured"), rs.getString("state"), instant(rs, "noticed"),
                rs.getInt("version"));
    }

    private Map<Long, Outline> outlines(Map<Long, Row> rows) {
        var edited = rows.values().stream().filter(row -> row.version > 1).map(Row::id).toList();
        var changed = new HashMap<Long, Instant>();
        Catalogue.each(jdbc, edited, "SELECT item, captured FROM %s LEFT JOIN archive_version ON item = it ORDER BY item, number",
                rs -> changed.put(rs.getLong("item"), instant(rs, "captured")));
        var outlines = new LinkedHashMap<Long, Outline>();
        rows.values().forEach(row -> outlines.put(row.id, new Outline(row.id, account.apply(row.account),
                Content.Kind.valueOf(row.kind), Direction.valueOf(row.direction), row.parent, row.thread, row.author,
                row.platformTime, row.captured, ItemState.valueOf(row.state), row.noticed, row.version, changed.get(row.id))));
        return outlines;
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
