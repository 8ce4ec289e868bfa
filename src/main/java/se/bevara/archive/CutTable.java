package se.bevara.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cuts of segments' generations. Those of a generation never change, so that they can be kept in memory; but one that was made before
 * may, where a restored backup lies in its place, be made again.
 */
final class CutTable {

    private static final int REMEMBERED = 256;

    private final JdbcTemplate jdbc;
    private final Map<String, Cuts> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cuts> eldest) {
            return size() > REMEMBERED;
        }
    };

    CutTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A record's place as a row tells it. @param first in the first generation of its segment */
    record Spot(long segment, String path, long first) {

        /** Of a row with {@code segment}, its {@code path} and {@code record_offset}. */
        static Spot of(ResultSet rs) throws SQLException {
            return new Spot(rs.getLong("segment"), rs.getString("path"), rs.getLong("record_offset"));
        }
    }

    /** Where a record lies now. Not to be called while rows are being read: it may ask the database itself. */
    long now(Spot spot) {
        return of(spot.segment, spot.path).now(spot.first);
    }

    Cuts of(long segment, String path) {
        if (path.endsWith(".g1.warc.gz")) {
            return Cuts.NONE;
        }
        var known = remember(path, null);
        return known == null ? load(segment, path) : known;
    }

    private Cuts load(long segment, String path) {
        int generation = SegmentName.parse(path).orElseThrow().generation();
        var cuts = Cuts.read(jdbc.query("SELECT cuts FROM archive_cut WHERE segment = ? AND generation = ? ORDER BY part",
                (rs, n) -> rs.getBytes("cuts"), segment, generation));
        if (cuts != Cuts.NONE) {
            remember(path, cuts);
        }
        return cuts;
    }

    private @Nullable Cuts remember(String path, @Nullable Cuts cuts) {
        synchronized (remembered) {
            return cuts == null ? remembered.get(path) : remembered.put(path, cuts);
        }
    }

    /** Notes a generation's cuts. Those of the one before stay for whoever is reading it just now, older ones go. */
    void add(long segment, int generation, Cuts cuts) {
        synchronized (remembered) {
            remembered.clear();
        }
        jdbc.update("DELETE FROM archive_cut WHERE segment = ? AND (generation < ? OR generation = ?)", segment, generation - 1,
                generation);
        int part = 0;
        for (byte[] bytes : cuts.parts()) {
            jdbc.update("INSERT INTO archive_cut (segment, generation, part, cuts) VALUES (?, ?, ?, ?)", segment, generation,
                    part++, bytes);
        }
    }
}
