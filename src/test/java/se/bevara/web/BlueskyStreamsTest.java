package se.bevara.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;

/** The Jetstream of Bluesky's network: WebSocket (RFC 6455) on loopback, frame by frame. */
@TestPropertySource(properties = "bevara.test=bluesky-streams")
class BlueskyStreamsTest extends Streaming {

    private static final String DID = "did:plc:solvik234567abcdefghij";
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)");
    private static final Server SERVER = new Server();

    BlueskyStreamsTest() {
        super("bluesky");
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("bevara.signals.streaming.bluesky", () -> "ws://" + SERVER.host() + "/subscribe");
    }

    @AfterAll
    static void end() throws IOException {
        SERVER.close();
    }

    /** As the first night learns it. */
    @BeforeEach
    void known() {
        jdbc.sql("DELETE FROM capture_account WHERE account = 'bluesky-solvik'").update();
        jdbc.sql("INSERT INTO capture_account (account, remote) VALUES ('bluesky-solvik', :did)").param("did", DID).update();
        streams.refresh();
    }

    /** The next connection, that asks for our own accounts alone, as the server has opened it. */
    private static Socket next() throws Exception {
        Asking asking = SERVER.next();
        assertThat(asking.head()).startsWith("GET /subscribe?").contains("wantedCollections=app.bsky.feed.post")
                .contains("&wantedDids=did%3Aplc%3Asolvik234567abcdefghij HTTP/1.1").doesNotContain("Authorization");
        say(asking.socket(), "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accepted(asking.head()) + "\r\n\r\n");
        return asking.socket();
    }

    private static String accepted(String head) throws GeneralSecurityException {
        var key = KEY.matcher(head);
        assertThat(key.find()).isTrue();
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII)));
    }

    private static void frame(Socket socket, int kind, byte... content) throws IOException {
        var frame = new java.io.ByteArrayOutputStream();
        frame.write(kind);
        if (content.length < 126) {
            frame.write(content.length);
        } else if (content.length < 1 << 16) {
            frame.write(126);
            frame.writeBytes(java.nio.ByteBuffer.allocate(2).putShort((short) content.length).array());
        } else {
            frame.write(127);
            frame.writeBytes(java.nio.ByteBuffer.allocate(8).putLong(content.length).array());
        }
        frame.writeBytes(content);
        say(socket, frame.toByteArray());
    }

    private static void tell(Socket socket, String json) throws IOException {
        frame(socket, TEXT, json.getBytes(UTF_8));
    }

    private static String post(String did) {
        return "{\"did\":\"" + did
                + "\",\"time_us\":1763676000000000,\"kind\":\"commit\",\"commit\":{\"operation\":\"delete\",\"collection\":"
                + "\"app.bsky.feed.post\",\"rkey\":\"3lkx\"}}";
    }

    @Test
    void whatIsToldOfOursCallsAttentionAndSoDoesEachConnection() throws Exception {
        try (Socket socket = next()) {
            until("connected", this::called);
            time.pass(Duration.ofMinutes(1));
            tell(socket, post("did:plc:nagonannan"));
            tell(socket, "{\"did\":[],");
            tell(socket, "{\"kind\":\"" + DID + "\"}");
            frame(socket, PING);
            pong(socket);
            assertThat(called()).as("nothing of ours").isFalse();
            tell(socket, post(DID));
            until("heard", this::called);
            time.pass(Duration.ofMinutes(1));
            String told = post(DID);
            frame(socket, 0x01, told.substring(0, 30).getBytes(UTF_8));
            frame(socket, 0x80, told.substring(30).getBytes(UTF_8));
            until("heard in two parts", this::called);
        }
        time.pass(Duration.ofMinutes(1));
        try (Socket again = next()) {
            until("connected anew", this::called);
            assertThat(SERVER.connections).as("never two").isEmpty();
            tell(again, post(DID));
        }
    }

    /** The kind of the client's next frame, which is a small one; negative when it has gone. */
    private static int kind(Socket socket) throws IOException {
        int kind = socket.getInputStream().read();
        socket.getInputStream().readNBytes(kind < 0 ? 0 : 5);
        return kind;
    }

    /** What has been sent before has been heard when its answer comes. */
    private static void pong(Socket socket) throws IOException {
        int kind = kind(socket);
        while (kind == PING) {
            kind = kind(socket);
        }
        assertThat(kind).isEqualTo(0x8A);
    }

    private static void ended(Socket socket) throws IOException {
        int kind = kind(socket);
        while (kind == PING) {
            kind = kind(socket);
        }
        assertThat(kind).isEqualTo(-1);
    }

    @Test
    void aMessageWithoutEndAndWhatIsNoTextCostTheConnection() throws Exception {
        for (byte[] hostile : List.of(new byte[(1 << 20) + 1], new byte[0])) {
            try (Socket socket = next()) {
                frame(socket, hostile.length == 0 ? 0x82 : 0x01, hostile);
                ended(socket);
            }
        }
        try (Socket socket = next()) {
            tell(socket, post(DID));
        }
    }

    @Test
    void aSilentServerIsAskedForASignOfLifeAndLeftWhenItGivesNone() throws Exception {
        try (Socket socket = next()) {
            until("connected", this::called);
            time.pass(Duration.ofMinutes(1));
            streams.refresh();
            assertThat(kind(socket)).as("a ping").isEqualTo(PING);
            time.pass(Duration.ofMinutes(1));
            streams.refresh();
            ended(socket);
        }
        try (Socket again = next()) {
            frame(again, PING);
        }
    }

    @Test
    void oneThatRefusesIsToldAndIsWellAgainWhenItTakesUs() throws Exception {
        for (int n = 0; n < 6; n++) {
            try (Socket socket = SERVER.next().socket()) {
                say(socket, "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n");
            }
        }
        until("told", () -> streams.failing().equals(List.of("bluesky-solvik")));
        try (Socket socket = next()) {
            tell(socket, post(DID));
            until("well again", () -> streams.failing().isEmpty());
        }
    }

    @Test
    void stopsWhenTheAccountIsNoLongerCaptured() throws Exception {
        try (Socket socket = next()) {
            until("connected", this::called);
            state(Account.State.CLOSED);
            ended(socket);
            assertThat(SERVER.connections.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
