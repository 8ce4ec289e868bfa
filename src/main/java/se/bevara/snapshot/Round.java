package se.bevara.snapshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import se.bevara.accounts.Account;

/** The accounts of one run: each is taken once, by whoever asks next, and what came of it told one at a time. */
final class Round {

    private final List<Account> accounts;
    private final ConcurrentLinkedQueue<Account> waiting;
    private final Map<Account, Outcome> outcomes = new HashMap<>();
    private final Consumer<Outcome> each;

    Round(List<Account> chosen, Consumer<Outcome> each) {
        this.accounts = chosen.stream().distinct().toList();
        this.waiting = new ConcurrentLinkedQueue<>(accounts);
        this.each = each;
    }

    int size() {
        return accounts.size();
    }

    Optional<Account> next() {
        return Optional.ofNullable(waiting.poll());
    }

    /** Whoever asks next is given none. */
    void stop() {
        waiting.clear();
    }

    synchronized void done(Account account, Outcome outcome) {
        outcomes.put(account, outcome);
        each.accept(outcome);
    }

    /** In the order of the accounts, of those that are done. */
    synchronized List<Outcome> outcomes() {
        return accounts.stream().flatMap(account -> Stream.ofNullable(outcomes.get(account))).toList();
    }
}
