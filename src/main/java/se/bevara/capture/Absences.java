package se.bevara.capture;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The worklist of known items that a complete listing did not show. Being on it says nothing about where they are. */
@Component
final class Absences {

    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param lastSeen when it was last known to be there; null when no complete listing had shown it
     * @param run the newest run that noticed it
     */
    record Absence(long item, @Nullable Instant lastSeen, Instant firstAbsent, long run) {
    }

    /** Notes an absence; of one already noted only that this run noticed it too. */
    void add(String account, long item, @Nullable Instant lastSeen, Instant noticed, long run) {
        int rows = jdbc.sql("UPDATE capture_absent SET run = :run WHERE item = :item").param("run", run).param("item", item)
                .update();
        if (rows == 0) {
            rows = jdbc.sql("""
                    INSERT INTO capture_absent (item, account, last_seen, first_absent, run)
                    VALUES (:item, :account, :seen, :noticed, :run)""").param("item", item).param("account", account)
                    .param("seen", lastSeen == null ? null : Sql.utc(lastSeen), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("noticed", Sql.utc(noticed)).param("run", run).update();
        }
        Sql.one("absence of item " + item, rows);
    }

    List<Absence> of(String account) {
        return jdbc.sql("SELECT item, last_seen, first_absent, run FROM capture_absent WHERE account = :account ORDER BY item")
                .param("account", account).query((r, n) -> new Absence(r.getLong("item"), Sql.instant(r, "last_seen"),
                        Sql.at(r, "first_absent"), r.getLong("run")))
                .list();
    }

    Set<Long> items(String account) {
        return of(account).stream().map(Absence::item).collect(Collectors.toSet());
    }

    /** It answered by id: still there, though its listing does not show it. */
    void answered(long item, Instant at) {
        Sql.one("absence of item " + item,
                jdbc.sql("UPDATE capture_absent SET last_seen = :at, first_absent = :at WHERE item = :item")
                        .param("at", Sql.utc(at)).param("item", item).update());
    }

    /** Its listing shows it again, or it is no longer asked for. */
    void remove(long item) {
        jdbc.sql("DELETE FROM capture_absent WHERE item = :item").param("item", item).update();
    }

    /** Accounts with anything on the list. */
    List<String> accounts() {
        return jdbc.sql("SELECT DISTINCT account FROM capture_absent ORDER BY account").query((r, n) -> r.getString(1)).list();
    }
}
