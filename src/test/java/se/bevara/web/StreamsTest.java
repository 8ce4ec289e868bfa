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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.accounts.RegisterImport;
import se.bevara.signals.Streams;
import se.bevara.users.Role;

/** The stream of a Mastodon server on loopback that does whatever a server may do to whoever listens. */
@TestPropertySource(properties = {"bevara.signals.streaming.enabled=true", "bevara.signals.streaming.first-wait=1ms",
        "bevara.signals.streaming.longest-wait=20ms", "bevara.capture.access.mastodon-solvik.token=hemligt"})
@Import(Ticking.class)
class StreamsTest extends Served {

    private static final String ID = "mastodon-solvik";
    private static final String OPEN = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final BlockingQueue<Socket> CONNECTIONS = new LinkedBlockingQueue<>();
    private static final ServerSocket SERVER = server();

    @Autowired
    Streams streams;

    @Autowired
    Ticking time;

    @Autowired
    JdbcClient jdbc;

    private static ServerSocket server() {
        try {
            var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        CONNECTIONS.add(server.accept());
                    }
                } catch (IOException e) {
                    CONNECTIONS.clear();
                }
            });
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("bevara.capture.access." + ID + ".base", () -> "http://127.0.0.1:" + SERVER.getLocalPort());
    }

    @AfterAll
    static void end() throws IOException {
        SERVER.close();
    }

    private static Account account(Account.State state) {
        return new Account(ID, "Kommunstyrelsen", "", "", "mastodon", "solvik", URI.create("https://social.example/@solvik"),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN, state, null, null,
                Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    private void state(Account.State state) {
        var before = accounts.find(ID);
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

    /** The next connection, whose question has been read. */
    private static Socket next() throws Exception {
        Socket socket = CONNECTIONS.poll(30, TimeUnit.SECONDS);
        assertThat(socket).as("a connection").isNotNull();
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = socket.getInputStream().read();
            if (read < 0) {
                return next();
            }
            head.append((char) read);
        }
        assertThat(head.toString()).startsWith("GET /api/v1/streaming/user HTTP/1.1\r\n")
                .contains("Authorization: Bearer hemligt");
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private @Nullable Instant wanted() {
        return jdbc.sql("SELECT wanted FROM capture_account WHERE account = :id").param("id", ID)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class)).optional().map(OffsetDateTime::toInstant).orElse(null);
    }

    private boolean called() {
        Instant wanted = wanted();
        return wanted != null && wanted.isAfter(time.clock().instant());
    }

    /** Until it is so; at the longest half a minute. */
    private static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void eachEventCallsAttentionAndSoDoesEachConnection() throws Exception {
        try (Socket socket = next()) {
            say(socket, OPEN);
            until("connected", this::called);
            time.pass(Duration.ofMinutes(1));
            say(socket, ":thump\n\ndata: event: x\n\nxevent: update\n\n");
            say(socket, "event: notification\ndata: {\"type\":\"mention\"}\n\n");
            until("heard", this::called);
            time.pass(Duration.ofMinutes(1));
            for (int n = 0; n < 20_000; n++) {
                say(socket, "event: update\ndata: {}\n\n");
            }
            until("a flood", this::called);
            assertThat(wanted()).isEqualTo(time.clock().instant().plusSeconds(5));
        }
        time.pass(Duration.ofMinutes(1));
        try (Socket again = next()) {
            say(again, OPEN);
            until("connected anew", this::called);
            assertThat(CONNECTIONS).as("never two").isEmpty();
        }
    }

    @Test
    void whatIsNoEventCallsNoAttention() throws Exception {
        try (Socket socket = next()) {
            say(socket, OPEN);
            until("connected", this::called);
            time.pass(Duration.ofMinutes(1));
            say(socket, ":thump\n\0\uFFFF\n{}\nid: event:\n event: x\nevent\n:");
            say(socket, "x".repeat((1 << 20) + 1));
            try (Socket again = next()) {
                assertThat(called()).as("until the endless line has cost the connection").isFalse();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
                say(again, OPEN);
            }
        }
    }

    @Test
    void aSilentServerIsLeftAndOneThatRefusesIsTold() throws Exception {
        try (Socket socket = next()) {
            say(socket, OPEN);
            until("connected", this::called);
            time.pass(Duration.ofMinutes(2));
            streams.refresh();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        List<String> refusals = List.of("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 18\r\n\r\nevent: x\n\nevent: y",
                "nonsense\r\n\r\n", "",
                "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        for (String refusal : refusals) {
            try (Socket socket = next()) {
                say(socket, refusal);
            }
        }
        assertThat(called()).isFalse();
        assertThat(streams.failing()).containsExactly(ID);
        assertThat(as(Role.COMMUNICATOR).page("/").text()).contains("ström");
        try (Socket socket = next()) {
            say(socket, OPEN + ":)\n");
            until("well again", () -> streams.failing().isEmpty());
        }
    }

    @Test
    void stopsWhenTheAccountIsNoLongerCaptured() throws Exception {
        try (Socket socket = next()) {
            say(socket, OPEN);
            until("connected", this::called);
            state(Account.State.CLOSED);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(CONNECTIONS.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
