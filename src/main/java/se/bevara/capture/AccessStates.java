package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.capture.NightReceipt.Gap;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.credentials.Credential;
import se.bevara.credentials.Credentials;
import se.bevara.credentials.Purpose;

/** How the access to each account stands: what its newest visits came to, and when its credential lapses. */
@Component
public class AccessStates {

    /** A month before, people are reminded. */
    private static final int SOON = 30;
    /** Quiet accounts have no comments to read each night. */
    private static final Duration LATELY = Duration.ofDays(30);
    private static final Listings.Read NOTHING = new Listings.Read(null, null);
    /** Platforms that give nothing without a credential. */
    private static final Set<String> CLOSED = Set.of("facebook", "instagram", "linkedin", "x", "youtube");
    /** More would drown the page; the receipt has them all. */
    private static final int MOST_GAPS = 5;

    private final Accesses accesses;
    private final Credentials credentials;
    private final Visits visits;
    private final Listings listings;

    AccessStates(Accesses accesses, Credentials credentials, Visits visits, Listings listings) {
        this.accesses = accesses;
        this.credentials = credentials;
        this.visits = visits;
        this.listings = listings;
    }

    /** Whether an access works. */
    public enum Standing {
        /** The account has not been visited lately. */
        UNTRIED,
        /** The newest visit got what it asked for, but for what is named. */
        WORKS,
        /** The newest visit failed of its credential. */
        FAILS,
        /** The newest visit failed of something else, such as a platform that did not answer. */
        UNCERTAIN
    }

    /** What a person must do. */
    public enum Task {
        NOTHING,
        WAIT,
        ENTER,
        RENEW,
        RENEW_SOON,
        CHECK_RIGHTS,
        UNLOCK,
        DECIDE,
        LOOK
    }

    /**
     * @param succeeded when a visit last got anything; null when none did lately
     * @param failed when a visit last failed, and of what; null when none did lately
     * @param reads what an access that works has read to its end in the month before the newest visit: {@code posts}, {@code comments}
     * @param unread what the newest visit asked for and could not read, and why
     * @param entered the credentials that were entered, by what they are for
     */
    public record State(Account account, Accesses.Source source, Standing standing, @Nullable Instant succeeded,
            @Nullable Failed failed, List<String> reads, List<Gap> unread,
            Map<Purpose, Credential> entered, Task task) {
    }

    /** How a visit failed. */
    public record Failed(Instant at, Failure failure) {
    }

    /** What the newest visits of an account came to; empty where there was none. */
    private record Newest(Optional<Visits.Told> whole, Optional<Visits.Told> partial, Optional<Visits.Told> failed) {

        Optional<Visits.Told> newest() {
            return Stream.of(whole, partial, failed).flatMap(Optional::stream).max(Comparator.comparing(Visits.Told::at));
        }

        @Nullable
        Instant succeeded() {
            return Stream.of(whole, partial).flatMap(Optional::stream).map(Visits.Told::at).max(Comparator.naturalOrder())
                    .orElse(null);
        }

        @Nullable
        Failed lastFailure() {
            return Stream.of(partial, failed).flatMap(Optional::stream)
                    .flatMap(visit -> failure(visit).map(failure -> new Failed(visit.at(), failure)).stream())
                    .max(Comparator.comparing(Failed::at)).orElse(null);
        }
    }

    /** How the accesses to these accounts stand, in the same order. */
    public List<State> of(List<Account> accounts) {
        var whole = byAccount(Outcome.COMPLETE, Outcome.FROZEN);
        var partial = byAccount(Outcome.PARTIAL);
        var failed = byAccount(Outcome.FAILED);
        var read = listings.read();
        var entered = new HashMap<String, Map<Purpose, Credential>>();
        credentials.all().forEach(one -> entered.computeIfAbsent(one.account(), id -> new EnumMap<>(Purpose.class))
                .put(one.purpose(), one));
        return accounts.stream().map(account -> state(account,
                new Newest(Optional.ofNullable(whole.get(account.id())), Optional.ofNullable(partial.get(account.id())),
                        Optional.ofNullable(failed.get(account.id()))),
                read.getOrDefault(account.id(), NOTHING), entered.getOrDefault(account.id(), Map.of()))).toList();
    }

