package se.bevara.signals;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Accounts;
import se.bevara.capture.Accesses;
import se.bevara.capture.Attention;

/**
 * The streams, where they are turned on, as long as the archive is served: of Mastodon servers one connection an account, of Bluesky's
 * network one for many. Each event, and each connection, calls attention, for nobody knows what happened before it.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("bevara.signals.streaming.enabled")
public class Streams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
    private static final String MASTODON = "mastodon";
    private static final String BLUESKY = "bluesky";

    /** So many of our accounts one connection to Bluesky's network tells of: its address has a length that servers take. */
    private static final int AT_ONCE = 50;

    /** How often it is asked which accounts there are, and whether their servers have fallen silent. */
    private static final long SECONDS = 30;

    private final Accounts accounts;
    private final Accesses accesses;
    private final Attention attention;
    private final Hearing hearing;
    private final SignalSettings.Streaming settings;
    private final Clock clock;
    private final HttpClient client;
    private final Map<String, Listener> listeners = new TreeMap<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Streams(Accounts accounts, Accesses accesses, Attention attention, Hearing hearing, SignalSettings settings, Clock clock) {
        this.accounts = accounts;
        this.accesses = accesses;
        this.attention = attention;
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
        Map<String, Listened> wanted = wanted();
        listeners.forEach((name, listener) -> {
            if (!wanted.containsKey(name)) {
                listener.stop();
            }
        });
        listeners.keySet().retainAll(wanted.keySet());
        wanted.forEach(
                (name, one) -> listeners.computeIfAbsent(name, absent -> new Listener(one.accounts(), one.stream(), settings,
                        clock, RandomGenerator.getDefault()::nextDouble).start()).check());
    }

    /** A connection that there should be. */
    private record Listened(List<String> accounts, Supplier<Stream> stream) {
    }

    /** By name; one that tells of other accounts than before has another. */
    private Map<String, Listened> wanted() {
        var wanted = new TreeMap<String, Listened>();
        accounts.captured().stream().filter(account -> account.platform().equals(MASTODON))
                .forEach(account -> wanted.put(account.id(), new Listened(List.of(account.id()),
                        () -> new MastodonStream(account.id(), accesses.of(account), hearing, client, settings.silence()))));
        URI jetstream = settings.bluesky();
        if (jetstream != null) {
            var ours = List.copyOf(attention.remotes(BLUESKY).entrySet());
            for (int from = 0; from < ours.size(); from += AT_ONCE) {
                var some = ours.subList(from, Math.min(from + AT_ONCE, ours.size())).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
                wanted.put(BLUESKY + " " + some, new Listened(List.copyOf(some.values()),
                        () -> new BlueskyStream(jetstream, some, hearing, client, settings.silence())));
            }
        }
        return wanted;
    }

    /** Accounts whose stream has been tried several times in a row in vain. */
    public synchronized List<String> failing() {
        return listeners.values().stream().filter(Listener::failing).flatMap(each -> each.accounts().stream()).toList();
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
