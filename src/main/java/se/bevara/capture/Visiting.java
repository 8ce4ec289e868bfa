package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** Visits accounts and confirms what they miss; tells how far it has come. */
@Component
final class Visiting {

    /** A night may begin somewhat earlier than the last: an account every other day is due all the same. */
    private static final Duration SLACK = Duration.ofHours(12);
    /** The clock starts a look somewhat earlier or later: an account is due all the same. */
    private static final Duration NEAR = Duration.ofSeconds(30);
    private final Tools tools;
    private final Accounts accounts;
    private final Crises crises;
    private final Accesses accesses;
    private final Map<String, Connector> connectors;
    private final AtomicInteger done = new AtomicInteger();
    private volatile Progress progress = Progress.NONE;

    Visiting(Tools tools, Accounts accounts, Crises crises, Accesses accesses, List<Connector> connectors) {
        this.tools = tools;
        this.accounts = accounts;
        this.crises = crises;
        this.accesses = accesses;
        this.connectors = connectors.stream().collect(Collectors.toMap(Connector::platform, Function.identity()));
    }

    /** Accounts whose turn it is. */
    List<Account> due(String step) {
        Map<String, Duration> oftener = crises.cadences();
        return begin(step,
                accounts.captured().stream().filter(account -> oftener.containsKey(account.id()) || due(account)).toList());
    }

    /** Accounts with items that were not shown. */
    List<Account> absent(String step) {
        Set<String> ids = absent();
        return begin(step, accounts.captured().stream().filter(account -> ids.contains(account.id())).toList());
    }

    /** Ids of the accounts with items that were not shown. */
    Set<String> absent() {
        Set<String> ids = new HashSet<>(tools.absences().accounts());
        tools.freezes().all().forEach(frozen -> ids.add(frozen.account()));
        return ids;
    }

    /** Accounts that somebody has chosen. */
    List<Account> these(String step, List<Account> chosen) {
        return begin(step, chosen);
    }

    private List<Account> begin(String step, List<Account> list) {
        done.set(0);
        progress = new Progress(step, 0, list.size(), "");
        return list;
    }

    private boolean due(Account account) {
        Instant visited = tools.listings().of(account.id()).visited();
        Duration cadence = account.cadence();
        return visited == null || cadence.compareTo(Duration.ofDays(1)) <= 0
                || !visited.plus(cadence).minus(SLACK).isAfter(tools.now());
    }

    void visit(long run, String id) {
        each(id, account -> AccountVisit.visit(tools, connector(account), account, accesses.of(account), run));
    }

    void look(long run, String id) {
        each(id, account -> AccountVisit.look(tools, connector(account), account, accesses.of(account), run));
    }

    /** Accounts to look at now: those of short cadence whose turn it is, and those that something calls attention to, where there is room. */
    List<Account> attention() {
        Set<String> frozen = tools.freezes().all().stream().map(Freezes.Frozen::account).collect(Collectors.toSet());
        Map<String, Duration> oftener = crises.cadences();
        return accounts.captured().stream()
                .filter(account -> !frozen.contains(account.id()) && attention(account, oftener.get(account.id())))
                .filter(account -> room(account, oftener.containsKey(account.id()))).toList();
    }

    private boolean room(Account account, boolean crisis) {
        boolean room = tools.fetchers().roomFor(accesses.of(account));
        if (crisis && !room) {
            tools.listings().waited(account.id());
        }
        return room;
    }

    /** @param crisis how often it is looked at in the crisis mode that it is in, if any */
    private boolean attention(Account account, @Nullable Duration crisis) {
        Instant visited = tools.listings().of(account.id()).visited();
        if (visited == null) {
            return false;
        }
        Instant wanted = tools.listings().between(account.id()).wanted();
        Duration every = crisis == null || crisis.compareTo(account.cadence()) > 0 ? account.cadence() : crisis;
        boolean often = every.compareTo(Duration.ofDays(1)) < 0;
        return wanted != null && !wanted.isBefore(visited)
                || often && !visited.plus(every).minus(NEAR).isAfter(tools.now());
    }

    void confirm(long run, String id) {
        each(id, account -> Confirmation.confirm(tools, connector(account), account, accesses.of(account), run));
    }

    private void each(String id, java.util.function.Consumer<Account> work) {
        Account account = accounts.find(id).orElseThrow();
        progress = new Progress(progress.step(), done.get(), progress.total(), id);
        work.accept(account);
        progress = new Progress(progress.step(), done.incrementAndGet(), progress.total(), id);
    }

    private Connector connector(Account account) {
        Connector connector = connectors.get(account.platform());
        if (connector == null) {
            return NoWay.unknown(account.platform());
        }
        Account.LegalProfile legal = account.legal();
        boolean decided = !legal.basis().isBlank() && !legal.decidedBy().isBlank();
        return connector.limitedByTerms() && !decided ? NoWay.undecided(account.platform()) : connector;
    }

    Progress progress() {
        return progress;
    }

    void step(String step) {
        progress = new Progress(step, 0, 0, "");
    }
}
