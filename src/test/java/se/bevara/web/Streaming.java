package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.signals.Streams;

/** An account whose platform streams, from a server on loopback that does whatever a server may do to whoever listens. */
@TestPropertySource(properties = {"bevara.signals.streaming.enabled=true", "bevara.signals.streaming.first-wait=1ms",
        "bevara.signals.streaming.longest-wait=20ms"})
@Import(Ticking.class)
abstract class Streaming extends Served {

    private final String platform;
    private final String id;

    @Autowired
    Streams streams;

    @Autowired
    Ticking time;

    @Autowired
    JdbcClient jdbc;

    Streaming(String platform) {
        this.platform = platform;
        this.id = platform + "-solvik";
    }

    /** Takes all connections. */
    static final class Server {
        final BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
        private final ServerSocket socket;

        Server() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        connections.add(socket.accept());
                    }
                } catch (IOException e) {
                    connections.clear();
                }
            });
        }

        String host() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        void close() throws IOException {
            socket.close();
        }

        /** The next connection, with its question. */
        Asking next() throws Exception {
            Socket asking = connections.poll(30, TimeUnit.SECONDS);
            assertThat(asking).as("a connection").isNotNull();
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int read = asking.getInputStream().read();
                if (read < 0) {
                    return next();
                }
                head.append((char) read);
            }
            return new Asking(asking, head.toString());
        }
    }

    record Asking(Socket socket, String head) {
    }

    private Account account(Account.State state) {
        return new Account(id, "Kommunstyrelsen", "", "", platform, "solvik", URI.create("https://social.example/@solvik"),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, state, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    void state(Account.State state) {
        var before = accounts.find(id);
        var after = account(state);
        var changed = before.filter(one -> !one.equals(after))
                .map(one -> List.of(new RegisterImport.Changed(one, after, List.of("status"))))
                .orElse(List.of());
        accounts.apply(new RegisterImport(before.isEmpty() ? List.of(after) : List.of(), changed, List.of(), List.of()), "test");
        streams.refresh();
    }

    @BeforeEach
    void listening() {
        time.pass(Duration.ofMinutes(1));
        state(Account.State.ACTIVE);
    }

    static void say(Socket socket, String text) throws IOException {
        say(socket, text.getBytes(StandardCharsets.UTF_8));
    }

    static void say(Socket socket, byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Nullable
    Instant wanted() {
        return jdbc.sql("SELECT wanted FROM capture_account WHERE account = :id").param("id", id)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class)).optional().map(OffsetDateTime::toInstant).orElse(null);
    }

    boolean called() {
        Instant wanted = wanted();
        return wanted != null && wanted.isAfter(time.clock().instant());
    }

    /** Until it is so; at the longest half a minute. */
    static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
