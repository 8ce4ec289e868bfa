package se.bevara.signals;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Accesses;

/** The streams of Mastodon servers, where they are turned on: one connection an account, as long as the archive is served. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("bevara.signals.streaming.enabled")
public class Streams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final String PLATFORM = "mastodon";

    /** How often it is asked which accounts there are, and whether their servers have fallen silent. */
    private static final long SECONDS = 30;

    private final Accounts accounts;
    private final Accesses accesses;
    private final Hearing hearing;
    private final SignalSettings.Streaming settings;
    private final Clock clock;
    private final HttpClient client;
    private final Map<String, Listener> listeners = new TreeMap<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Streams(Accounts accounts, Accesses accesses, Hearing hearing, SignalSettings settings, Clock clock) {
        this.accounts = accounts;
        this.accesses = accesses;
        this.hearing = hearing;
        this.settings = settings.streaming();
        this.clock = clock;
        client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(this.settings.silence())
                .build();
    }

    @Override
    public void start() {
        var latch = new CountDownLatch(1);
        stopped = latch;
        Thread.ofVirtual().name("streams").start(() -> keep(latch));
    }

    private void keep(CountDownLatch latch) {
        try {
            do {
                again();
            } while (!latch.await(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A register that cannot be read now may be in half a minute. */
    private void again() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warn("streams: {}", e.getClass().getSimpleName());
        }
    }

    /** Listens to the accounts that are captured now, and to no others; begins anew where a server has fallen silent. */
    public synchronized void refresh() {
        if (!isRunning()) {
            return;
        }
        Map<String, Account> wanted = accounts.captured().stream().filter(account -> account.platform().equals(PLATFORM))
                .collect(Collectors.toMap(Account::id, Function.identity()));
        listeners.forEach((id, listener) -> {
            if (!wanted.containsKey(id)) {
                listener.stop();
            }
        });
        listeners.keySet().retainAll(wanted.keySet());
        wanted.forEach((id, account) -> listeners.computeIfAbsent(id, one -> new Listener(one, accesses.of(account), hearing,
                settings, clock, client, RandomGenerator.getDefault()::nextDouble).start()).check());
    }

    /** Accounts whose stream has been tried several times in a row in vain. */
    public synchronized List<String> failing() {
        return listeners.entrySet().stream().filter(each -> each.getValue().failing()).map(Map.Entry::getKey).toList();
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        listeners.values().forEach(Listener::stop);
        listeners.clear();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
