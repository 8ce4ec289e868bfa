package se.bevara.moderation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.Closures;
import se.bevara.archive.SecretReading;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;

/**
 * Secret items (sekretessmarkerade): read by the role named and nobody else, each look recorded, and to be registered in the case system
 * (OSL 5:1). The marking is a warning: whether an item is secret is judged anew when it is asked for.
 */
@Component
public class Restrictions implements SecretReading {

    private static final String PLACED = "item restricted";
    private static final String LIFTED = "item restriction lifted";
    private static final String LOOKED = "item restricted looked at";
    private static final String REGISTERED = "item registered";
    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final CaseTable table;
    private final TransactionTemplate transaction;
    private final Archive archive;
    private final Closures closures;
    private final Assessments assessments;
    private final Acts acts;
    private final Ledger ledger;

    Restrictions(DataSource source, CaseTable table, PlatformTransactionManager transactions, Archive archive,
            Closures closures, Assessments assessments, Acts acts, Ledger ledger) {
        this.jdbc = JdbcClient.create(source);
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
        this.archive = archive;
        this.closures = closures;
        this.assessments = assessments;
        this.acts = acts;
        this.ledger = ledger;
    }

    /**
     * An item that is restricted.
     *
     * @param role who may read it
     * @param registered its number in the case system; null until it is registered
     * @param entry the act in the ledger that restricted it
     */
    public record Restricted(long item, String role, Instant placed, @Nullable String registered, long entry) {
    }

    /** Restricts an item at once. @param ground the statute and why */
    public Restricted restrict(long item, String role, String ground, String by) {
        transaction.executeWithoutResult(status -> {
            table.lock();
            place(item, role, ground, by);
        });
        return of(item).orElseThrow();
    }

    /** The same in the caller's transaction; one that is restricted already stays as it is. */
    void place(long item, String role, String ground, String by) {
        Texts.name("by", by);
        Texts.reason("ground", ground);
        if (role.isBlank() || role.length() > LONGEST) {
            throw new ModerationRefused("role: väntade 1 till " + LONGEST + " tecken, fann " + role.length());
        }
        if (archive.item(item).filter(found -> !found.disposed()).isEmpty()) {
            throw new ModerationRefused("handling " + item + ": väntade en som arkivet har, fann ingen");
        }
        if (of(item).isPresent()) {
            return;
        }
        closures.close(item, Closures.Why.SECRET);
        assessments.set(item, Assessments.Kind.TAG, "sekretess", "ja", by, "sekretessmarkerad");
        var entry = acts.record(Act.of(PLACED, "item/" + item, by, Map.of("role", role)), Map.of("item", item, "ground", ground));
        put(new Restricted(item, role, entry.at(), null, entry.index()));
    }

    /** Takes the restriction away. What must not be seen stays closed. */
    public void lift(long item, String because, String by) {
        Texts.name("by", by);
        Texts.reason("because", because);
        transaction.executeWithoutResult(status -> {
            table.lock();
            present(item);
            closures.open(item);
            assessments.set(item, Assessments.Kind.TAG, "sekretess", "nej", by, "sekretessmarkeringen hävd");
            jdbc.sql("DELETE FROM moderation_restriction WHERE item = :item").param("item", item).update();
            acts.record(Act.of(LIFTED, "item/" + item, by, Map.of()), Map.of("item", item, "because", because));
        });
    }

    /**
     * Lets the role that may, read a restricted item. That it looks is recorded first, and stands whatever comes of it.
     *
     * @throws ModerationRefused for another role; nobody looks at what must not be seen
     */
    @Override
    public <T> T look(long item, String role, String by, String why, Supplier<T> work) {
        Texts.name("by", by);
        Texts.reason("why", why);
        boolean unseen = closures.of(List.of(item)).get(item) == Closures.Why.UNSEEN;
        boolean allowed = !unseen && present(item).role().equalsIgnoreCase(role.strip());
        transaction.executeWithoutResult(status -> acts.record(
                Act.of(LOOKED, "item/" + item, by, Map.of("role", role.strip(), "allowed", allowed ? "yes" : "no")),
                Map.of("item", item, "why", why)));
        if (!allowed) {
            throw new ModerationRefused("handling " + item + ": den är " + (unseen ? "stängd för alla" : "sekretessmarkerad")
                    + " och visas inte för rollen " + role);
        }
        return Closures.looking(item, work);
    }

