package se.bevara.capture;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;

/** What the next night will ask of each platform, by what the latest asked, beside what the platform lets through. */
@Component
public final class CallPlans {

    /** Of an account that no night has visited. */
    private static final int UNKNOWN = 10;
    private static final int MONTH = 31;
    /** In a time longer than this a night does not end before people come to work. */
    private static final Duration NIGHT = Duration.ofHours(6);
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Accesses accesses;

    CallPlans(JdbcClient jdbc, Accounts accounts, Accesses accesses) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.accesses = accesses;
    }

    /**
     * What accounts that share a budget will ask together.
     *
     * @param budget what they share, such as {@code mastodon/mastodon.example}; of a platform whose accounts each have their own, the platform
     * @param accounts how many they are
     * @param unvisited how many of them no night has visited: of those it is a guess
     * @param expected calls in the next night, attachments among them
     * @param last calls in the latest night
     * @param limit what the platform lets through; null where it is not published as a number of calls
     * @param least how long the calls take at least; zero where they may come as fast as they can
     */
    public record CallPlan(String budget, String platform, int accounts, int unvisited, long expected, long last,
            @Nullable CallLimit limit, Duration least) {

        /** Whether a night is long enough. */
        public boolean fits() {
            return least.compareTo(NIGHT) <= 0;
        }
    }

    /** An account's share. */
    private record Share(Account account, Access access, @Nullable Integer last) {

        /** Meta's accounts have a budget each; so many lines say nothing. */
        String budget() {
            return access.budgetKey().endsWith("/" + account.id()) ? account.platform() : access.budgetKey();
        }
    }

    /** One for each budget, by name. */
    public List<CallPlan> next() {
        Map<String, Integer> last = last();
        var budgets = new TreeMap<String, List<Share>>();
        for (Account account : accounts.captured()) {
            var share = new Share(account, accesses.of(account), last.get(account.id()));
            budgets.computeIfAbsent(share.budget(), key -> new ArrayList<>()).add(share);
        }
        return budgets.entrySet().stream().map(each -> plan(each.getKey(), each.getValue())).toList();
    }

    private static CallPlan plan(String budget, List<Share> shares) {
        Share first = shares.getFirst();
        String platform = first.account().platform();
        long asked = shares.stream().mapToLong(share -> share.last() == null ? 0 : share.last()).sum();
        int unvisited = (int) shares.stream().filter(share -> share.last() == null).count();
        long expected = asked + (long) unvisited * UNKNOWN;
        CallLimit limit = CallLimit.of(platform, first.access()).orElse(null);
        return new CallPlan(budget, platform, shares.size(), unvisited, expected, asked, limit,
                limit == null ? Duration.ZERO : limit.least(expected));
    }

    /** Calls of each account in the latest night that visited it, of those within a month. */
    private Map<String, Integer> last() {
        var last = new TreeMap<String, Integer>();
        LocalDate newest = jdbc.sql("SELECT max(night) FROM capture_run").query(LocalDate.class).optional()
                .orElse(LocalDate.EPOCH);
        jdbc.sql("""
                SELECT v.account, v.asked FROM capture_visit v JOIN capture_run r ON r.run = v.run
                WHERE r.number > 0 AND r.night > :since ORDER BY v.run""").param("since", newest.minusDays(MONTH))
                .query((r, n) -> last.put(r.getString("account"), r.getInt("asked"))).list();
        return last;
    }
}
