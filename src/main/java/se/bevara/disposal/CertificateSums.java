package se.bevara.disposal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Item;
import se.bevara.archive.Pictured;
import se.bevara.archive.Sightings;
import se.bevara.ledger.Ledger;

/** What erased items have in common, as their certificate tells it. */
final class CertificateSums {

    private final TreeMap<String, Integer> types = new TreeMap<>();
    private final TreeMap<String, Integer> accounts = new TreeMap<>();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    /** Who knows the accounts. */
    interface Register {
        Optional<Account> find(String id);
    }

    void add(Item item) {
        types.merge(kind(item) + ", " + direction(item), 1, Integer::sum);
        accounts.merge(item.account(), 1, Integer::sum);
        var day = LocalDate.ofInstant(item.platformTime().toInstant(), Approving.SWEDEN);
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    private static String kind(Item item) {
        return switch (item.kind()) {
            case POST -> "inlägg";
            case COMMENT -> "kommentar";
        };
    }

    private static String direction(Item item) {
        return switch (item.direction()) {
            case RECEIVED -> "inkommen";
            case DRAWN_UP -> "upprättad";
        };
    }

    List<String> types() {
        return types.entrySet().stream().map(type -> type.getKey() + ": " + type.getValue()).toList();
    }

    List<String> accounts(Register register) {
        return accounts.entrySet().stream().map(account -> account.getKey()
                + register.find(account.getKey()).map(one -> " (" + one.platform() + ")").orElse("") + ": " + account.getValue())
                .toList();
    }

    /** The snapshots that show something of it, and those that may: taken of its accounts since the oldest was made. */
    Pictured.Of snapshots(Collection<Long> items, Ledger ledger, @Nullable Sightings sightings) {
        LocalDate since = first == null ? LocalDate.MAX : first;
        var numbers = new HashSet<>(items);
        var each = accounts.keySet().stream().map(account -> Pictured.of(numbers, since, account, ledger, sightings)).toList();
        return new Pictured.Of(each.stream().flatMap(one -> one.showing().stream()).toList(),
                each.stream().flatMap(one -> one.possible().stream()).toList());
    }

    List<String> authorities(Register register) {
        var names = new TreeSet<String>();
        accounts.keySet().forEach(id -> register.find(id).map(Account::authority).ifPresent(names::add));
        return List.copyOf(names);
    }

    /** The civil dates between which the items were made, by the platforms' times. */
    String period() {
        return first == null || last == null ? "inga handlingar" : first + " till " + last;
    }
}
