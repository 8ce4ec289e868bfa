package se.bevara.moderation;

import java.util.Collection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Archive;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.dialogues.Elsewhere;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;
import se.bevara.retention.Removal;
import se.bevara.retention.Removals;

/**
 * The queue "was it us?": items that have gone or been hidden, that no case is about and that nobody was asked to take away. Nothing is
 * inferred: only a person answers.
 */
@Component
public class Questions {

    private static final String ANSWERED = "vanished answered";
    private static final int PAGE = 500;
    /** What is archived a moment late is noticed by the clock of before. */
    private static final java.time.Duration OVERLAP = java.time.Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CaseTable table;
    private final Moderation moderation;
    private final Removals removals;
    private final Archive archive;
    private final Assessments assessments;
    private final Acts acts;

    Questions(DataSource source, PlatformTransactionManager transactions, CaseTable table, Moderation moderation,
            Removals removals,
            Archive archive, Assessments assessments, Acts acts) {
        this.jdbc = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(transactions);
        this.table = table;
        this.moderation = moderation;
        this.removals = removals;
        this.archive = archive;
        this.assessments = assessments;
        this.acts = acts;
    }

    /** Those that nobody has answered, oldest first. */
    public List<Vanished> open() {
        return read("WHERE answer IS NULL ORDER BY noticed, item");
    }

    /**
     * How many nobody has answered.
     *
     * @param oldest when the first of them was noticed; null where there is none
     */
    public record Unanswered(long count, @Nullable Instant oldest) {
    }

    /** How many wait for an answer. @param accounts of these accounts alone; null for all */
    public Unanswered unanswered(@Nullable Collection<String> accounts) {
        if (accounts != null && accounts.isEmpty()) {
            return new Unanswered(0, null);
        }
        return jdbc.sql("SELECT count(*) AS waiting, min(noticed) AS oldest FROM moderation_question WHERE answer IS NULL"
                + (accounts == null ? "" : " AND account IN (:accounts)")).param("accounts", accounts)
                .query((rs, n) -> new Unanswered(rs.getLong("waiting"), instant(rs.getObject("oldest", OffsetDateTime.class))))
                .single();
    }

