package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.accounts.Account;
import se.bevara.archive.FailureText;
import se.bevara.capture.NightReceipt.Counter;
import se.bevara.capture.NightReceipt.Outcome;
import se.bevara.ledger.Act;

/** One account's visit: how it shows itself, all its posts, the comments of the threads whose turn it is. */
final class AccountVisit {

    private static final Logger LOG = LoggerFactory.getLogger(AccountVisit.class);
    private final Tools tools;
    private final AccountNight night;
    private final Instant started;
    private Outcome outcome = Outcome.COMPLETE;
    private boolean passing;
    private long comments;
    private long told;
    private boolean threadRead;

    private AccountVisit(Tools tools, AccountNight night) {
        this.tools = tools;
        this.night = night;
        started = tools.now();
    }

    /** Visits an account, again when what failed may pass. */
    static void visit(Tools tools, Connector connector, Account account, Access access, long run) {
        tools.visits().begin(run, account.id(), tools.listings().between(account.id()).unseen(tools.now()));
        for (int attempt = 1; !once(tools, connector, account, access, run, false); attempt++) {
            if (attempt >= tools.settings().accountTries()) {
                return;
            }
            tools.fetchers().waiting().pause(tools.settings().firstWait().multipliedBy(1L << attempt));
        }
    }

    /** Looks at what is newest on an account, once: what fails is looked at again soon. */
    static void look(Tools tools, Connector connector, Account account, Access access, long run) {
        tools.visits().begin(run, account.id(), null);
        once(tools, connector, account, access, run, true);
    }

    /** @return whether it is no use to visit again */
    private static boolean once(Tools tools, Connector connector, Account account, Access access, long run, boolean look) {
        NightFetcher fetcher = tools.fetchers().open(account, access);
        Instant started = tools.now();
        try {
            var night = AccountNight.open(tools, connector, account, access, run, fetcher, look);
            var visit = new AccountVisit(tools, night);
            visit.guarded();
            visit.end();
            return !(visit.outcome == Outcome.FAILED && visit.passing);
        } finally {
            tools.visits().spent(run, account.id(), fetcher, Duration.between(started, tools.now()));
        }
    }

    /** Whatever is wrong with one account, the others are visited. */
    private void guarded() {
        try {
            go();
        } catch (FetchFailed e) {
            fail("kontot", e);
        } catch (NightStopped e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("account {}: {}", night.account.id(), FailureText.of(e));
            fail("kontot",
                    new FetchFailed(Failure.NOT_ARCHIVED, night.account.id(), "to be archived", e.getClass().getSimpleName()));
        }
    }

    private void fail(String what, FetchFailed e) {
        night.report.gap(what, e);
        outcome = night.got() > 0 ? Outcome.PARTIAL : Outcome.FAILED;
        // What the fetcher waited for in vain will not pass within the night.
        Duration asked = e.retryAfter();
        passing = e.failure().passing() && (asked == null || asked.compareTo(tools.settings().longestWait()) <= 0);
    }

    private void go() {
        if (!night.look) {
            tellCrisis();
        }
        Session.Profile profile = night.session.profile();
        look(profile);
        tellLooks();
        var posts = new PostsVisit(night);
        Listing listing = posts.read();
        count("posts", listing.total() == null ? profile.posts() : listing.total(), listing.size());
        FetchFailed failed = listing.failed();
        if (failed != null) {
            fail("inläggen", failed);
        } else if (listing.size() == 0) {
            empty(profile);
        } else {
            threads(posts.asks());
        }
        var answers = new AnswersVisit(night, this::threads);
        boolean asked = failed == null || !concernsAll(failed.failure());
        if (asked && (!night.look || answers.left(posts.answers()))) {
            new DialoguesVisit(night).read();
        }
        answers.read(posts.answers());
    }

    /** Nothing at all is believed only when the platform itself counts nothing and we know of nothing. */
    private void empty(Session.Profile profile) {
        Long told = profile.posts();
        if (!night.report.gaps().isEmpty()) {
            outcome = Outcome.FAILED;
        } else if (told != null && told == 0 && tools.archive().count(night.account) == 0) {
            night.report.note("Inga inlägg: plattformen räknar till 0.");
        } else {
            night.report.gap("inläggen", Failure.EMPTY_SUSPECT,
                    "tom lista; plattformens antal: " + (told == null ? "okänt" : told));
            outcome = Outcome.FAILED;
        }
    }

    private void look(Session.Profile profile) {
        Map<String, String> now = Look.of(profile);
        List<String> changed = Look.changed(tools.listings().of(night.account.id()).look(), now);
        tools.transaction().executeWithoutResult(status -> {
            tools.listings().look(night.account.id(), Look.write(now));
            tools.listings().remote(night.account.id(), profile.remoteId());
            if (!changed.isEmpty()) {
                tools.ledger().append(Act.of("look changed", "look/" + night.account.id(), "night",
                        Map.of("fields", String.join(" ", changed))));
            }
        });
        if (changed.contains("handle") || changed.contains("name")) {
            night.report.note("Kontot har bytt namn på plattformen.");
        } else if (!changed.isEmpty()) {
            night.report.note("Kontots presentation har ändrats: " + Look.swedish(changed) + ".");
        }
    }

