package se.bevara.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A platform on loopback that shows the {@link World} as it is at each call. Listens on a free port of 127.0.0.1 and answers each call
 * on a virtual thread, one at a time inside the world.
 */
public abstract class PlatformDouble implements AutoCloseable {

    private static final int REMEMBERED = 2_000;

    private final World world;
    private final Platform platform;
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Request> recent = new ArrayDeque<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile UnaryOperator<Answer> change = answer -> answer;
    private long calls;
    private long refused;

    PlatformDouble(World world, Platform platform) {
        this.world = world;
        this.platform = platform;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1 for " + platform, e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where the API of an account is reached, without a trailing slash. */
    public URI base(Presence presence) {
        return URI.create(root());
    }

    final String root() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How long each call takes at least. */
    public void latency(Duration each) {
        latency = each;
    }

    /** How many calls were made, media among them. */
    public synchronized long calls() {
        return calls;
    }

    /** How many calls were refused since they were more than the platform lets through. */
    public synchronized long refused() {
        return refused;
    }

    /** Tells a call that it is one too many. */
    final synchronized Answer refusing(Answer throttled) {
        refused++;
        return throttled;
    }

    /** The latest calls, oldest first, at most 2,000. */
    public synchronized List<Request> recent() {
        return List.copyOf(recent);
    }

    /** Forgets the calls made so far. */
    public synchronized void forgetCalls() {
        recent.clear();
        calls = 0;
    }

    /** Changes its interface from now on: how its JSON is written, and what all its answers say in their headers. */
    public void changes(UnaryOperator<String> written, Map<String, String> headers) {
        change = plain -> {
            boolean json = plain.headers().getOrDefault("Content-Type", "").contains("json");
            String body = new String(plain.body(), StandardCharsets.UTF_8);
            return (json
                    ? new Answer(plain.status(), plain.headers(), written.apply(body).getBytes(StandardCharsets.UTF_8))
                    : plain)
                    .with(headers);
        };
    }

    private synchronized void remember(Request request) {
        calls++;
        recent.addLast(request);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            remember(request);
            if (latency.isPositive() && closing.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            Sent.send(exchange, answerOrFault(request), closing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Sent.Outgoing answerOrFault(Request request) {
        synchronized (world) {
            Optional<Presence> presence = presence(request);
            Fault fault = media(request) ? null : met(request, presence.orElse(null));
            Answer plain = switch (fault) {
                case RATE_LIMIT -> throttled(presence.orElseThrow());
                case SERVER_ERROR -> broken();
                case null, default -> answer(request, presence, fault);
            };
            return new Sent.Outgoing(change.apply(plain), fault);
        }
    }

    private static @Nullable Fault met(Request request, @Nullable Presence presence) {
        if (presence == null) {
            return null;
        }
        return request.method().equals("GET") ? presence.meet() : presence.meetChange();
    }

    /** The account that a call is about, if it can be told. */
    abstract Optional<Presence> presence(Request request);

    /** Whether a call is for the bytes of a picture or film. */
    abstract boolean media(Request request);

    /** @param fault what bends this answer, when it is one that the platform itself plays; others are played on the way out */
    abstract Answer answer(Request request, Optional<Presence> presence, @Nullable Fault fault);

    abstract Answer throttled(Presence presence);

    abstract Answer broken();

    final World world() {
        return world;
    }

    final Platform platform() {
        return platform;
    }

    /** Stops; calls that stall end without an answer. */
    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
