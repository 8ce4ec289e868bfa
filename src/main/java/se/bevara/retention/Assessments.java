package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.Secrets;
import se.bevara.archive.Archive;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** What people have said of items and accounts. What is said again replaces what was said; all of it stands in the acts. */
@Component
public class Assessments {

    private static final String SET = "fact set";
    private static final int LONGEST = 100;
    private static final Set<Trait> BY_PEOPLE = EnumSet.of(Trait.ACCOUNT_CLASS, Trait.ROLE, Trait.THREAD, Trait.REASON);
    private static final Set<String> BY_ARCHIVE = Set.of(Events.CREATED, Events.CAPTURED);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final State state;
    private final Changes changes;
    private final Acts acts;
    private final Ledger ledger;
    private final Archive archive;
    private final Accounts accounts;

    /** What sort of thing is said. */
    public enum Kind implements Word {
        /** A fact: ja, nej or ej bedömt. */
        FACT("fakta"),
        /** A tag, set with ja and taken away with nej. */
        TAG("tagg"),
        /** A civil date on which something happened or will. */
        EVENT("händelse"),
        /** What the item is: orsak, författarroll, kontoklass, tråd. */
        TRAIT("egenskap");

        private final String swedish;

        Kind(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    Assessments(JdbcClient jdbc, PlatformTransactionManager transactions, State state, Changes changes, Acts acts,
            Ledger ledger, Archive archive, Accounts accounts) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.state = state;
        this.changes = changes;
        this.acts = acts;
        this.ledger = ledger;
        this.archive = archive;
        this.accounts = accounts;
    }

    /** Something said of an item, or of an account where the item is 0. */
    private record Saying(long item, String account, Kind kind, String name, String value) {

        String object() {
            return item == 0 ? "account/" + account : "item/" + item;
        }
    }

    /**
     * Says something of an item; an empty value takes back what was said.
     *
     * @throws IllegalArgumentException for an unknown or disposed item, a value that the kind does not have, nothing for who or why
     */
    public void set(long item, Kind kind, String name, String value, String by, String why) {
        var outline = Optional.ofNullable(archive.outlines().byId(Set.of(item)).get(item))
                .orElseThrow(() -> new IllegalArgumentException("item " + item + ": expected an archived item, found none"));
        if (outline.disposed()) {
            throw new IllegalArgumentException("item " + item + ": expected an item that is kept, found it disposed of");
        }
        record(saying(item, "", kind, name, value), by, why, () -> changes.changing(Set.of(outline.thread())));
    }

    /**
     * What stands said of an item, or of the account where that is given.
     *
     * @param at when it was said
     * @param why empty when its act cannot be read
     */
    public record Standing(Kind kind, String name, String value, boolean ofAccount, @Nullable Instant at, String by,
            String why) {
    }

    /** What people have said of an item: first of itself, which goes before, then of its account. */
    public List<Standing> of(long item, String account) {
        var all = new ArrayList<>(standing(new Saying(item, "", Kind.FACT, "", "")));
        all.addAll(standing(new Saying(0, account, Kind.FACT, "", "")));
        return List.copyOf(all);
    }

    private List<Standing> standing(Saying of) {
        var entries = ledger.about(of.object()).stream().filter(entry -> entry.act().kind().equals(SET)).toList().reversed();
        return jdbc.sql("""
                SELECT kind, name, said FROM retention_fact WHERE item = :item AND account = :account ORDER BY kind, name""")
                .param("item", of.item).param("account", of.account)
                .query((rs, n) -> standing(of, Kind.valueOf(rs.getString("kind")), rs.getString("name"), rs.getString("said"),
                        entries))
                .list();
    }

    private Standing standing(Saying of, Kind kind, String name, String said, List<Entry> newestFirst) {
        Optional<Entry> entry = newestFirst.stream().filter(one -> kind.name().equals(one.act().details().get("kind"))
                && name.equals(one.act().details().get("name"))).findFirst();
        return new Standing(kind, name, said, of.item == 0, entry.map(Entry::at).orElse(null),
                entry.map(one -> one.act().agent()).orElse(""), entry.map(this::why).orElse(""));
    }

