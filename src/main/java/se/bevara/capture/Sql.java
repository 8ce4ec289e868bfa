package se.bevara.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times and judged counts, as every table of this package needs them. */
final class Sql {

    private Sql() {
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** For columns that are never null. */
    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** @throws IllegalStateException when another number of rows than one was touched */
    static void one(String what, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(what + ": expected 1 row, found " + rows);
        }
    }
}
