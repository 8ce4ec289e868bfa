package se.bevara.discovery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.Secrets;
import se.bevara.archive.Keyed;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;

/** The accounts that have been found and that somebody is to decide on. Each decision is an act, which holds no name of an account found. */
@Component
public class Discovery {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String NOT_OURS = "found account not ours";
    private static final String KNOWN_AS = "found account known";
    private static final String LATER = "found account put off";
    private static final String PRINT = "print";
    private static final String UNTIL = "until";
    private static final int LONGEST = 4000;
    /** A name as short as this may be any word. */
    private static final int WORD = 4;

    private final FoundTable table;
    private final Accounts accounts;
    private final Keyed keyed;
    private final Acts acts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Discovery(FoundTable table, Accounts accounts, Keyed keyed, Acts acts, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.accounts = accounts;
        this.keyed = keyed;
        this.acts = acts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** All that nobody has decided on, those put off too, those seen most often first. What the register has come to know is left out. */
    public List<Found> all() {
        var found = table.all();
        if (found.isEmpty()) {
            return found;
        }
        var sightings = sightings();
        return found.stream().filter(one -> !sightings.registered(one.account())).toList();
    }

    /** Those that wait for somebody today. */
    public List<Found> waiting() {
        LocalDate today = today();
        return all().stream().filter(found -> found.waits(today)).toList();
    }

    Sightings sightings() {
        return new Sightings(table, accounts, keyed, clock);
    }

    /**
     * A register file with the account in state upptäckt, for the register's own door.
     *
     * @param authority the nämnd or styrelse that is to answer for it
     */
    public byte[] registerFile(long number, String authority) {
        AccountLink account = one(number).account();
        String handle = account.platform().equals("youtube") || account.platform().equals("mastodon")
                ? account.handle()
                : account.handle().substring(account.handle().indexOf('/') + 1);
        return Accounts.discovered(account.platform(), handle, account.address(), authority.strip());
    }

    /** Decides that an account is not ours. Its name is forgotten, and nobody is asked again. @param why must not hold its name */
    public void notOurs(long number, String why, String by) {
        settle(number, NOT_OURS, why, by, Map.of());
    }

    /** Decides that an account is one that the register knows by another name. @param account its identifier in the register */
    public void knownAs(long number, String account, String by) {
        if (accounts.find(account).isEmpty()) {
            throw new DiscoveryRefused(
                    "konto: väntade ett konto-id i registret, fann " + (account.isBlank() ? "inget" : "ett annat"));
        }
        settle(number, KNOWN_AS, "är " + account, by, Map.of("account", account));
    }

    private void settle(long number, String kind, String why, String by, Map<String, String> details) {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            throw new DiscoveryRefused("skäl: väntade 1 till " + LONGEST + " tecken, fann "
                    + (reason.isEmpty() ? "inget" : String.valueOf(reason.length())));
        }
        if (Secrets.personalNumber(reason)) {
            throw new DiscoveryRefused("skäl: väntade inget personnummer, fann ett");
        }
        transaction.executeWithoutResult(status -> {
            Found found = one(number);
            if (kind.equals(NOT_OURS) && named(reason, found.account())) {
                throw new DiscoveryRefused("skäl: väntade ett skäl utan kontots namn, för namnet glöms nu; fann namnet");
            }
            table.forget(number);
            decided(kind, found, null, by, details, Map.of("because", reason));
        });
    }

    private static boolean named(String text, AccountLink account) {
        String name = account.handle().replaceFirst("^[@a-z]*[@/]", "").replaceFirst("(?<=.)@.*", "");
        return name.length() > WORD && text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Puts a decision off to a day to come. */
    public void later(long number, LocalDate until, String by) {
        if (!until.isAfter(today()) || until.isAfter(today().plusYears(1))) {
            throw new DiscoveryRefused("dag: väntade en dag efter i dag, inom ett år, fann " + until);
        }
        transaction.executeWithoutResult(
                status -> decided(LATER, one(number), until, by, Map.of(UNTIL, until.toString()), Map.of()));
    }

    private void decided(String kind, Found found, @Nullable LocalDate until, String by, Map<String, String> details,
            Map<String, String> words) {
        String print = Sightings.print(keyed, found.account());
        table.answer(print, until);
        var all = new TreeMap<>(details);
        all.put(PRINT, print);
        var json = new TreeMap<String, Object>(all);
        json.putAll(words);
        acts.record(Act.of(kind, "found/" + print.substring(0, 16), by, all), json);
    }

    private Found one(long number) {
        return all().stream().filter(found -> found.number() == number).findFirst().orElseThrow(
                () -> new DiscoveryRefused("upptäckt konto: väntade numret på ett som väntar på beslut, fann " + number));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SWEDEN);
    }

    /** Makes what was decided anew from the acts. What was seen of posts the next nights read again, and of pages. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            table.clear();
            var newest = new TreeMap<Long, Map<String, Object>>();
            List.of(NOT_OURS, KNOWN_AS, LATER).forEach(kind -> acts.each(kind, (entry, json) -> newest.put(entry.index(), json)));
            newest.values().forEach(json -> {
                Object until = json.get(UNTIL);
                table.answer(String.valueOf(json.get(PRINT)), until == null ? null : LocalDate.parse(until.toString()));
            });
        });
    }
}
