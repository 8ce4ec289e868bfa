package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import se.bevara.accounts.Account;
import se.bevara.signals.Hooks;

/** The platforms' webhooks, knocked on over real HTTP. */
@TestPropertySource(properties = {"bevara.signals.facebook.secret=hemlighet", "bevara.signals.facebook.verify-token=lösenordet",
        "bevara.signals.instagram.secret=hemlighet", "bevara.signals.linkedin.secret=hemlighet",
        "bevara.signals.x.secret=hemlighet"})
@Import(Ticking.class)
class HooksTest extends Served {

    private static final String UUID = "5f1f8a6e-4f0c-4c5f-9d2a-1b2c3d4e5f60";

    @Autowired
    Ticking time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Hooks hooks;

    @BeforeEach
    void visitedAccounts() {
        for (HookForm form : HookForm.values()) {
            String id = form.account();
            registered(
                    new Account(id, "Kommunstyrelsen", "", "", form.platform(), "solvik", URI.create("https://x.example/" + id),
                            Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                            Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true)));
            jdbc.sql("DELETE FROM capture_account WHERE account = :id").param("id", id).update();
            jdbc.sql("INSERT INTO capture_account (account, remote) VALUES (:id, :remote)").param("id", id)
                    .param("remote", form.remote()).update();
        }
        time.pass(Duration.ofMinutes(1));
    }

    private Instant now() {
        return time.clock().instant();
    }

    private @Nullable Instant wanted(HookForm form) {
        return jdbc.sql("SELECT wanted FROM capture_account WHERE account = :id").param("id", form.account())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class)).optional().map(OffsetDateTime::toInstant).orElse(null);
    }

    private int deliver(HookForm form, String body) {
        return deliver(form, body, form.signature(body));
    }

    private int deliver(HookForm form, String body, String signature) {
        return send(post(form.platform(), form.header(), signature).POST(BodyPublishers.ofString(body)).build()).statusCode();
    }

    private HttpRequest.Builder post(String platform, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/" + platform)).headers(headers);
    }

    private HttpResponse<byte[]> greet(String asked) {
        return nobody().ask("/hooks/" + asked);
    }

    @Test
    void shakesHandsAsEachPlatformAsks() {
        var meta = greet("facebook?hub.mode=subscribe&hub.verify_token=l%C3%B6senordet&hub.challenge=1158201444");
        assertThat(meta.statusCode()).isEqualTo(200);
        assertThat(text(meta)).isEqualTo("1158201444");
        assertThat(meta.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text(greet("linkedin?challengeCode=" + UUID))).isEqualTo("{\"challengeCode\":\"" + UUID
                + "\",\"challengeResponse\":\"0b980bcb9cb4dd3502531a12ead98756b322bc896f6c03516f5fe3bfdb72a67f\"}");
        assertThat(text(greet("x?crc_token=bXktY3JjLXRva2Vu")))
                .isEqualTo("{\"response_token\":\"sha256=2ke63lrb1tDKqrrPEAd3DYelxTv1SguPeRapIGer6UE=\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"facebook", "facebook?hub.mode=subscribe&hub.verify_token=annat&hub.challenge=1",
            "facebook?hub.mode=subscribe&hub.verify_token=l%C3%B6senordet&hub.challenge=%3Cb%3E",
            "instagram?hub.mode=subscribe&hub.verify_token=&hub.challenge=1", "linkedin", "x",
            "x?crc_token=%7B%22for_user_id%22%3A%2244%22%7D",
            "linkedin?challengeCode=hmacsha256%3D%7B%22notifications%22%3A%5B%5D%7D"})
    void greetsNobodyElseAndSignsNothingThatCouldBeADelivery(String asked) {
        assertThat(greet(asked).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"FACEBOOK, sha256=f41f6a397a1b184965183ea7c4b5597cad36a5669f7f79fbe1b398d5c49d4dd5",
            "LINKEDIN, 68ca939c3d61fea81a6039d3d6c74a810092d2ae2b1359182a37699c2011777d",
            "X, sha256=9B9qOXobGEllGD6nxLVZfK02pWaff3n74bOY1cSdTdU="})
    void knowsSignaturesThatAnotherProgramMade(HookForm form, String signature) {
        assertThat(deliver(form, "{\"a\":1}", signature)).isEqualTo(200);
        assertThat(deliver(form, "{\"a\":2}", signature)).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void aSignedDeliveryCallsAttentionToItsAccountAndNoOther(HookForm form) {
        assertThat(deliver(form, form.delivery(now(), 1))).isEqualTo(200);
        for (HookForm each : HookForm.values()) {
            assertThat(wanted(each)).as(each.name()).isEqualTo(each == form ? now().plusSeconds(5) : null);
        }
    }

    @Test
    void hearsTheOtherFormOfXToo() {
        assertThat(deliver(HookForm.X, """
                {"data":{"event_uuid":"2080","filter":{"user_id":"44"},"event_type":"post.delete","payload":{"id":"1992"}}}"""))
                .isEqualTo(200);
        assertThat(wanted(HookForm.X)).isEqualTo(now().plusSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotSignedByThePlatformDoesNothing(HookForm form) {
        String body = form.delivery(now(), 2);
        String signature = form.signature(body);
        assertThat(deliver(form, body, "")).isEqualTo(401);
        assertThat(deliver(form, body, signature.toUpperCase(Locale.ROOT))).isEqualTo(401);
        assertThat(deliver(form, body, signature + "0")).isEqualTo(401);
        assertThat(deliver(form, body + " ", signature)).isEqualTo(401);
        assertThat(
                send(post(form.platform(), "X-Hub-Signature", "sha1=x").POST(BodyPublishers.ofString(body)).build()).statusCode())
                .isEqualTo(401);
        assertThat(wanted(form)).isNull();
        assertThat(deliver(form, body, signature)).as("and what was refused is no repeat").isEqualTo(200);
        assertThat(wanted(form)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatHasBeenHeardBeforeOrIsOldIsLetBe(HookForm form) {
        String body = form.delivery(now(), 3);
        assertThat(deliver(form, body)).isEqualTo(200);
        Instant first = wanted(form);
        time.pass(Duration.ofMinutes(1));
        assertThat(deliver(form, body)).isEqualTo(200);
        assertThat(wanted(form)).isEqualTo(first);
        assertThat(deliver(form, form.delivery(now().minus(Duration.ofMinutes(16)), 4))).isEqualTo(200);
        assertThat(wanted(form)).isEqualTo(first);
        assertThat(deliver(form, form.delivery(now().minus(Duration.ofMinutes(14)), 5))).isEqualTo(200);
        assertThat(wanted(form)).isEqualTo(now().plusSeconds(5));
    }

    @Test
    void aFloodIsWrittenDownOnceInAWhile() throws Exception {
        jdbc.sql("SET QUERY_STATISTICS TRUE").update();
        try (var threads = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = IntStream.range(0, 3000)
                    .mapToObj(n -> threads.submit(() -> deliver(HookForm.FACEBOOK, HookForm.FACEBOOK.delivery(now(), n))))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        long writes = jdbc.sql("""
                SELECT coalesce(sum(execution_count), 0) FROM information_schema.query_statistics
                WHERE sql_statement LIKE 'UPDATE capture_account SET wanted%'""").query(Long.class).single();
        jdbc.sql("SET QUERY_STATISTICS FALSE").update();
        assertThat(writes).isEqualTo(1);
        assertThat(wanted(HookForm.FACEBOOK)).isEqualTo(now().plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "17", "\"1122\"", "[]", "{}", "{\"entry\":7}",
            "{\"object\":\"page\",\"entry\":{\"id\":{}}}",
            "{\"object\":\"page\",\"entry\":[{\"id\":null,\"time\":1e999}]}",
            "{\"object\":\"user\",\"entry\":[{\"id\":\"1122\"}]}",
            "{\"object\":\"page\",\"entry\":[{\"id\":\"1122\",\"time\":-9223372036854775808}]}",
            "{\"for_user_id\":[44],\"x\":[[1],{\"timestamp_ms\":\"never\"}]}", "{\"notifications\":[1,[],null]}"})
    void whatNamesNoAccountCallsNoAttention(String body) {
        for (HookForm form : HookForm.values()) {
            assertThat(deliver(form, body)).as(form.name()).isEqualTo(200);
        }
        assertThat(HookForm.values()).allSatisfy(form -> assertThat(wanted(form)).isNull());
    }

    @Test
    void whatCannotBeReadIsRefused() {
        for (String body : List.of("{", "<html>", "{}{}", "[".repeat(200_000), "{\"object\":\"\u0000\"}")) {
            assertThat(deliver(HookForm.FACEBOOK, body)).as(body.substring(0, 1)).isEqualTo(400);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedHoweverItIsSent() {
        String body = " ".repeat(Hooks.LARGEST + 1);
        assertThat(deliver(HookForm.FACEBOOK, body)).isEqualTo(413);
        var chunked = post("facebook", HookForm.FACEBOOK.header(), HookForm.FACEBOOK.signature(body))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(send(chunked.build()).statusCode()).isEqualTo(413);
        String largest = " ".repeat(Hooks.LARGEST - 2) + "{}";
        assertThat(deliver(HookForm.FACEBOOK, largest)).isEqualTo(200);
    }

    @Test
    void thoseWhoSendDropByDropHoldOnlySoManyPlaces() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            int answer = 200;
            for (int n = 0; n < 400 && answer == 200; n++) {
                var socket = new Socket("127.0.0.1", port);
                slow.add(socket);
                socket.getOutputStream().write(("POST /hooks/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n"
                        + HookForm.X.header() + ": x\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
                answer = deliver(HookForm.X, HookForm.X.delivery(now(), n));
            }
            assertThat(answer).isEqualTo(503);
            for (Socket socket : slow) {
                socket.close();
            }
            for (int n = 0; n < 400 && answer == 503; n++) {
                answer = deliver(HookForm.X, "{}");
            }
            assertThat(answer).as("and leave them").isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void accountsThatTheRegisterDoesNotHaveAreCountedAndNoMore() {
        long before = unknown();
        String other = HookForm.FACEBOOK.delivery(now(), 6).replace("1122", "3344");
        assertThat(deliver(HookForm.FACEBOOK, other)).isEqualTo(200);
        assertThat(unknown()).isEqualTo(before + 1);
        assertThat(deliver(HookForm.INSTAGRAM, HookForm.INSTAGRAM.delivery(now(), 6).replace("178414", "1122"))).isEqualTo(200);
        assertThat(wanted(HookForm.FACEBOOK)).as("the same id on another platform").isNull();
    }

    private long unknown() {
        return hooks.standings().stream().filter(hook -> hook.platform().equals("facebook")).mapToLong(Hooks.Standing::unknown)
                .sum();
    }

    @Test
    void whatIsSaidIsNeitherStoredNorLogged() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        String body = HookForm.INSTAGRAM.delivery(now(), 7);
        assertThat(deliver(HookForm.INSTAGRAM, body)).isEqualTo(200);
        assertThat(deliver(HookForm.INSTAGRAM, body, "sha256=anna.b")).isEqualTo(401);
        assertThat(deliver(HookForm.INSTAGRAM, "{\"anna.b")).isEqualTo(400);
        root.detachAppender(log);
        assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains("anna.b"));
        assertThat(jdbc.sql("SCRIPT").query(String.class).list()).anyMatch(line -> line.contains("178414"))
                .noneMatch(line -> line.contains("anna.b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"youtube", "mastodon", "X", "..%2Fx", "x%00"})
    void thereIsNoHookThatNobodyHasConfigured(String platform) {
        assertThat(send(post(platform, HookForm.X.header(), "x").POST(BodyPublishers.ofString("{}")).build()).statusCode())
                .isIn(404, 400);
    }
}