    private Map<String, Visits.Told> byAccount(Outcome... outcomes) {
        var all = new HashMap<String, Visits.Told>();
        visits.newest(List.of(outcomes)).forEach(visit -> all.put(visit.account(), visit));
        return all;
    }

    private State state(Account account, Newest visited, Listings.Read read, Map<Purpose, Credential> entered) {
        Optional<Visits.Told> newest = visited.newest();
        Standing standing = newest.map(AccessStates::standing).orElse(Standing.UNTRIED);
        List<Gap> unread = newest.map(visit -> visit.report().gaps()).orElse(List.of()).stream().limit(MOST_GAPS).toList();
        var source = accesses.source(account);
        return new State(account, source, standing, visited.succeeded(), visited.lastFailure(),
                newest.filter(visit -> standing == Standing.WORKS).map(visit -> reads(read, visit.at())).orElse(List.of()),
                unread,
                entered,
                unknown(account, standing, source) ? Task.ENTER : task(standing, newest.flatMap(AccessStates::failure), entered));
    }

    private static List<String> reads(Listings.Read read, Instant newest) {
        Instant since = newest.minus(LATELY);
        var all = new ArrayList<String>();
        if (read.posts() != null && read.posts().isAfter(since)) {
            all.add("posts");
        }
        if (read.comments() != null && read.comments().isAfter(since)) {
            all.add("comments");
        }
        return all;
    }

    /** Whether an account that no visit has tried lacks the credential without which its platform gives nothing. */
    private static boolean unknown(Account account, Standing standing, Accesses.Source source) {
        return standing == Standing.UNTRIED && source == Accesses.Source.NONE && CLOSED.contains(account.platform());
    }

    private static Standing standing(Visits.Told visit) {
        boolean credential = failure(visit).filter(Failure::ofCredential).isPresent();
        return credential ? Standing.FAILS : visit.outcome() == Outcome.FAILED ? Standing.UNCERTAIN : Standing.WORKS;
    }

    /** What a visit failed of: of its credential before anything else. */
    private static Optional<Failure> failure(Visits.Told visit) {
        List<Failure> all = visit.report().gaps().stream().map(Gap::failure).toList();
        return all.stream().filter(Failure::ofCredential).findFirst().or(() -> all.stream().findFirst());
    }

    /** One that another is had by is what counts, not the one before. */
    private Task task(Standing standing, Optional<Failure> failure, Map<Purpose, Credential> entered) {
        LocalDate today = credentials.today();
        List<Credential> all = entered.values().stream()
                .filter(one -> one.purpose() != Purpose.READ || !entered.containsKey(Purpose.RENEW)).toList();
        if (!all.stream().allMatch(one -> credentials.opens(one.account(), one.purpose()))) {
            return Task.UNLOCK;
        }
        if (all.stream().anyMatch(one -> one.lapsed(today))) {
            return Task.RENEW;
        }
        Task task = standing == Standing.WORKS ? Task.NOTHING : failure.map(AccessStates::task).orElse(Task.NOTHING);
        boolean soon = all.stream().anyMatch(one -> one.lapsesWithin(today, SOON));
        return task == Task.NOTHING && soon ? Task.RENEW_SOON : task;
    }

    private static Task task(Failure failure) {
        return switch (failure) {
            case NO_CREDENTIAL -> Task.ENTER;
            case CREDENTIAL_UNREADABLE -> Task.UNLOCK;
            case TOKEN_EXPIRED -> Task.RENEW;
            case TOKEN_DOWNGRADED, FORBIDDEN -> Task.CHECK_RIGHTS;
            case NO_LEGAL_BASIS -> Task.DECIDE;
            case ACCOUNT_PRIVATE, ACCOUNT_GONE, LOGIN_WALL, REDIRECTED, EMPTY_SUSPECT, NO_CANARY -> Task.LOOK;
            case RATE_LIMITED, SERVER_ERROR, UNREACHABLE, TIMEOUT, TRUNCATED, TOO_LARGE, TOO_DEEP, WRONG_TYPE, NOT_READABLE,
                    REPEATED_PAGE, UNSAFE_ADDRESS, NO_SUCH_POST, NOT_ARCHIVED ->
                Task.WAIT;
        };
    }
}
