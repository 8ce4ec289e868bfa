package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Outline;

/**
 * Judges items on a day, by facts of accounts and holds as they were when it was made; those of items it asks for. May be used by several
 * threads at once.
 */
final class Judging {

    /** So many judgements are remembered; then it begins anew. */
    private static final int REMEMBERED = 5_000;

    private final JdbcTemplate jdbc;
    private final Judge judge;
    private final LocalDate today;
    private final Map<String, Account> accounts;
    private final Map<String, Said> ofAccounts;
    private final HoldsInForce holds;
    private final boolean said;
    private final Map<Derived.Likeness, Alike> judgedBefore = new ConcurrentHashMap<>();

    Judging(JdbcTemplate jdbc, Judge judge, LocalDate today, List<Account> accounts, HoldsInForce holds) {
        this.jdbc = jdbc;
        this.judge = judge;
        this.today = today;
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.ofAccounts = Said.ofAccounts(jdbc);
        this.said = Said.ofAnyItem(jdbc);
        this.holds = holds;
    }

    /** An item as judged. */
    record Judged(Outline item, Facts facts, List<Hold> holds, Judgement judgement) {
    }

    private record Alike(Facts facts, Judgement judgement) {
    }

    /** Judges those items of whole threads that are wanted and not disposed of. */
    List<Judged> judge(Collection<List<Outline>> threads, Predicate<Outline> wanted) {
        List<Long> items = threads.stream().flatMap(List::stream).filter(item -> !item.disposed()).filter(wanted).map(Outline::id)
                .toList();
        var saidOf = said ? Said.ofItems(jdbc, items) : Map.<Long, Said>of();
        var held = holds.of(items);
        var judged = new ArrayList<Judged>(items.size());
        for (List<Outline> thread : threads) {
            String account = thread.getFirst().account();
            var derived = new Derived(thread, Objects.requireNonNull(accounts.get(account), account),
                    ofAccounts.getOrDefault(account, Said.NOTHING));
            for (Outline item : thread) {
                if (!item.disposed() && wanted.test(item)) {
                    judged.add(judge(item, derived, saidOf.get(item.id()), held.on(item)));
                }
            }
        }
        return judged;
    }

    /** A judgement is a function of facts, holds and the day: what has the same facts and no hold need not be judged twice. */
    private Judged judge(Outline item, Derived derived, @Nullable Said saidOfIt, List<Hold> on) {
        var likeness = derived.likeness(item);
        if (saidOfIt == null && on.isEmpty()) {
            if (judgedBefore.size() > REMEMBERED) {
                judgedBefore.clear();
            }
            Alike alike = judgedBefore.computeIfAbsent(likeness, alone -> {
                Facts facts = derived.of(alone, Said.NOTHING);
                return new Alike(facts, judge.judge(facts, List.of(), today));
            });
            return new Judged(item, alike.facts, on, alike.judgement);
        }
        Facts facts = derived.of(likeness, saidOfIt == null ? Said.NOTHING : saidOfIt);
        return new Judged(item, facts, on, judge.judge(facts, on, today));
    }
}
