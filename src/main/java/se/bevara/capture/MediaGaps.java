package se.bevara.capture;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The worklist of items with attachments that could not be had. */
@Component
public final class MediaGaps {

    private final JdbcClient jdbc;

    MediaGaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item lacks an attachment: the nights to come, that show it, try to fetch it. In the caller's transaction. */
    public void add(String account, long item, Instant at) {
        int rows = jdbc.sql("UPDATE capture_media SET account = :account WHERE item = :item").param("account", account)
                .param("item", item)
                .update();
        if (rows == 0) {
            jdbc.sql("INSERT INTO capture_media (item, account, first_failed) VALUES (:item, :account, :at)").param("item", item)
                    .param("account", account).param("at", Sql.utc(at)).update();
        }
    }

    /** Items that are worth another try. */
    Set<Long> since(String account, Instant oldest) {
        return jdbc.sql("SELECT item FROM capture_media WHERE account = :account AND first_failed >= :oldest")
                .param("account", account)
                .param("oldest", Sql.utc(oldest)).query(Long.class).list().stream().collect(Collectors.toSet());
    }

    void remove(long item) {
        jdbc.sql("DELETE FROM capture_media WHERE item = :item").param("item", item).update();
    }
}
