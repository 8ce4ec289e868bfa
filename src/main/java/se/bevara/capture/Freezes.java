package se.bevara.capture;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;

/** Accounts of which so much went missing at once that nothing is marked until a person has looked. */
@Component
public class Freezes {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Freezes(JdbcClient jdbc, Ledger ledger, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A frozen account.
     *
     * @param lost items that did not answer
     * @param known items known to be on the platform before
     */
    public record Frozen(String account, Instant since, long lost, long known) {
    }

    /** The accounts that wait for a person. */
    public List<Frozen> all() {
        return jdbc.sql("SELECT account, since, lost, known FROM capture_frozen WHERE thawed = FALSE ORDER BY account")
                .query((r, n) -> new Frozen(r.getString("account"), Sql.at(r, "since"), r.getLong("lost"), r.getLong("known")))
                .list();
    }

    public Optional<Frozen> find(String account) {
        return all().stream().filter(frozen -> frozen.account().equals(account)).findFirst();
    }

    /**
     * Lets an account be marked again.
     *
     * @param lossIsReal whether what went missing is to be marked next night without a new freeze
     * @throws IllegalArgumentException when it is not frozen
     */
    public void thaw(String account, String agent, boolean lossIsReal) {
        transaction.executeWithoutResult(status -> {
            String change = lossIsReal
                    ? "UPDATE capture_frozen SET thawed = TRUE WHERE account = :account AND thawed = FALSE"
                    : "DELETE FROM capture_frozen WHERE account = :account AND thawed = FALSE";
            if (jdbc.sql(change).param("account", account).update() == 0) {
                throw new IllegalArgumentException("account " + account + ": expected it frozen, found it not frozen");
            }
            ledger.append(Act.of("thawed", "account/" + account, agent, Map.of("loss", lossIsReal ? "real" : "not real")));
        });
    }

    /** Freezes, once; in the caller's transaction. */
    void freeze(String account, long lost, long known) {
        jdbc.sql(
                "INSERT INTO capture_frozen (account, since, lost, known, thawed) VALUES (:account, :since, :lost, :known, FALSE)")
                .param("account", account).param("since", Sql.utc(clock.instant())).param("lost", lost).param("known", known)
                .update();
        ledger.append(Act.of("frozen", "account/" + account, "night",
                Map.of("lost", Long.toString(lost), "known", Long.toString(known))));
    }

    /** Whether a person has said that the loss is real. */
    boolean acknowledged(String account) {
        return jdbc.sql("SELECT count(*) FROM capture_frozen WHERE account = :account AND thawed = TRUE")
                .param("account", account)
                .query(Long.class).single() > 0;
    }

    void forget(String account) {
        jdbc.sql("DELETE FROM capture_frozen WHERE account = :account AND thawed = TRUE").param("account", account).update();
    }
}
