package se.bevara.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far judging has come, and the one lock that decides whether a hold or an erasure was first. */
@Component
record State(JdbcClient jdbc) {

    /**
     * What stands in the row.
     *
     * @param wanted grows when everything is to be judged anew
     * @param done what {@code wanted} was when everything was last judged
     * @param judged the day of the last judging; null before the first
     * @param basis digest of what else verdicts rest on; null before the first
     */
    record Row(long wanted, long done, @Nullable LocalDate judged, @Nullable String basis) {

        boolean everything(LocalDate today, String found) {
            return wanted > done || judged == null || today.isBefore(judged) || !found.equals(basis);
        }
    }

    Row row() {
        return jdbc.sql("SELECT wanted, done, judged, basis FROM retention_state WHERE id = 1")
                .query((rs, n) -> new Row(rs.getLong("wanted"), rs.getLong("done"), rs.getObject("judged", LocalDate.class),
                        rs.getString("basis")))
                .single();
    }

    /** To be called within a transaction. */
    void lock() {
        jdbc.sql("SELECT id FROM retention_state WHERE id = 1 FOR UPDATE").query(Integer.class).single();
    }

    /** Everything is to be judged anew. */
    void everything() {
        one(jdbc.sql("UPDATE retention_state SET wanted = wanted + 1 WHERE id = 1").update());
    }

    void judged(long done, LocalDate today, String basis) {
        one(jdbc.sql("UPDATE retention_state SET done = :done, judged = :today, basis = :basis WHERE id = 1")
                .param("done", done).param("today", today).param("basis", basis).update());
    }

    static void one(int updated) {
        if (updated != 1) {
            throw new IllegalStateException("retention: expected 1 row written, found " + updated);
        }
    }
}
