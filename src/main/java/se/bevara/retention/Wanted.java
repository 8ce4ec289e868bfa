package se.bevara.retention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Asks about many items by one array, a thousand a query: {@code %s} in the query is their table, with the one column {@code it}. */
final class Wanted {

    private static final int BATCH = 1000;
    private static final String NUMBERS = "UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted (it)";

    private Wanted() {
    }

    static void each(JdbcTemplate jdbc, Collection<Long> items, String sql, RowCallbackHandler row) {
        var all = new ArrayList<Object>(new LinkedHashSet<>(items));
        for (int from = 0; from < all.size(); from += BATCH) {
            Object[] some = all.subList(from, Math.min(from + BATCH, all.size())).toArray();
            jdbc.query(connection -> {
                var statement = connection.prepareStatement(sql.formatted(NUMBERS));
                statement.setArray(1, connection.createArrayOf("bigint", some));
                return statement;
            }, row);
        }
    }
}
