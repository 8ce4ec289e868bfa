package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.users.Role;

/** The stream of a Mastodon server. */
@TestPropertySource(properties = "bevara.capture.access.mastodon-solvik.token=hemligt")
class StreamsTest extends Streaming {

    private static final String ID = "mastodon-solvik";
    private static final String OPEN = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final Server SERVER = new Server();

    StreamsTest() {
        super("mastodon");
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("bevara.capture.access." + ID + ".base", () -> "http://" + SERVER.host());
    }

    @AfterAll
    static void end() throws IOException {
        SERVER.close();
    }

    private static Socket next() throws Exception {
        Asking asking = SERVER.next();
        assertThat(asking.head()).startsWith("GET /api/v1/streaming/user HTTP/1.1\r\n").contains("Authorization: Bearer hemligt");
        return asking.socket();
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
            assertThat(SERVER.connections).as("never two").isEmpty();
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
            assertThat(SERVER.connections.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
