package se.bevara.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.bevara.capture.NightReceipt.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** The visits of each run: one account, one night, tallied as it goes so that a crash loses no figure. */
@Component
final class Visits {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** As many runs are the last ones: two months where each night has looks before it. */
    private static final int LATELY = 120;
    private final JdbcClient jdbc;

    Visits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A visit as it stands. */
    record Visit(String account, Outcome outcome, int asked, long bytes, Duration duration, long got, long added, long edited,
            long hidden, long missing, long gone, long reappeared, long media, long lateMedia, @Nullable Integer budget,
            @Nullable Duration unseenFor,
            @Nullable Long canaryPost, @Nullable Long canaryComment, VisitReport report) {
    }

    /** Begins a visit, or begins it again: figures of what is archived stay. */
    void begin(long run, String account, @Nullable Duration unseenFor) {
        if (find(run, account).isEmpty()) {
            jdbc.sql(
                    """
                            INSERT INTO capture_visit (run, account, outcome, asked, bytes, millis, got, added, edited, hidden, missing, gone,
                                reappeared, media, unseen_seconds, report)
                            VALUES (:run, :account, 'FAILED', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, :unseen, :report)""")
                    .param("run", run)
                    .param("account", account)
                    .param("unseen", unseenFor == null ? null : unseenFor.toSeconds(), java.sql.Types.BIGINT)
                    .param("report", JSON.writeValueAsString(VisitReport.empty())).update();
        }
    }

    /** Adds what has just been archived; in the transaction that archives it. */
    void add(long run, String account, Tally t) {
        Sql.one("visit of " + account, jdbc
                .sql("""
                        UPDATE capture_visit SET added = added + :added, edited = edited + :edited, hidden = hidden + :hidden,
                            missing = missing + :missing, gone = gone + :gone, reappeared = reappeared + :reappeared, media = media + :media,
                            late_media = late_media + :late
                        WHERE run = :run AND account = :account""")
                .param("added", t.added).param("edited", t.edited)
                .param("hidden", t.hidden).param("missing", t.missing).param("gone", t.gone).param("reappeared", t.reappeared)
                .param("media", t.media).param("late", t.lateMedia).param("run", run).param("account", account).update());
    }

    /** Adds calls, bytes and time, whether the visit came to its end or not. */
    void spent(long run, String account, NightFetcher fetcher, Duration time) {
        Sql.one("visit of " + account, jdbc
                .sql("""
                        UPDATE capture_visit SET asked = asked + :asked, bytes = bytes + :bytes, millis = millis + :millis, budget = :budget
                        WHERE run = :run AND account = :account""")
                .param("asked", fetcher.asked()).param("bytes", fetcher.bytes())
                .param("millis", time.toMillis()).param("budget", fetcher.budgetPercent(), java.sql.Types.INTEGER)
                .param("run", run)
                .param("account", account).update());
    }

    /** Ends a visit. */
    void end(long run, String account, Outcome outcome, long got, @Nullable Long canaryPost, @Nullable Long canaryComment,
            VisitReport report) {
        Sql.one("visit of " + account, jdbc
                .sql("""
                        UPDATE capture_visit SET outcome = :outcome, got = :got, canary_post = :post, canary_comment = :comment, report = :report
                        WHERE run = :run AND account = :account""")
                .param("outcome", outcome.name()).param("got", got)
                .param("post", canaryPost, java.sql.Types.BIGINT).param("comment", canaryComment, java.sql.Types.BIGINT)
                .param("report", JSON.writeValueAsString(report)).param("run", run).param("account", account).update());
    }

    /** Adds what came out later in the same night. */
    void amend(long run, String account, Outcome outcome, VisitReport more) {
        VisitReport all = find(run, account).orElseThrow().report().and(more);
        Sql.one("visit of " + account,
                jdbc.sql("UPDATE capture_visit SET outcome = :outcome, report = :report WHERE run = :run AND account = :account")
                        .param("outcome", outcome.name()).param("report", JSON.writeValueAsString(all)).param("run", run)
                        .param("account", account).update());
    }

    Optional<Visit> find(long run, String account) {
        return jdbc.sql("SELECT * FROM capture_visit WHERE run = :run AND account = :account").param("run", run)
                .param("account", account).query(Visits::visit).optional();
    }

    List<Visit> all(long run) {
        return jdbc.sql("SELECT * FROM capture_visit WHERE run = :run ORDER BY account").param("run", run).query(Visits::visit)
                .list();
    }

    /** What a visit came to. @param at when its run began */
    record Told(String account, Outcome outcome, Instant at, VisitReport report) {
    }

    /** Of the last runs that are ended, or gather looks, each account's newest visit with one of these outcomes. */
    List<Told> newest(List<Outcome> outcomes) {
        return jdbc.sql("""
                SELECT v.account, v.outcome, v.report, r.started FROM capture_visit v JOIN capture_run r ON r.run = v.run
                JOIN (SELECT e.account, max(e.run) AS run FROM capture_visit e JOIN capture_run o ON o.run = e.run
                      WHERE e.run > (SELECT coalesce(max(run), 0) - :runs FROM capture_run) AND e.outcome IN (:outcomes)
                          AND (o.finished IS NOT NULL OR o.looks)
                      GROUP BY e.account) newest ON newest.account = v.account AND newest.run = v.run""")
                .param("runs", LATELY).param("outcomes", outcomes.stream().map(Enum::name).toList())
                .query((r, n) -> new Told(r.getString("account"), Outcome.valueOf(r.getString("outcome")), Sql.at(r, "started"),
                        JSON.readValue(r.getString("report"), VisitReport.class)))
                .list();
    }

    private static Visit visit(ResultSet r, int n) throws SQLException {
        Long unseen = r.getObject("unseen_seconds", Long.class);
        return new Visit(r.getString("account"), Outcome.valueOf(r.getString("outcome")), r.getInt("asked"), r.getLong("bytes"),
                Duration.ofMillis(r.getLong("millis")), r.getLong("got"), r.getLong("added"), r.getLong("edited"),
                r.getLong("hidden"),
                r.getLong("missing"), r.getLong("gone"), r.getLong("reappeared"), r.getLong("media"), r.getLong("late_media"),
                r.getObject("budget", Integer.class),
                unseen == null ? null : Duration.ofSeconds(unseen), r.getObject("canary_post", Long.class),
                r.getObject("canary_comment", Long.class), JSON.readValue(r.getString("report"), VisitReport.class));
    }
}