    private void threads(List<ThreadVisit.Ask> asks) {
        var again = new ArrayList<ThreadVisit.Ask>();
        for (ThreadVisit.Ask ask : asks) {
            var visit = new ThreadVisit(night, ask);
            Listing listing = visit.read(commentsSeen(), false);
            comments += listing.size();
            threadRead |= visit.shown(listing);
            // A post's own figure is no control total: Mastodon counts the first level only.
            Long total = listing.total();
            told = told < 0 || total == null ? -1 : told + total;
            if (visit.undecided() || passed(visit, listing.failed())) {
                again.add(ask);
            }
        }
        for (ThreadVisit.Ask ask : again) {
            var visit = new ThreadVisit(night, ask);
            Listing listing = visit.read(commentsSeen(), true);
            threadRead |= visit.shown(listing);
            FetchFailed failed = listing.failed();
            if (failed != null) {
                night.report.gap(visit.what(), failed);
            }
        }
        night.batch.flush();
        if (told >= 0 && !asks.isEmpty()) {
            count("comments", told, comments);
        }
    }

    private boolean commentsSeen() {
        return comments > 0;
    }

    /** Whether a thread's failure may have passed by the end of the visit; names it when not. */
    private boolean passed(ThreadVisit visit, @Nullable FetchFailed failed) {
        if (failed == null) {
            return false;
        }
        if (concernsAll(failed.failure())) {
            night.batch.flush();
            throw failed;
        }
        if (!failed.failure().passing()) {
            night.report.gap(visit.what(), failed);
        }
        return failed.failure().passing();
    }

    /** Failures after which asking for the next thread is no use. */
    static boolean concernsAll(Failure failure) {
        return switch (failure) {
            case NO_LEGAL_BASIS, NO_CREDENTIAL, CREDENTIAL_UNREADABLE, TOKEN_EXPIRED, TOKEN_DOWNGRADED, ACCOUNT_PRIVATE,
                    ACCOUNT_GONE, RATE_LIMITED,
                    UNREACHABLE,
                    LOGIN_WALL,
                    NOT_ARCHIVED ->
                true;
            case FORBIDDEN, SERVER_ERROR, TIMEOUT, TRUNCATED, TOO_LARGE, TOO_DEEP, WRONG_TYPE, NOT_READABLE, REDIRECTED,
                    REPEATED_PAGE,
                    EMPTY_SUSPECT, NO_CANARY, UNSAFE_ADDRESS, NO_SUCH_POST ->
                false;
        };
    }

    /** Whether it was to be seen oftener for a time since it was last seen by night, and what that came to. */
    private void tellCrisis() {
        String account = night.account.id();
        tools.crises().note(account, tools.listings().of(account).complete()).ifPresent(night.report::note);
        int waited = tools.listings().between(account).waited();
        if (waited > 0) {
            night.report.note("%d gånger fick en titt vänta: plattformens anropsbudget räckte inte.".formatted(waited));
        }
    }

    /** What was seen since the last night, where somebody looked. */
    private void tellLooks() {
        Listings.Between between = tools.listings().between(night.account.id());
        if (night.look || between.looks() == 0) {
            return;
        }
        String caught = tools.runs().looks().flatMap(run -> tools.visits().find(run.run(), night.account.id()))
                .map(v -> " Då fångades %d nya och %d ändrade, och %d försvann.".formatted(v.added(), v.edited(), v.gone()))
                .orElse("");
        night.report.note("Sedan förra natten har kontot setts %d gånger.%s".formatted(between.looks(), caught));
    }

    private void count(String what, @Nullable Long platform, long ours) {
        if (platform == null || night.look) {
            return;
        }
        night.report.counters().put(what, new Counter(platform, ours));
        if (platform != ours) {
            night.report.note("Plattformen räknar %d %s, sedda i natt: %d.".formatted(platform,
                    what.equals("posts") ? "inlägg" : "kommentarer i de frågade trådarna", ours));
        }
    }

    private void end() {
        night.tellUnkept();
        if (outcome == Outcome.COMPLETE && !night.report.gaps().isEmpty()) {
            outcome = Outcome.PARTIAL;
        }
        tools.transaction().executeWithoutResult(status -> {
            tools.listings().visited(night.account.id(), started);
            if (threadRead) {
                tools.listings().comments(night.account.id(), started);
            }
            boolean whole = outcome == Outcome.COMPLETE;
            if (!night.look) {
                tools.listings().night(night.account.id(), started, whole);
            } else if (whole) {
                tools.listings().looked(night.account.id(), started);
            }
            if (whole && !night.look) {
                tools.listings().complete(night.account.id(), started);
            }
            tools.visits().end(night.run, night.account.id(), outcome, night.got(), night.canaryPost(), night.canaryComment(),
                    night.report);
        });
    }
}
