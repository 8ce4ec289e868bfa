package se.bevara.capture;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fetcher of one account in one night: tries again what may pass, keeps to the budget, counts. */
final class NightFetcher implements Fetcher {

    private static final int REDIRECTS = 5;
    private final Fetchers shared;
    private final String platform;
    private final Budget budget;
    private final Semaphore inFlight;
    private final Set<String> allowedHosts;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    NightFetcher(Fetchers shared, String platform, Access access, Budget budget, Semaphore inFlight) {
        this.shared = shared;
        this.platform = platform;
        this.budget = budget;
        this.inFlight = inFlight;
        allowedHosts = new HashSet<>();
        shared.settings().allowedHosts().forEach(host -> allowedHosts.add(host.toLowerCase(Locale.ROOT)));
        if (access.base().getHost() != null) {
            allowedHosts.add(access.base().getHost().toLowerCase(Locale.ROOT));
        }
    }

    /** Calls made, new tries among them. */
    int asked() {
        return asked.get();
    }

    long bytes() {
        return bytes.get();
    }

    @Nullable
    Integer budgetPercent() {
        return budget.percent();
    }

    @Override
    public Response get(URI address, Map<String, String> headers) {
        return get(address, headers, Supplier::get);
    }

    /** @param turn makes each try when its turn has come */
    private Response get(URI address, Map<String, String> headers, Function<Supplier<Response>, Response> turn) {
        var sent = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sent.put("Accept", "application/json");
        sent.put("User-Agent", "Bevara");
        sent.putAll(headers);
        return patiently(Http.asked(address), () -> {
            Response answer = turn.apply(() -> call(shared.api(), address, sent, true));
            shared.watch().answer(platform, address, sent, answer);
            return Answers.judged(Http.asked(address), sent, answer);
        });
    }

    @Override
    public Fetcher paced(Duration apart) {
        NightFetcher all = this;
        return new Fetcher() {
            @Override
            public Response get(URI address, Map<String, String> headers) {
                return all.get(address, headers, call -> budget.pace().next(apart, shared.clock(), shared.waiting(), call));
            }

            @Override
            public Response media(URI address) {
                return all.media(address);
            }

            @Override
            public Duration daySpent() {
                return all.daySpent();
            }
        };
    }

    @Override
    public Duration daySpent() {
        return budget.daySpent(shared.clock().instant());
    }

    @Override
    public Response media(URI address) {
        return patiently(Http.asked(address), () -> follow(address));
    }

    private Response follow(URI first) {
        URI address = first;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            shared.addresses().check(address, Http.asked(address), allowedHosts);
            Response answer = call(shared.media(), address, Map.of("User-Agent", "Bevara"), false);
            if (answer.status() / 100 != 3) {
                return answer;
            }
            address = Answers.location(address, answer);
        }
        throw new FetchFailed(Failure.REDIRECTED, Http.asked(first), "at most " + REDIRECTS + " redirects", "more");
    }

    /** The platform's budget is the API's; where attachments lie, nobody counts for it. */
    private Response call(Http http, URI address, Map<String, String> headers, boolean budgeted) {
        shared.goOn();
        if (budgeted && !budget.take(shared.clock().instant())) {
            throw noBudget(Http.asked(address), budget.pause(shared.clock().instant()));
        }
        inFlight.acquireUninterruptibly();
        Response answer;
        try {
            asked.incrementAndGet();
            answer = http.get(address, headers);
        } finally {
            inFlight.release();
        }
        bytes.addAndGet(answer.body().length);
        if (budgeted) {
            Instant now = shared.clock().instant();
            budget.learn(BudgetReading.of(answer.headers(), now), now);
        }
        refuseBusy(address, answer, budgeted);
        return answer;
    }

    private void refuseBusy(URI address, Response answer, boolean budgeted) {
        boolean limited = answer.status() == 429;
        if (!limited && answer.status() < 500) {
            return;
        }
        Instant now = shared.clock().instant();
        Duration wait = RetryAfter.of(answer.headers(), now);
        if (limited && budgeted && wait != null) {
            budget.blockUntil(now.plus(wait));
        }
        throw new FetchFailed(limited ? Failure.RATE_LIMITED : Failure.SERVER_ERROR, Http.asked(address), "an answer",
                "HTTP " + answer.status(), wait);
    }

    private Response patiently(String what, Supplier<Response> call) {
        Instant started = shared.clock().instant();
        for (int attempt = 1;; attempt++) {
            try {
                keepToBudget(what, started);
                return call.get();
            } catch (FetchFailed e) {
                Duration wait = shared.waitAfter(attempt, e);
                if (!e.failure().passing() || attempt >= shared.settings().tries() || tooLong(wait, started)) {
                    throw e;
                }
                shared.waiting().pause(wait);
            }
        }
    }

    private void keepToBudget(String what, Instant started) {
        Duration wait = budget.pause(shared.clock().instant());
        if (wait.isZero()) {
            return;
        }
        if (tooLong(wait, started)) {
            throw noBudget(what, wait);
        }
        shared.waiting().pause(wait);
    }

    private static FetchFailed noBudget(String what, Duration wait) {
        return new FetchFailed(Failure.RATE_LIMITED, what, "call budget left",
                String.format(Locale.ROOT, "none for %d s", wait.toSeconds()), wait);
    }

    private boolean tooLong(Duration wait, Instant started) {
        Duration spent = Duration.between(started, shared.clock().instant());
        return wait.compareTo(shared.settings().longestWait()) > 0
                || spent.plus(wait).compareTo(shared.settings().patience()) > 0;
    }
}
