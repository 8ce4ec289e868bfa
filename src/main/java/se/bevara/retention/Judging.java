package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import se.bevara.accounts.Account;
import se.bevara.archive.Outline;

/** Judges items on a day, by facts of accounts and holds as they were when it was made; those of items it asks for. */
final class Judging {

    private final JdbcTemplate jdbc;
    private final Judge judge;
    private final LocalDate today;
    private final Map<String, Account> accounts;
    private final Map<String, Said> ofAccounts;
    private final HoldsInForce holds;

    Judging(JdbcTemplate jdbc, Judge judge, LocalDate today, List<Account> accounts, HoldsInForce holds) {
        this.jdbc = jdbc;
        this.judge = judge;
        this.today = today;
        this.accounts = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        this.ofAccounts = Said.ofAccounts(jdbc);
        this.holds = holds;
    }

    /** An item as judged. */
    record Judged(Outline item, Facts facts, List<Hold> holds, Judgement judgement) {
    }

    /** Judges those items of whole threads that are wanted and not disposed of. */
    List<Judged> judge(Collection<List<Outline>> threads, Predicate<Outline> wanted) {
        List<Long> items = threads.stream().flatMap(List::stream).filter(item -> !item.disposed()).filter(wanted).map(Outline::id)
                .toList();
        var said = Said.ofItems(jdbc, items);
        var held = holds.of(items);
        var judged = new ArrayList<Judged>(items.size());
        for (List<Outline> thread : threads) {
            String account = thread.getFirst().account();
            var derived = new Derived(thread, Objects.requireNonNull(accounts.get(account), account),
                    ofAccounts.getOrDefault(account, Said.NOTHING));
            for (Outline item : thread) {
                if (!item.disposed() && wanted.test(item)) {
                    Facts facts = derived.of(item, said.getOrDefault(item.id(), Said.NOTHING));
                    List<Hold> on = held.on(item);
                    judged.add(new Judged(item, facts, on, judge.judge(facts, on, today)));
                }
            }
        }
        return judged;
    }
}
