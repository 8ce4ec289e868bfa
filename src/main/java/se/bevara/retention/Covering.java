package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.archive.Outline;

/** Finds what a hold covers, and refuses one that covers what does not exist: a hold is never silently partial. */
@Component
record Covering(Archive archive, Accounts accounts, Changes changes, State state) {

    /**
     * What a hold covers.
     *
     * @param scope as asked, a thread by the item it begins with
     * @param author the keyed hash, for a scope by author; else null
     * @param covered how many items that are not disposed of
     * @param disposed those that are, of a scope by item, search or thread
     */
    record Found(Scope scope, @Nullable String author, int covered, List<Long> disposed) {
    }

    Found find(Scope scope) {
        return switch (scope) {
            case Scope.Items items -> items(items);
            case Scope.Search search -> items(search);
            case Scope.Thread(long thread) -> thread(thread);
            case Scope.Account(String account) -> {
                accounts.number(account);
                yield found(scope, null);
            }
            case Scope.Author(long item) -> author(scope, item);
            case Scope.Period period -> {
                Optional.ofNullable(period.account()).ifPresent(accounts::number);
                yield found(scope, null);
            }
        };
    }

    private Found items(Scope scope) {
        List<Long> items = scope.items();
        Map<Long, Outline> known = archive.outlines().byId(items);
        items.stream().filter(item -> !known.containsKey(item)).findFirst().ifPresent(Covering::unknown);
        List<Long> disposed = known.values().stream().filter(Outline::disposed).map(Outline::id).toList();
        return new Found(scope, null, items.size() - disposed.size(), disposed);
    }

    private Found thread(long item) {
        List<Outline> items = archive.outlines().threads(Set.of(one(item).thread())).values().stream().flatMap(List::stream)
                .toList();
        List<Long> disposed = items.stream().filter(Outline::disposed).map(Outline::id).toList();
        return new Found(new Scope.Thread(one(item).thread()), null, items.size() - disposed.size(), disposed);
    }

    private Found author(Scope scope, long item) {
        Outline known = one(item);
        if (known.disposed()) {
            throw new IllegalArgumentException("item " + item + ": expected an item whose author is known, found it disposed of");
        }
        return found(scope, known.author());
    }

    private Outline one(long item) {
        return Optional.ofNullable(archive.outlines().byId(Set.of(item)).get(item)).orElseThrow(() -> unknown(item));
    }

    private static IllegalArgumentException unknown(long item) {
        throw new IllegalArgumentException("item " + item + ": expected an archived item, found none");
    }

    private Found found(Scope scope, @Nullable String author) {
        var outlines = archive.outlines();
        long count = switch (scope) {
            case Scope.Account(String account) -> outlines.count(account, null, null, null);
            case Scope.Period period ->
                outlines.count(period.account(), null, start(period.from()), start(period.until().plusDays(1)));
            case Scope.Author by -> outlines.count(null, author, null, null);
            case Scope.Items items -> throw narrow(scope);
            case Scope.Search search -> throw narrow(scope);
            case Scope.Thread thread -> throw narrow(scope);
        };
        return new Found(scope, author, Math.toIntExact(count), List.of());
    }

    private static IllegalArgumentException narrow(Scope scope) {
        return new IllegalArgumentException("hold: expected one whose items must be looked for, found " + HoldTable.word(scope));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Facts.SWEDEN).toInstant();
    }

    /** Whether the items of a scope are found one by one, or all that it could cover must be looked through. */
    static boolean wide(Scope scope) {
        return switch (scope) {
            case Scope.Items items -> false;
            case Scope.Search search -> false;
            case Scope.Thread thread -> false;
            case Scope.Account account -> true;
            case Scope.Author author -> true;
            case Scope.Period period -> true;
        };
    }

    /** Whether a scope that is more than single items covers an item, also one that comes later. */
    static Predicate<Outline> covers(Scope scope, @Nullable String author) {
        return switch (scope) {
            case Scope.Items items -> named(items);
            case Scope.Search search -> named(search);
            case Scope.Thread(long thread) -> item -> item.thread() == thread;
            case Scope.Account(String account) -> item -> item.account().equals(account);
            case Scope.Author by -> item -> item.author().equals(author);
            case Scope.Period period -> item -> (period.account() == null || item.account().equals(period.account()))
                    && !Facts.day(item.platformTime()).isBefore(period.from())
                    && !Facts.day(item.platformTime()).isAfter(period.until());
        };
    }

    private static Predicate<Outline> named(Scope scope) {
        return item -> Collections.binarySearch(scope.items(), item.id()) >= 0;
    }

    private void named(List<Long> items) {
        changes.changing(archive.outlines().byId(items).values().stream().map(Outline::thread).collect(Collectors.toSet()));
    }

    /** Notes what is to be judged again. */
    void changed(Scope scope) {
        switch (scope) {
            case Scope.Items items -> named(items.items());
            case Scope.Search search -> named(search.items());
            case Scope.Thread(long thread) -> changes.changing(Set.of(thread));
            case Scope.Account account -> state.everything();
            case Scope.Author author -> state.everything();
            case Scope.Period period -> state.everything();
        }
    }
}
