package se.bevara.discovery;

import static se.bevara.discovery.FoundTable.utc;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pages of our own sites, and when each was read. Where a site begins is read each night, the others in turn. */
@Component
final class PageTable {

    static final int LONGEST = 800;
    /** More than a site of a municipality has; what writes addresses without end is not followed without end. */
    private static final int MOST = 50_000;

    private final JdbcClient jdbc;

    PageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param depth how many links it is from where its site begins */
    record Page(URI address, int depth) {
    }

    /** Forgets the pages of sites that are no longer ours. */
    void only(List<String> sites) {
        jdbc.sql("SELECT DISTINCT site FROM discovery_page").query((row, n) -> row.getString("site")).list().stream()
                .filter(site -> !sites.contains(site))
                .forEach(site -> jdbc.sql("DELETE FROM discovery_page WHERE site = :site").param("site", site).update());
    }

    /** Notes a page, unless it is known or there are too many. */
    void note(String site, Page page) {
        String address = page.address().toString();
        if (address.length() > LONGEST || depth(address).isPresent() || count(site) >= MOST) {
            return;
        }
        jdbc.sql("INSERT INTO discovery_page (address, site, depth) VALUES (:address, :site, :depth)").param("address", address)
                .param("site", site).param("depth", page.depth()).update();
    }

    /** Notes where a site begins. */
    void begin(String site, URI address) {
        if (depth(address.toString()).isEmpty()) {
            note(site, new Page(address, 0));
        }
        jdbc.sql("UPDATE discovery_page SET depth = 0 WHERE address = :address").param("address", address.toString()).update();
    }

    private Optional<Integer> depth(String address) {
        return jdbc.sql("SELECT depth FROM discovery_page WHERE address = :address").param("address", address)
                .query(Integer.class).optional();
    }

    private long count(String site) {
        return jdbc.sql("SELECT count(*) FROM discovery_page WHERE site = :site").param("site", site).query(Long.class).single();
    }

    /** How many have been read since a moment. */
    long readSince(String site, Instant since) {
        return jdbc.sql("SELECT count(*) FROM discovery_page WHERE site = :site AND read_at >= :since").param("site", site)
                .param("since", utc(since)).query(Long.class).single();
    }

    /** The page whose turn it is, of those not read since a moment: where a site begins, then what was never read, then what was read longest ago. */
    Optional<Page> next(String site, Instant since) {
        return jdbc.sql("""
                SELECT address, depth FROM discovery_page WHERE site = :site AND (read_at IS NULL OR read_at < :since)
                ORDER BY CASE WHEN depth = 0 THEN 0 ELSE 1 END, read_at NULLS FIRST, depth, address FETCH FIRST 1 ROW ONLY""")
                .param("site", site).param("since", utc(since))
                .query((row, n) -> new Page(URI.create(row.getString("address")), row.getInt("depth"))).optional();
    }

    void read(URI address, Instant at) {
        jdbc.sql("UPDATE discovery_page SET read_at = :at WHERE address = :address").param("at", utc(at))
                .param("address", address.toString()).update();
    }

    /** Forgets a page that is no more. */
    void gone(URI address) {
        jdbc.sql("DELETE FROM discovery_page WHERE address = :address AND depth > 0").param("address", address.toString())
                .update();
    }
}
