package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each listing was last read to its end: what an item's last sighting is derived from, without a write an item a night. */
@Component
final class Listings {

    private static final int LONGEST_ID = 200;
    private final JdbcClient jdbc;

    Listings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account between the nights. */
    record Standing(@Nullable Instant visited, @Nullable Instant complete, @Nullable Instant posts, @Nullable String look) {
    }

    /** When an account's posts, and the comments of any of them, were last read to their end. */
    record Read(@Nullable Instant posts, @Nullable Instant comments) {
    }

    /** A thread when it was last read to its end. */
    record Thread(long post, Instant complete, long replies, Instant active) {
    }

    Standing of(String account) {
        return jdbc.sql("SELECT visited, complete, posts, look FROM capture_account WHERE account = :account")
                .param("account", account)
                .query((r, n) -> new Standing(Sql.instant(r, "visited"), Sql.instant(r, "complete"), Sql.instant(r, "posts"),
                        r.getString("look")))
                .optional().orElse(new Standing(null, null, null, null));
    }

    /**
     * The time since the last night.
     *
     * @param looked the last whole look, by night or between
     * @param looks how many there were between
     * @param longest the longest time without one
     * @param wanted when something last called attention to the account
     * @param waited how often a look that crisis mode asked for waited for the platform's call budget
     */
    record Between(@Nullable Instant looked, int looks, Duration longest, @Nullable Instant wanted, int waited) {

        /** How long something could have lived unseen; nothing when the account was never seen whole. */
        @Nullable
        Duration unseen(Instant now) {
            if (looked == null) {
                return null;
            }
            Duration open = Duration.between(looked, now);
            return open.compareTo(longest) > 0 ? open : longest;
        }
    }

    Between between(String account) {
        return jdbc.sql(
                "SELECT coalesce(looked, complete) AS looked, looks, unseen_seconds, wanted, waited FROM capture_account WHERE account = :account")
                .param("account", account)
                .query((r, n) -> new Between(Sql.instant(r, "looked"), r.getInt("looks"),
                        Duration.ofSeconds(r.getLong("unseen_seconds")), Sql.instant(r, "wanted"), r.getInt("waited")))
                .optional().orElse(new Between(null, 0, Duration.ZERO, null, 0));
    }

    /** A whole look between the nights. */
    void looked(String account, Instant at) {
        Between before = between(account);
        Duration unseen = before.unseen(at);
        set(account, "looked", Sql.utc(at));
        set(account, "looks", before.looks() + 1);
        set(account, "unseen_seconds", unseen == null ? 0L : unseen.toSeconds());
    }

    /** A night has come to the account: what is told of the time between begins anew. @param whole whether it was seen whole */
    void night(String account, Instant at, boolean whole) {
        if (whole) {
            set(account, "looked", Sql.utc(at));
        }
        set(account, "looks", 0);
        set(account, "waited", 0);
        set(account, "unseen_seconds", 0L);
    }

    /** Something calls attention to the account: it is looked at soon. */
    void wanted(String account, Instant at) {
        set(account, "wanted", Sql.utc(at));
    }

    /** The accounts that a platform knows by this id of its own. */
    List<String> known(String remote) {
        return jdbc.sql("SELECT account FROM capture_account WHERE remote = :remote ORDER BY account").param("remote", remote)
                .query((r, n) -> String.valueOf(r.getString("account"))).list();
    }

    /** The platform's own id of the account, once a visit has told it. */
    Optional<String> remote(String account) {
        return jdbc.sql("SELECT remote FROM capture_account WHERE account = :account AND remote IS NOT NULL")
                .param("account", account)
                .query((r, n) -> String.valueOf(r.getString("remote"))).optional();
    }

    /** The platform's own id of the account; one that is longer than any platform's is let be. */
    void remote(String account, String remote) {
        if (!remote.isEmpty() && remote.length() <= LONGEST_ID) {
            set(account, "remote", remote);
        }
    }

    /** A look of the account had to wait for its platform's call budget. */
    void waited(String account) {
        jdbc.sql("UPDATE capture_account SET waited = waited + 1 WHERE account = :account").param("account", account).update();
    }

    void visited(String account, Instant at) {
        set(account, "visited", Sql.utc(at));
    }

    void complete(String account, Instant at) {
        set(account, "complete", Sql.utc(at));
    }

    void posts(String account, Instant at) {
        set(account, "posts", Sql.utc(at));
    }

    void comments(String account, Instant at) {
        set(account, "comments", Sql.utc(at));
    }

    /** What was last read of each account that ever was visited. */
    Map<String, Read> read() {
        var all = new HashMap<String, Read>();
        jdbc.sql("SELECT account, posts, comments FROM capture_account").query(
                r -> {
                    all.put(r.getString("account"), new Read(Sql.instant(r, "posts"), Sql.instant(r, "comments")));
                });
        return all;
    }

    void look(String account, String look) {
        set(account, "look", look);
    }

    private void set(String account, String column, Object value) {
        String update = "UPDATE capture_account SET " + column + " = :value WHERE account = :account";
        if (jdbc.sql(update).param("value", value).param("account", account).update() == 0) {
            Sql.one("account " + account,
                    jdbc.sql("INSERT INTO capture_account (account, " + column + ") VALUES (:account, :value)")
                            .param("value", value)
                            .param("account", account).update());
        }
    }

    Map<Long, Thread> threads(Collection<Long> posts) {
        var found = new HashMap<Long, Thread>();
        if (!posts.isEmpty()) {
            jdbc.sql("SELECT post, complete, replies, active FROM capture_thread WHERE post IN (:posts)").param("posts", posts)
                    .query((r, n) -> new Thread(r.getLong("post"), Sql.at(r, "complete"), r.getLong("replies"),
                            Sql.at(r, "active")))
                    .list()
                    .forEach(thread -> found.put(thread.post(), thread));
        }
        return found;
    }

    Optional<Thread> thread(long post) {
        return Optional.ofNullable(threads(List.of(post)).get(post));
    }

    void thread(String account, Thread thread) {
        int rows = jdbc
                .sql("UPDATE capture_thread SET complete = :complete, replies = :replies, active = :active WHERE post = :post")
                .param("complete", Sql.utc(thread.complete())).param("replies", thread.replies())
                .param("active", Sql.utc(thread.active()))
                .param("post", thread.post()).update();
        if (rows == 0) {
            rows = jdbc.sql("""
                    INSERT INTO capture_thread (post, account, complete, replies, active)
                    VALUES (:post, :account, :complete, :replies, :active)""").param("post", thread.post())
                    .param("account", account)
                    .param("complete", Sql.utc(thread.complete())).param("replies", thread.replies())
                    .param("active", Sql.utc(thread.active())).update();
        }
        Sql.one("thread " + thread.post(), rows);
    }
}
