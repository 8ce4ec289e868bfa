package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.Secrets;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Ledger;

/**
 * Accounts that a person has turned to minutes for some time (krisläge). It ends by itself. Who began it, when, how often and until when
 * stands in the ledger; the reason stands in the act's file alone.
 */
@Component
public class Crises {

    /** How often, when nobody says otherwise. */
    public static final Duration USUAL_EVERY = Duration.ofMinutes(5);

    /** For how long, when nobody says otherwise. */
    public static final Duration USUAL = Duration.ofHours(24);

    /** The longest time ahead that one may end. */
    public static final Duration LONGEST = Duration.ofDays(14);

    private static final Duration SELDOMEST = Duration.ofHours(12);
    private static final int LONGEST_REASON = 1000;
    private static final String STARTED = "crisis started";
    private static final String ENDED = "crisis ended";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.of("Europe/Stockholm"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final Acts acts;
    private final Ledger ledger;

    Crises(JdbcClient jdbc, PlatformTransactionManager transactions, Accounts accounts, Acts acts, Ledger ledger) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.accounts = accounts;
        this.acts = acts;
        this.ledger = ledger;
    }

    /**
     * An account in crisis mode.
     *
     * @param every how often it is looked at, as far as its platform's call budget allows
     * @param by who began it
     */
    public record Crisis(String account, Duration every, Instant since, Instant ends, String by, String reason) {
    }

    /** Those in force, by account. */
    public List<Crisis> all() {
        return rows().stream().filter(this::lasts).map(this::told).toList();
    }

    public Optional<Crisis> of(String account) {
        return row(account).filter(this::lasts).map(this::told);
    }

    /**
     * Begins one for each account, in place of one that it may be in already.
     *
     * @param ends after now, within {@link #LONGEST}
     * @throws IllegalArgumentException when anything of it is not as it must be; then none begins
     */
    public void start(Collection<String> ids, Duration every, Instant ends, String reason, String by) {
        Instant now = acts.now();
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("krisläge: väntade minst ett konto, fann inget");
        }
        ids.forEach(this::captured);
        if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(SELDOMEST) > 0) {
            throw new IllegalArgumentException("krisläge: väntade var 1:a till var " + SELDOMEST.toMinutes() + ":e minut, fann "
                    + every.toMinutes());
        }
        if (!ends.isAfter(now) || ends.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("krisläge: väntade ett slut efter nu och inom " + LONGEST.toDays() + " dygn, fann "
                    + TIME.format(ends));
        }
        said(reason, by);
        transaction.executeWithoutResult(status -> ids.stream().distinct().sorted().forEach(id -> {
            put(new Row(id, now, ends, every));
            var details = Map.of("minutes", Long.toString(every.toMinutes()), "ends", ends.toString());
            var json = new TreeMap<String, Object>(details);
            json.putAll(Map.of("account", id, "at", now.toString(), "reason", reason.strip()));
            acts.record(Act.of(STARTED, object(id), by, details), json);
        }));
    }

    private static void said(String reason, String by) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("krisläge: väntade vem som beslutar, fann inget");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON || Secrets.personalNumber(reason)) {
            throw new IllegalArgumentException("krisläge: väntade ett skäl på 1 till " + LONGEST_REASON
                    + " tecken, utan personnummer; fann ett annat");
        }
    }

    private void captured(String id) {
        if (accounts.find(id).map(Account::state).filter(Account.State::captured).isEmpty()) {
            throw new IllegalArgumentException("konto " + id + ": väntade ett i registret som hämtas, fann inget");
        }
    }

    /** Ends them before their time. @throws IllegalArgumentException when an account is in none; then none ends */
    public void stop(Collection<String> ids, String by) {
        Instant now = acts.now();
        transaction.executeWithoutResult(status -> ids.stream().distinct().sorted().forEach(id -> {
            Row row = row(id).filter(this::lasts).orElseThrow(() -> new IllegalArgumentException(
                    "konto " + id + ": väntade ett i krisläge, fann ett som inte är det"));
            put(new Row(id, row.since(), now, row.every()));
            acts.record(Act.of(ENDED, object(id), by, Map.of()), Map.of("account", id, "at", now.toString()));
        }));
    }

    /** How often accounts are looked at that are in crisis mode now, by id. */
    Map<String, Duration> cadences() {
        var cadences = new HashMap<String, Duration>();
        rows().stream().filter(this::lasts).forEach(row -> cadences.put(row.account(), row.every()));
        return cadences;
    }

    /** What the receipt says of an account that was in one after a time, or at any time. */
    Optional<String> note(String account, @Nullable Instant after) {
        return row(account).filter(row -> after == null || row.ends().isAfter(after))
                .map(row -> "Krisläge från %s till %s: kontot skulle ses var %d:e minut.".formatted(TIME.format(row.since()),
                        TIME.format(row.ends()), row.every().toMinutes()));
    }

    /** Makes the table anew from the acts. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM capture_crisis").update();
            var told = new TreeMap<Long, Runnable>();
            acts.each(STARTED, (entry, json) -> told.put(entry.index(), () -> put(started(json))));
            acts.each(ENDED, (entry, json) -> told.put(entry.index(), () -> ended(json)));
            told.values().forEach(Runnable::run);
        });
    }

    private static Row started(Map<String, Object> json) {
        return new Row(text(json, "account"), Instant.parse(text(json, "at")), Instant.parse(text(json, "ends")),
                Duration.ofMinutes(Long.parseLong(text(json, "minutes"))));
    }

    private void ended(Map<String, Object> json) {
        row(text(json, "account")).ifPresent(
                row -> put(new Row(row.account(), row.since(), Instant.parse(text(json, "at")), row.every())));
    }

    private static String text(Map<String, Object> json, String name) {
        return String.valueOf(json.get(name));
    }

    private static String object(String account) {
        return "crisis/" + account;
    }

    /** As the table has it, over or not. */
    private record Row(String account, Instant since, Instant ends, Duration every) {
    }

    private boolean lasts(Row row) {
        return row.ends().isAfter(acts.now());
    }

    private Crisis told(Row row) {
        var act = ledger.about(object(row.account())).stream().filter(entry -> entry.act().kind().equals(STARTED))
                .reduce((earlier, later) -> later).orElseThrow();
        return new Crisis(row.account(), row.every(), row.since(), row.ends(), act.act().agent(), text(acts.read(act), "reason"));
    }

    private List<Row> rows() {
        return jdbc.sql("SELECT account, since, ends, minutes FROM capture_crisis ORDER BY account")
                .query((r, n) -> new Row(r.getString("account"), Sql.at(r, "since"), Sql.at(r, "ends"),
                        Duration.ofMinutes(r.getInt("minutes"))))
                .list();
    }

    private Optional<Row> row(String account) {
        return rows().stream().filter(row -> row.account().equals(account)).findFirst();
    }

    private void put(Row row) {
        jdbc.sql("DELETE FROM capture_crisis WHERE account = :account").param("account", row.account()).update();
        jdbc.sql("INSERT INTO capture_crisis (account, since, ends, minutes) VALUES (:account, :since, :ends, :minutes)")
                .param("account", row.account()).param("since", Sql.utc(row.since())).param("ends", Sql.utc(row.ends()))
                .param("minutes", row.every().toMinutes()).update();
    }
}
