package se.bevara.signals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Jetstream ({@code /subscribe}, JSON over WebSocket, RFC 6455): what the network tells of our own accounts, and of no others. What is
 * said of one calls attention to it; of what it says nothing else is read.
 */
final class BlueskyStream implements Stream {

    private static final String PLATFORM = "bluesky";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Longest message, characters; a post is some kilobytes. */
    private static final int LONGEST = 1 << 20;

    private final URI address;
    private final Map<String, String> ours;
    private final Hearing hearing;
    private final HttpClient client;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable WebSocket socket;

    /**
     * @param jetstream its address, such as {@code wss://jetstream2.us-east.bsky.network/subscribe}
     * @param ours our accounts by their DIDs
     * @param patience longest wait for its beginning
     */
    BlueskyStream(URI jetstream, Map<String, String> ours, Hearing hearing, HttpClient client, Duration patience) {
        this.address = URI.create(jetstream + "?wantedCollections=app.bsky.feed.post&wantedCollections=app.bsky.feed.threadgate"
                + ours.keySet().stream().map(did -> "&wantedDids=" + URLEncoder.encode(did, StandardCharsets.UTF_8))
                        .collect(Collectors.joining()));
        this.ours = ours;
        this.hearing = hearing;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public void listen(Ear ear) throws IOException, InterruptedException {
        var coming = client.newWebSocketBuilder().connectTimeout(patience).buildAsync(address, new Reading(ear));
        try {
            socket = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            ended.await();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("stream " + PLATFORM + ": expected an answer", e);
        } finally {
            close();
            coming.thenAccept(WebSocket::abort);
        }
    }

    /** What comes, until something is not as it should be. */
    private final class Reading implements WebSocket.Listener {

        private final Ear ear;
        private final StringBuilder text = new StringBuilder();

        Reading(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onOpen(WebSocket opened) {
            ear.alive();
            ours.values().forEach(hearing::at);
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            ear.alive();
            if (text.length() + part.length() > LONGEST) {
                ended.countDown();
                return null;
            }
            text.append(part);
            if (last) {
                String did = did(text.toString());
                text.setLength(0);
                if (!did.isEmpty()) {
                    ear.whole();
                    hear(did);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            return life(from);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            return life(from);
        }

        private @Nullable CompletionStage<?> life(WebSocket from) {
            ear.alive();
            ear.whole();
            from.request(1);
            return null;
        }

        /** A Jetstream sends none unless asked to compress. */
        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            ended.countDown();
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended.countDown();
        }
    }

    private void hear(String did) {
        String account = ours.get(did);
        if (account != null) {
            hearing.at(account);
        }
    }

    /** Whom a message is about; empty where it says nothing of the kind. */
    static String did(String message) {
        try {
            return JSON.readTree(message).path("did").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    @Override
    public void ask() {
        WebSocket open = socket;
        if (open != null) {
            CompletableFuture<WebSocket> sent = open.sendPing(ByteBuffer.allocate(0));
            sent.whenComplete((done, failure) -> {
                if (failure != null) {
                    ended.countDown();
                }
            });
        }
    }

    @Override
    public void close() {
        ended.countDown();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
