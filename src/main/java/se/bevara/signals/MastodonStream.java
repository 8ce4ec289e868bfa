package se.bevara.signals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.capture.Access;

/** One account's: server-sent events of Mastodon's {@code /api/v1/streaming/user}. Every event calls attention to it, whatever it says. */
final class MastodonStream implements Stream {

    private static final Logger LOG = LoggerFactory.getLogger(MastodonStream.class);

    /** Longest line, bytes; a status is some kilobytes. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final byte[] EVENT = "event:".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 8192;

    private final String account;
    private final Access access;
    private final Hearing hearing;
    private final HttpClient client;
    private final Duration patience;
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;
    private volatile @Nullable CompletableFuture<HttpResponse<InputStream>> asked;

    /** @param patience longest wait for its beginning */
    MastodonStream(String account, Access access, Hearing hearing, HttpClient client, Duration patience) {
        this.account = account;
        this.access = access;
        this.hearing = hearing;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public void listen(Ear ear) throws IOException, InterruptedException {
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
            stream = body;
            if (!closed && answer.statusCode() == 200
                    && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                ear.alive();
                hearing.at(account);
                hear(body, ear);
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
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("stream " + account + ": expected an answer", e);
        } finally {
            coming.cancel(true);
        }
    }

    /** Nothing of a line is kept but how it begins. */
    private void hear(InputStream body, Ear ear) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = 0;
        boolean event = true;
        for (int read = body.read(piece); read >= 0 && !closed; read = body.read(piece)) {
            ear.alive();
            for (int i = 0; i < read; i++) {
                if (piece[i] == '\n') {
                    length = 0;
                    event = true;
                    ear.whole();
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

    @Override
    public void close() {
        closed = true;
        var coming = asked;
        if (coming != null) {
            coming.cancel(true);
        }
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
