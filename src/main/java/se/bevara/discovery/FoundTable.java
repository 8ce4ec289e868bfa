package se.bevara.discovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what has been found, where it was seen, and what has been decided. */
@Component
final class FoundTable {

    private final JdbcClient jdbc;

    FoundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where and when an account was seen: in one of our posts, or on one of our pages (item 0). */
    record Sighting(long item, String page, Instant at) {
    }

    private record Row(long number, AccountLink account) {
    }

    private record Seen(long item, String page, Instant first, Instant last) {
    }

    /** All that are found, those seen most often first. */
    List<Found> all() {
        Map<Long, List<Seen>> sightings = new HashMap<>();
        jdbc.sql("SELECT found, item, page, first_seen, last_seen FROM discovery_sighting ORDER BY found, item DESC, page")
                .query(row -> {
                    sightings.computeIfAbsent(row.getLong("found"), number -> new ArrayList<>()).add(new Seen(row.getLong("item"),
                            row.getString("page"), instant(row, "first_seen"), instant(row, "last_seen")));
                });
        var found = new ArrayList<Found>();
        jdbc.sql("""
                SELECT f.id, f.platform, f.handle, f.noticed, a.until FROM discovery_found f
                LEFT JOIN discovery_answer a ON a.print = f.print""").query(row -> {
            var seen = sightings.getOrDefault(row.getLong("id"), List.of());
            Instant noticed = instant(row, "noticed");
            found.add(new Found(row.getLong("id"), new AccountLink(row.getString("platform"), row.getString("handle")),
                    seen.stream().map(Seen::item).filter(item -> item > 0).toList(),
                    seen.stream().map(Seen::page).filter(page -> !page.isEmpty()).toList(),
                    seen.stream().map(Seen::first).min(Comparator.naturalOrder()).orElse(noticed),
                    seen.stream().map(Seen::last).max(Comparator.naturalOrder()).orElse(noticed),
                    row.getObject("until", LocalDate.class)));
        });
        found.sort(Comparator.comparingInt((Found one) -> one.items().size() + one.pages().size()).reversed()
                .thenComparingLong(Found::number));
        return found;
    }

    /** Notes that an account was seen. @return whether it is new here */
    boolean seen(String print, AccountLink account, Sighting sighting, Instant now) {
        Long known = number(print);
        long number = known == null ? add(print, account, now) : known;
        int before = jdbc.sql("""
                UPDATE discovery_sighting SET last_seen = CASE WHEN last_seen < :at THEN :at ELSE last_seen END,
                    first_seen = CASE WHEN first_seen > :at THEN :at ELSE first_seen END
                WHERE found = :found AND item = :item AND page = :page""").param("at", utc(sighting.at())).param("found", number)
                .param("item", sighting.item()).param("page", sighting.page()).update();
        if (before == 0) {
            jdbc.sql("""
                    INSERT INTO discovery_sighting (found, item, page, first_seen, last_seen)
                    VALUES (:found, :item, :page, :at, :at)""").param("found", number).param("item", sighting.item())
                    .param("page", sighting.page()).param("at", utc(sighting.at())).update();
        }
        return known == null;
    }

    private @Nullable Long number(String print) {
        return jdbc.sql("SELECT id FROM discovery_found WHERE print = :print").param("print", print).query(Long.class).optional()
                .orElse(null);
    }

    private long add(String print, AccountLink account, Instant now) {
        jdbc.sql("INSERT INTO discovery_found (print, platform, handle, noticed) VALUES (:print, :platform, :handle, :noticed)")
                .param("print", print).param("platform", account.platform()).param("handle", account.handle())
                .param("noticed", utc(now)).update();
        return java.util.Objects.requireNonNull(number(print));
    }

    /** Whether an account's name stands here. */
    boolean has(String print) {
        return number(print) != null;
    }

    /** How many names stand here. */
    long size() {
        return jdbc.sql("SELECT count(*) FROM discovery_found").query(Long.class).single();
    }

    /** Forgets an account's name and where it was seen. */
    void forget(long number) {
        jdbc.sql("DELETE FROM discovery_sighting WHERE found = :found").param("found", number).update();
        jdbc.sql("DELETE FROM discovery_found WHERE id = :found").param("found", number).update();
    }

    /** Numbers of those that were neither noticed nor seen since a moment. */
    List<Long> stale(Instant since) {
        return jdbc.sql("""
                SELECT id FROM discovery_found WHERE noticed < :since
                AND NOT EXISTS (SELECT 1 FROM discovery_sighting WHERE found = id AND last_seen >= :since)""")
                .param("since", utc(since)).query((row, n) -> row.getLong("id")).list();
    }

    /** Hashes of the accounts that nobody is to be asked about again. */
    Set<String> settled() {
        return new HashSet<>(jdbc.sql("SELECT print FROM discovery_answer WHERE until IS NULL")
                .query((row, n) -> row.getString("print")).list());
    }

    /** @param until null where nobody is to be asked again */
    void answer(String print, @Nullable LocalDate until) {
        jdbc.sql("DELETE FROM discovery_answer WHERE print = :print").param("print", print).update();
        jdbc.sql("INSERT INTO discovery_answer (print, until) VALUES (:print, :until)").param("print", print)
                .param("until", until, Types.DATE).update();
    }

    /** How far the ledger has been read. */
    long read() {
        return jdbc.sql("SELECT entry FROM discovery_read").query(Long.class).single();
    }

    void read(long entry) {
        jdbc.sql("UPDATE discovery_read SET entry = :entry").param("entry", entry).update();
    }

    void clear() {
        List.of("sighting", "found", "answer", "page").forEach(table -> jdbc.sql("DELETE FROM discovery_" + table).update());
        read(-1);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
