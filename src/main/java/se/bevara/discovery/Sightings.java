package se.bevara.discovery;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Keyed;

/** Takes in what one night sees: what the register knows, or somebody has settled, is left out. */
final class Sightings {

    /** More names than anybody decides on: whoever can write on a page of ours must not be able to fill this. */
    static final int MOST = 2_000;

    private final FoundTable table;
    private final Accounts accounts;
    private final Keyed keyed;
    private final Clock clock;
    private final Set<String> registered = new HashSet<>();
    private final Set<String> settled;
    private @Nullable Set<String> ever;
    private int added;
    private int refused;

    Sightings(FoundTable table, Accounts accounts, Keyed keyed, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.keyed = keyed;
        this.clock = clock;
        accounts.all().forEach(account -> names(account, registered));
        settled = table.settled();
    }

    /** What a registered account can be linked to as: by its address, and by its name. */
    private static void names(Account account, Set<String> names) {
        Network.account(account.address().toString()).ifPresent(link -> names.add(link.key()));
        names.add(new AccountLink(account.platform(), account.handle().strip().replaceFirst("^@", "")).key());
        names.add(new AccountLink(account.platform(), account.handle().strip()).key());
    }

    /** Whether the register knows an account by a name that it has now. */
    boolean registered(AccountLink link) {
        return registered.contains(link.key());
    }

    /** Whether it knows it by a name that it has or has had: for the nights, which may read all of the register's files. */
    boolean known(AccountLink link) {
        return registered(link) || former().contains(link.key());
    }

    private Set<String> former() {
        var all = ever;
        if (all == null) {
            all = new HashSet<>();
            var names = all;
            accounts.eachEver(account -> names(account, names));
            ever = all;
        }
        return all;
    }

    void take(AccountLink link, FoundTable.Sighting sighting) {
        String print = print(keyed, link);
        if (registered(link) || settled.contains(print) || known(link)) {
            return;
        }
        if (table.size() >= MOST && !table.has(print)) {
            refused++;
        } else if (table.seen(print, link, sighting, clock.instant())) {
            added++;
        }
    }

    /** Accounts that nobody had seen before tonight. */
    int added() {
        return added;
    }

    /** Times that an account could not be taken in, for there are too many already. */
    int refused() {
        return refused;
    }

    static String print(Keyed keyed, AccountLink link) {
        return keyed.of("account", link.key());
    }
}
