package se.bevara.retention;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/**
 * What decisions ask for about accounts themselves, such as when each is to be pictured. An account is judged as of the record that would
 * come into being on the day, so a decision that reaches back only some years speaks of older accounts too.
 */
@Component
public class AccountRules {

    /** What the acts are about that tell that an account shows something else of itself, and the detail with the fields. */
    private static final String LOOK = "look/";
    private static final String FIELDS = "fields";
    private static final Set<String> OF_THE_LOOK = Set.of("name", "display_name", "handle", "username", "acct", "picture",
            "avatar",
            "site_icon_url", "cover", "header");

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final Decisions decisions;

    AccountRules(DataSource source, Ledger ledger, Decisions decisions) {
        this.jdbc = new JdbcTemplate(source);
        this.ledger = ledger;
        this.decisions = decisions;
    }

    /**
     * What is to be done about accounts, by their ids.
     *
     * @param pictured the civil date in Sweden of each one's last snapshot, by its id
     * @param otherwise when accounts are to be pictured of which no decision in force says it; its tasks name no rule
     */
    public Map<String, List<Task>> tasks(List<Account> accounts, Map<String, LocalDate> pictured, Recurrence otherwise,
            LocalDate today) {
        var said = Said.ofAccounts(jdbc);
        var judge = decisions.judge();
        var tasks = new HashMap<String, List<Task>>();
        for (Account account : accounts) {
            Facts facts = facts(account, said.getOrDefault(account.id(), Said.NOTHING), pictured.get(account.id()), today);
            var judgement = judge.judge(facts, List.of(), today);
            boolean decided = judgement.considered().stream()
                    .anyMatch(rule -> rule.rule().action() == Action.PICTURE && (rule.matches() || rule.open()));
            tasks.put(account.id(), decided
                    ? judgement.tasks()
                    : new Picturing(otherwise, facts, today).task("").map(task -> with(judgement.tasks(), task))
                            .orElse(judgement.tasks()));
        }
        return tasks;
    }

    private static List<Task> with(List<Task> tasks, Task other) {
        return Stream.concat(tasks.stream(), Stream.of(other)).toList();
    }

    private Facts facts(Account account, Said said, @Nullable LocalDate pictured, LocalDate today) {
        var traits = new EnumMap<Trait, String>(Trait.class);
        traits.put(Trait.TYPE, "konto");
        traits.put(Trait.PLATFORM, account.platform());
        traits.put(Trait.ACCOUNT, account.id());
        traits.put(Trait.ACCOUNT_KIND, Coverage.kind(account));
        traits.put(Trait.AUTHORITY, account.authority());
        traits.putAll(said.traits);
        var tags = new HashMap<>(said.tags);
        tags.values().removeIf(set -> !set);
        var events = events(account, today);
        events.putAll(said.events);
        if (pictured != null) {
            events.put(Events.PICTURED, pictured);
        }
        return new Facts(traits, new HashSet<>(tags.keySet()), said.facts, events, List.of());
    }

    private Map<String, LocalDate> events(Account account, LocalDate today) {
        var events = new HashMap<String, LocalDate>();
        events.put(Events.CREATED, today);
        LocalDate opened = account.opened();
        if (opened != null) {
            events.put("konto öppnat", opened);
        }
        LocalDate closed = account.closed();
        if (closed != null) {
            events.put("konto avslutas", closed);
            if (account.state() == Account.State.CLOSED) {
                events.put(Events.ACCOUNT_CLOSED, closed);
            }
        }
        ledger.about(LOOK + account.id()).stream().filter(AccountRules::ofTheLook).map(entry -> Facts.day(entry.at()))
                .max(Comparator.naturalOrder()).ifPresent(day -> events.put(Events.LOOK_CHANGED, day));
        return events;
    }

    private static boolean ofTheLook(Entry entry) {
        return Stream.of(entry.act().details().getOrDefault(FIELDS, "").split(" ", -1)).anyMatch(OF_THE_LOOK::contains);
    }
}
