package se.bevara.archive;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/** Hands out numbers, taken from the database in blocks. A rolled back transaction leaves a gap, never the same number twice. */
final class Numbers {

    private static final int BLOCK = 100;

    private final JdbcTemplate jdbc;
    private final String table;
    private final SimpleJdbcInsert insert;
    private long next;
    private long end;

    Numbers(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
        insert = new SimpleJdbcInsert(jdbc).withTableName(table).usingColumns("taken").usingGeneratedKeyColumns("id")
                .withoutTableColumnMetaDataAccess();
    }

    synchronized long next() {
        if (next == end) {
            long block = insert.executeAndReturnKey(Map.of("taken", true)).longValue();
            next = (block - 1) * BLOCK + 1;
            end = next + BLOCK;
        }
        return next++;
    }

    /** Makes sure that nothing up to {@code highest} is handed out again. */
    synchronized void startAfter(long highest) {
        jdbc.update("DELETE FROM " + table);
        jdbc.execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + (highest / BLOCK + 2));
        next = end = 0;
    }
}