    private String why(Entry entry) {
        try {
            return String.valueOf(acts.read(entry).getOrDefault("why", ""));
        } catch (IllegalStateException e) { // verification tells it
            return "";
        }
    }

    /** Says something of an account, and so of all its items; what is said of an item itself goes before. */
    public void setAccount(String account, Kind kind, String name, String value, String by, String why) {
        accounts.number(account);
        record(saying(0, account, kind, name, value), by, why, state::everything);
    }

    private static Saying saying(long item, String account, Kind kind, String name, String value) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String known = kind == Kind.FACT || kind == Kind.EVENT ? Events.name(name) : plain;
        String said = kind == Kind.TRAIT ? value.strip() : value.strip().toLowerCase(Locale.ROOT);
        if (known.isEmpty() || known.length() > LONGEST || said.length() > LONGEST) {
            throw new IllegalArgumentException(kind.swedish() + ": expected a name and at most " + LONGEST + " characters, found "
                    + (known.isEmpty() ? "no name" : "more"));
        }
        if (Secrets.personalNumber(known) || Secrets.personalNumber(said)) {
            throw new IllegalArgumentException(kind.swedish() + ": expected no personal number, found one");
        }
        if (!said.isEmpty()) {
            check(kind, known, said);
        }
        return new Saying(item, account, kind, known, said);
    }

    private static void check(Kind kind, String name, String value) {
        String expected = switch (kind) {
            case FACT -> Word.read(Answer.class, value).isPresent() ? "" : String.join(", ", Word.all(Answer.class));
            case TAG -> Set.of("ja", "nej").contains(value) ? "" : "ja, nej";
            case EVENT -> BY_ARCHIVE.contains(name)
                    ? "another event: this one is the archive's to know"
                    : isDate(value) ? "" : "a date, YYYY-MM-DD";
            case TRAIT -> Word.read(Trait.class, name).filter(BY_PEOPLE::contains).isPresent()
                    ? ""
                    : "one of " + String.join(", ", BY_PEOPLE.stream().map(Trait::swedish).toList());
        };
        if (!expected.isEmpty()) {
            throw new IllegalArgumentException(kind.swedish() + " " + name + ": expected " + expected + ", found " + value);
        }
    }

    private static boolean isDate(String value) {
        try {
            int year = LocalDate.parse(value).getYear();
            return year >= 1900 && year <= 2200;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void record(Saying saying, String by, String why, Runnable change) {
        People.required("by", by);
        People.reason("why", why);
        transaction.executeWithoutResult(status -> {
            state.lock();
            put(saying);
            change.run();
            acts.record(Act.of(SET, saying.object(), by, Map.of("kind", saying.kind.name(), "name", saying.name)),
                    Map.of("item", saying.item, "account", saying.account, "kind", saying.kind.name(), "name", saying.name,
                            "value", saying.value, "why", why));
        });
    }

    private void put(Saying saying) {
        jdbc.sql("DELETE FROM retention_fact WHERE item = :item AND account = :account AND kind = :kind AND name = :name")
                .param("item", saying.item).param("account", saying.account).param("kind", saying.kind.name())
                .param("name", saying.name).update();
        if (!saying.value.isEmpty()) {
            State.one(jdbc.sql("""
                    INSERT INTO retention_fact (item, account, kind, name, said)
                    VALUES (:item, :account, :kind, :name, :said)""").param("item", saying.item)
                    .param("account", saying.account).param("kind", saying.kind.name()).param("name", saying.name)
                    .param("said", saying.value).update());
        }
    }

    /** Makes the table anew from the acts' files. */
    void rebuild() {
        jdbc.sql("DELETE FROM retention_fact").update();
        acts.each(SET, (entry, json) -> put(new Saying(((Number) json.getOrDefault("item", 0)).longValue(),
                String.valueOf(json.get("account")), Kind.valueOf(String.valueOf(json.get("kind"))),
                String.valueOf(json.get("name")), String.valueOf(json.get("value")))));
    }
}
