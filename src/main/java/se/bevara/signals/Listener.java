package se.bevara.signals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.capture.Access;

/**
 * Listens to one account's stream: server-sent events of Mastodon's {@code /api/v1/streaming/user}. Every event calls attention to the
 * account whatever it says, and so does every connection, for nobody knows what happened before it. A stream that ends is begun anew,
 * and when there was nothing in it later and later.
 */
final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** After so many tries in vain in a row an operator should know. */
    private static final int FAILING = 5;

    /** Longest line, bytes; a status is some kilobytes. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final byte[] EVENT = "event:".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 8192;
    private static final int DOUBLINGS = 20;

    private final String account;
    private final Access access;
    private final Hearing hearing;
    private final SignalSettings.Streaming settings;
    private final Clock clock;
    private final HttpClient client;
    private final DoubleSupplier chance;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger inVain = new AtomicInteger();
    private volatile @Nullable InputStream stream;
    private volatile Instant heard = Instant.EPOCH;
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> asked;

    Listener(String account, Access access, Hearing hearing, SignalSettings.Streaming settings, Clock clock, HttpClient client,
            DoubleSupplier chance) {
        this.account = account;
        this.access = access;
        this.hearing = hearing;
        this.settings = settings;
        this.clock = clock;
        this.client = client;
        this.chance = chance;
    }

    Listener start() {
        Thread.ofVirtual().name("stream " + account).start(this::keep);
        return this;
    }

    private void keep() {
        try {
            do {
                inVain.incrementAndGet();
                begin();
            } while (!stopped.await(wait(inVain.get()).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever is wrong with one stream, it is tried again. */
    private void begin() throws InterruptedException {
        try {
            listen();
        } catch (IOException | RuntimeException e) {
            LOG.debug("stream {}: {}", account, e.getClass().getSimpleName());
        }
    }

    private void listen() throws IOException, InterruptedException {
        var token = access.secret().get();
        if (token.isEmpty()) {
            return;
        }
        var request = HttpRequest.newBuilder(URI.create(access.setting("stream").orElse(access.base().toString())
                + "/api/v1/streaming/user")).header("Authorization", "Bearer " + token.get())
                .header("Accept", "text/event-stream")
                .build();
        var answer = answer(client.sendAsync(request, BodyHandlers.ofInputStream()));
        try (InputStream body = answer.body()) {
            if (stopped.getCount() > 0 && answer.statusCode() == 200
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                heard = clock.instant();
                stream = body;
                hearing.at(account);
                hear(body);
            }
        } finally {
            stream = null;
        }
    }

    /** The time is for its beginning alone: a stream has no end. */
    private HttpResponse<InputStream> answer(CompletableFuture<HttpResponse<InputStream>> coming)
            throws IOException, InterruptedException {
        asked = coming;
        try {
            return coming.get(settings.silence().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("stream " + account + ": expected an answer", e);
        } finally {
            coming.cancel(true);
        }
    }

    /** Nothing of a line is kept but how it begins. */
    private void hear(InputStream body) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = 0;
        boolean event = true;
        for (int read = body.read(piece); read >= 0 && stopped.getCount() > 0; read = body.read(piece)) {
            heard = clock.instant();
            for (int i = 0; i < read; i++) {
                if (piece[i] == '\n') {
                    length = 0;
                    event = true;
                    inVain.set(0);
                } else {
                    event &= length >= EVENT.length || piece[i] == EVENT[length];
                    length++;
                    if (event && length == EVENT.length) {
                        hearing.at(account);
                    }
                    if (length > LONGEST_LINE) {
                        return;
                    }
                }
            }
        }
    }

    /** Never in step with others. */
    private Duration wait(int tries) {
        double factor = Math.scalb(0.5 + chance.getAsDouble(), Math.clamp(tries, 0, DOUBLINGS));
        long millis = (long) (settings.firstWait().toMillis() * factor);
        return Duration.ofMillis(Math.min(millis, settings.longestWait().toMillis()));
    }

    /** Ends a connection on which nothing has come for long, not even the signs of life that servers send: another is begun. */
    void check() {
        if (heard.plus(settings.silence()).isBefore(clock.instant())) {
            close();
        }
    }

    boolean failing() {
        return inVain.get() > FAILING;
    }

    /** The thread is not interrupted: it may be writing. */
    void stop() {
        stopped.countDown();
        close();
        var coming = asked;
        if (coming != null) {
            coming.cancel(true);
        }
    }

    private void close() {
        InputStream open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("stream {}: {}", account, e.getClass().getSimpleName());
            }
        }
    }
}
