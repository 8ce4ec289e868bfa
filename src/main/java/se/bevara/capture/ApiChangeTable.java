package se.bevara.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which fields have been seen, how often, and what has changed: by name alone. */
@Component
final class ApiChangeTable {

    /** So many rows of a platform are enough, whatever it answers. */
    private static final int MOST = 3000;
    /** Above so many items the figures are halved, so that what is newer counts for more. */
    private static final long MANY = 20_000;

    private final JdbcClient jdbc;

    ApiChangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param items that it could have been in since it was first seen @param seen how many had it @param nights on which one had */
    record Field(String path, String type, long items, long seen, int nights) {

        String told() {
            return path + " " + type;
        }
    }

    List<Field> fields(String platform) {
        return jdbc.sql(
                "SELECT path, value_type, items, seen, nights FROM capture_field WHERE platform = :platform ORDER BY path, value_type")
                .param("platform", platform)
                .query((r, n) -> new Field(r.getString("path"), r.getString("value_type"), r.getLong("items"), r.getLong("seen"),
                        r.getInt("nights")))
                .list();
    }

    /** Adds a night's counts to those of earlier nights. @param missed paths whose absence is not yet taken for what is usual */
    void add(String platform, List<Field> before, Watch.Observed tonight, Set<String> missed) {
        tonight.items.forEach((kind, items) -> jdbc
                .sql("UPDATE capture_field SET items = items + :items WHERE platform = :platform AND path LIKE :kind")
                .param("items", items).param("platform", platform).param("kind", kind + ".%").update());
        missed.forEach(
                path -> jdbc.sql("UPDATE capture_field SET items = items - :items WHERE platform = :platform AND path = :path")
                        .param("items", tonight.items.getOrDefault(path.substring(0, path.indexOf('.')), 0L))
                        .param("platform", platform).param("path", path).update());
        Map<String, Field> known = before.stream().collect(java.util.stream.Collectors.toMap(Field::told, field -> field));
        int rows = before.size();
        for (var field : tonight.fields.entrySet()) {
            if (known.containsKey(field.getKey())) {
                count(platform, field.getKey(), field.getValue());
            } else if (rows++ < MOST) {
                insert(platform, field.getKey(), field.getValue(), tonight);
            }
        }
        jdbc.sql("UPDATE capture_field SET items = items / 2, seen = seen / 2 WHERE platform = :platform AND items > :many")
                .param("platform", platform).param("many", MANY).update();
    }

    private void count(String platform, String field, long seen) {
        jdbc.sql(
                """
                        UPDATE capture_field SET seen = seen + :seen, nights = nights + 1 WHERE platform = :platform AND path = :path AND value_type = :type""")
                .param("seen", seen).param("platform", platform).param("path", path(field)).param("type", type(field)).update();
    }

    private void insert(String platform, String field, long seen, Watch.Observed tonight) {
        String kind = field.substring(0, field.indexOf('.'));
        jdbc.sql("""
                INSERT INTO capture_field (platform, path, value_type, items, seen, nights)
                VALUES (:platform, :path, :type, :items, :seen, 1)""").param("platform", platform).param("path", path(field))
                .param("type", type(field)).param("items", tonight.items.getOrDefault(kind, seen)).param("seen", seen).update();
    }

    static String path(String field) {
        return field.substring(0, field.lastIndexOf(' '));
    }

    static String type(String field) {
        return field.substring(field.lastIndexOf(' ') + 1);
    }

    /** Notes a change that a night has noticed. */
    void changed(String platform, ApiChange.Kind kind, String subject, LocalDate night) {
        int known = jdbc.sql("""
                UPDATE capture_change SET last_night = :night
                WHERE platform = :platform AND kind = :kind AND subject = :subject""").param("night", night)
                .param("platform", platform).param("kind", kind.name()).param("subject", subject).update();
        if (known == 0) {
            jdbc.sql("""
                    INSERT INTO capture_change (platform, kind, subject, first_night, last_night)
                    VALUES (:platform, :kind, :subject, :night, :night)""").param("platform", platform)
                    .param("kind", kind.name()).param("subject", subject).param("night", night).update();
        }
    }

    /** When a field was first missed, if it was. */
    Optional<LocalDate> missedSince(String platform, String path) {
        return jdbc.sql("""
                SELECT first_night FROM capture_change WHERE platform = :platform AND kind = :kind AND subject = :path""")
                .param("platform", platform).param("kind", ApiChange.Kind.GONE_FIELD.name()).param("path", path)
                .query(LocalDate.class).optional();
    }

    /** What nights since one have noticed. */
    List<ApiChange> since(LocalDate night) {
        return jdbc.sql("SELECT * FROM capture_change WHERE last_night >= :night ORDER BY platform, kind, subject")
                .param("night", night).query(ApiChangeTable::change).list();
    }

    private static ApiChange change(ResultSet r, int n) throws SQLException {
        return new ApiChange(r.getString("platform"), ApiChange.Kind.valueOf(r.getString("kind")), r.getString("subject"),
                r.getObject("first_night", LocalDate.class), r.getObject("last_night", LocalDate.class));
    }
}