    /** How often we have taken something away without a reason that holds, noticed on some civil days in Sweden, both included; null for any. */
    public long wrongly(@Nullable LocalDate from, @Nullable LocalDate until) {
        return read("WHERE answer = 'WRONGLY'").stream().map(one -> Facts.day(one.noticed()))
                .filter(day -> (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until))).count();
    }

    /** What we have taken away without a reason that holds, and not put back; oldest first. */
    public List<Vanished> wrongly() {
        var removed = read("WHERE answer = 'WRONGLY' ORDER BY noticed, item");
        var back = archive.items(removed.stream().map(Vanished::item).collect(Collectors.toSet())).stream()
                .filter(item -> item.disposed() || item.state() == ItemState.VISIBLE).map(Item::id).toList();
        return removed.stream().filter(one -> !back.contains(one.item())).toList();
    }

    /** All that have been asked about an item, oldest first. */
    public List<Vanished> about(long item) {
        return read("WHERE item = " + item + " ORDER BY noticed");
    }

    private List<Vanished> read(String where) {
        return jdbc.sql("SELECT item, account, state, last_seen, noticed, answer FROM moderation_question " + where)
                .query((rs, n) -> new Vanished(rs.getLong("item"), rs.getString("account"),
                        ItemState.valueOf(rs.getString("state")),
                        instant(rs.getObject("last_seen", OffsetDateTime.class)),
                        Objects.requireNonNull(instant(rs.getObject("noticed", OffsetDateTime.class))),
                        rs.getString("answer") == null ? null : Vanished.Answer.valueOf(rs.getString("answer"))))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Asks about what has newly gone or been hidden, and takes back what has come back. @return how many are new */
    int renew() {
        Instant now = acts.now();
        Instant last = table.looked();
        Instant since = last == null ? Instant.EPOCH : last.minus(OVERLAP);
        int asked = 0;
        long after = 0;
        List<Long> page;
        do {
            page = archive.outlines().vanished(since, after, PAGE);
            asked += ask(archive.items(page));
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == PAGE);
        returned();
        transaction.executeWithoutResult(status -> table.looked(now));
        return asked;
    }

    private int ask(List<Item> items) {
        int asked = 0;
        for (Item item : items) {
            if (!item.disposed() && !othersElsewhere(item) && !explained(item) && !known(item)) {
                put(new Vanished(item.id(), item.account(), item.state(), item.lastSeen(), item.noticed(), null), null);
                asked++;
            }
        }
        return asked;
    }

    /** What others wrote on others' pages: there we can take away nothing but our own. */
    private static boolean othersElsewhere(Item item) {
        return item.direction() != Direction.DRAWN_UP && Elsewhere.of(item.directionReason()).dialogue() != null;
    }

    /** A case is about it, or a night had asked people to take it away under a decision before it went. */
    private boolean explained(Item item) {
        return moderation.about(item.id()).stream()
                .anyMatch(one -> one.state() != CaseState.WITHDRAWN && one.how().done(item.state()))
                || removals.of(item.id()).filter(task -> task.state() == Removal.State.CONFIRMED).isPresent();
    }

    private boolean known(Item item) {
        return about(item.id()).stream().anyMatch(one -> one.noticed().equals(item.noticed()));
    }

    /** What nobody had answered and that has come back needs no answer. */
    private void returned() {
        Map<Long, Vanished> open = new HashMap<>();
        open().forEach(one -> open.put(one.item(), one));
        archive.items(Set.copyOf(open.keySet())).stream()
                .filter(item -> item.state() == ItemState.VISIBLE || item.disposed())
                .forEach(item -> put(Objects.requireNonNull(open.get(item.id())), Vanished.Answer.RETURNED));
        explained(open);
    }

    /** What a case has come to explain since it was asked. */
    private void explained(Map<Long, Vanished> open) {
        var items = new HashSet<>(open.keySet());
        archive.items(items).stream().filter(item -> !item.disposed() && item.state() != ItemState.VISIBLE && explained(item))
                .forEach(item -> put(Objects.requireNonNull(open.get(item.id())), Vanished.Answer.OURS));
    }

    /** Answers that we took it away: its record is made now, and says that it was made afterwards. */
    public Case ours(long item, String code, String by, String note) {
        Case begun = Objects.requireNonNull(transaction.execute(status -> {
            table.lock();
            Vanished asked = asked(item);
            answer(asked, Vanished.Answer.OURS, by, note);
            return moderation.opened(item, asked.state() == ItemState.HIDDEN ? Case.How.HIDDEN : Case.How.REMOVED, code, by,
                    note);
        }));
        return moderation.gathered(begun, by);
    }

    /**
     * Answers that somebody else did, that nobody can know, or that we did and should not have: then no reason holds, and it stays a
     * deviation until it is put back.
     *
     * @param because how it is known
     */
    public void others(long item, Vanished.Answer answer, String because, String by) {
        Texts.name("by", by);
        Texts.reason("because", because);
        if (answer == Vanished.Answer.OURS || answer == Vanished.Answer.RETURNED) {
            throw new ModerationRefused("svar: väntade någon annan än vi, fann " + answer.swedish());
        }
        transaction.executeWithoutResult(status -> {
            table.lock();
            Vanished asked = asked(item);
            boolean own = archive.item(item).orElseThrow().direction() == Direction.DRAWN_UP;
            if (own && answer == Vanished.Answer.AUTHOR) {
                throw new ModerationRefused(
                        "handling " + item + ": kommunen skrev den själv, väntade att vi eller någon annan tog bort den");
            }
            String why = "svar på frågan vem som tog bort handlingen";
            switch (answer) {
                case AUTHOR -> assessments.set(item, Assessments.Kind.FACT, "borttagen av avsändaren", "ja", by, why);
                case OUTSIDER -> {
                    assessments.set(item, Assessments.Kind.FACT, "borttagen av avsändaren", "nej", by, why);
                    assessments.set(item, Assessments.Kind.FACT, "borttagen av annan än kommunen", "ja", by, why);
                }
                case WRONGLY -> {
                    assessments.set(item, Assessments.Kind.FACT, "borttagen av avsändaren", "nej", by, why);
                    assessments.set(item, Assessments.Kind.FACT, Moderation.GIVEN, "nej", by, why);
                }
                case UNKNOWN -> assessments.set(item, Assessments.Kind.FACT, "borttagen av avsändaren", "ej bedömt", by, why);
                case OURS, RETURNED ->
                    throw new IllegalStateException("answer " + answer + ": expected another, found it refused");
            }
            answer(asked, answer, by, because);
        });
    }

    private Vanished asked(long item) {
        return about(item).stream().filter(one -> one.answer() == null).findFirst().orElseThrow(() -> new ModerationRefused(
                "handling " + item + ": väntade en obesvarad fråga om vem som tog bort den, fann ingen"));
    }

    private void answer(Vanished asked, Vanished.Answer answer, String by, String because) {
        put(asked, answer);
        acts.record(
                Act.of(ANSWERED, "item/" + asked.item(), by,
                        Map.of("answer", answer.name(), "noticed", asked.noticed().toString())),
                Map.of("item", asked.item(), "answer", answer.name(), "because", because, "question", CaseTable.JSON
                        .convertValue(asked, new tools.jackson.core.type.TypeReference<java.util.TreeMap<String, Object>>() {
                        })));
    }

    private void put(Vanished one, Vanished.@Nullable Answer answer) {
        jdbc.sql("DELETE FROM moderation_question WHERE item = :item AND noticed = :noticed").param("item", one.item())
                .param("noticed", utc(one.noticed())).update();
        CaseTable.one("question about item " + one.item(), jdbc.sql("""
                INSERT INTO moderation_question (item, noticed, account, state, last_seen, answer, answered)
                VALUES (:item, :noticed, :account, :state, :lastSeen, :answer, :answered)""").param("item", one.item())
                .param("noticed", utc(one.noticed())).param("account", one.account()).param("state", one.state().name())
                .param("lastSeen", one.lastSeen() == null ? null : utc(one.lastSeen()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("answer", answer == null ? null : answer.name(), java.sql.Types.VARCHAR)
                .param("answered", answer == null ? null : utc(acts.now()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE).update());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** The day by which a question is to be answered. */
    static LocalDate latest(Vanished one, java.time.Period within) {
        return Facts.day(one.noticed()).plus(within);
    }

    /** Makes the table anew: what people have answered from the acts' files, what is open from the archive by the next night. */
    void rebuild() {
        jdbc.sql("DELETE FROM moderation_question").update();
        acts.each(ANSWERED, (entry, json) -> put(CaseTable.JSON.convertValue(json.get("question"), Vanished.class),
                Vanished.Answer.valueOf(String.valueOf(json.get("answer")))));
        table.looked(null);
        if (!moderation.unused()) {
            renew();
        }
    }
}