    /** Enters the number under which an item was registered in the case system. */
    public Restricted registered(long item, String number, String by) {
        Texts.name("by", by);
        Texts.reason("number", number);
        if (number.length() > LONGEST) {
            throw new ModerationRefused("number: väntade 1 till " + LONGEST + " tecken, fann " + number.length());
        }
        transaction.executeWithoutResult(status -> {
            table.lock();
            Restricted present = present(item);
            put(new Restricted(item, present.role(), present.placed(), number, present.entry()));
            LocalDate today = Facts.day(acts.now());
            assessments.set(item, Assessments.Kind.EVENT, "registrerad", today.toString(), by, "diarienummer " + number);
            acts.record(Act.of(REGISTERED, "item/" + item, by, Map.of("number", number)), Map.of("item", item));
        });
        return of(item).orElseThrow();
    }

    public Optional<Restricted> of(long item) {
        return all().stream().filter(one -> one.item() == item).findFirst();
    }

    /** All that are restricted, oldest first. */
    public List<Restricted> all() {
        return jdbc.sql("SELECT item, role, placed, registered, entry FROM moderation_restriction ORDER BY placed, item")
                .query((rs, n) -> new Restricted(rs.getLong("item"), rs.getString("role"),
                        rs.getObject("placed", OffsetDateTime.class).toInstant(), rs.getString("registered"),
                        rs.getLong("entry")))
                .list();
    }

    /** On what ground an item was restricted. */
    public String ground(Restricted one) {
        return ledger.entry(one.entry()).map(entry -> String.valueOf(acts.read(entry).get("ground"))).orElse("");
    }

    private Restricted present(long item) {
        return of(item)
                .orElseThrow(() -> new ModerationRefused(
                        "handling " + item + ": väntade en sekretessmarkerad, fann att den inte är det"));
    }

    private void put(Restricted one) {
        jdbc.sql("DELETE FROM moderation_restriction WHERE item = :item").param("item", one.item()).update();
        CaseTable.one("item " + one.item(), jdbc.sql("""
                INSERT INTO moderation_restriction (item, role, placed, registered, entry)
                VALUES (:item, :role, :placed, :registered, :entry)""").param("item", one.item()).param("role", one.role())
                .param("placed", one.placed().atOffset(ZoneOffset.UTC))
                .param("registered", one.registered(), java.sql.Types.VARCHAR)
                .param("entry", one.entry()).update());
    }

    /** Makes the table anew from the acts' files. @return what is closed as secret */
    Map<Long, Closures.Why> rebuild() {
        record Done(String kind, Act act, Instant at, long item) {
        }
        var done = new TreeMap<Long, Done>();
        for (String kind : List.of(PLACED, LIFTED, REGISTERED)) {
            acts.each(kind, (entry, json) -> done.put(entry.index(),
                    new Done(kind, entry.act(), entry.at(), ((Number) json.getOrDefault("item", 0)).longValue())));
        }
        jdbc.sql("DELETE FROM moderation_restriction").update();
        done.forEach((index, one) -> {
            switch (one.kind()) {
                case PLACED ->
                    put(new Restricted(one.item(), one.act().details().getOrDefault("role", ""), one.at(), null, index));
                case REGISTERED ->
                    of(one.item()).ifPresent(known -> put(new Restricted(known.item(), known.role(), known.placed(),
                            one.act().details().get("number"), known.entry())));
                default -> jdbc.sql("DELETE FROM moderation_restriction WHERE item = :item").param("item", one.item()).update();
            }
        });
        var closed = new TreeMap<Long, Closures.Why>();
        all().forEach(one -> closed.put(one.item(), Closures.Why.SECRET));
        return closed;
    }
}
