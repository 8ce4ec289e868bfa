package se.bevara.capture.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Loopback;
import se.bevara.capture.Seen;
import se.bevara.capture.Session;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.capture.TestFetchers;

class MastodonServersTest {

    private static final String LIST = "/api/v1/accounts/109/statuses";
    private static final String CONTEXT = "/api/v1/statuses/903/context";
    private static final Session.Post THREAD = new Session.Post("903", "x");
    private final Loopback server = new Loopback();
    private final MastodonServers servers = new MastodonServers();

    @AfterEach
    void stop() {
        server.close();
    }

    private Session session(Optional<String> token) {
        server.file("/api/v1/accounts/lookup?acct=solvikkommun", "mastodon/account.json");
        var account = TestFetchers.account("solvikkommun", "mastodon", server.base());
        return servers.open(account, new Access(server.base(), () -> token, "key"), TestFetchers.at(server.base()));
    }

    private Session session() {
        return session(Optional.empty());
    }

    private Session twoPages() {
        server.file(LIST, "mastodon/statuses-1.json", "Link",
                "<http://evil.example/api/v1/accounts/1/statuses?limit=40&max_id=9%3D01>; rel=\"next\", <http://x/?min_id=903>; rel=\"prev\"")
                .file(LIST + "?max_id=9=01", "mastodon/statuses-2.json", "Link", "<http://x/?min_id=900>; rel=\"prev\"");
        return session();
    }

    @Test
    void followsOnlyTheQueryOfTheLinkToTheTrueEnd() {
        var session = twoPages();
        var first = session.posts(null);
        var second = session.posts(first.next());
        assertThat(second.items()).extracting(seen -> seen.content().text()).containsExactly("Svar");
        assertThat(second.next()).isNull();
        assertThat(server.asked).contains(LIST + "?limit=40&max_id=9=01");
    }

    @Test
    void leavesOutBoostsInSilenceAndPrivateMessagesWithACount() {
        var page = twoPages().posts(null);
        assertThat(page.items()).extracting(seen -> seen.content().remoteId()).containsExactly("903");
        assertThat(page.notes()).containsExactly("1 meddelanden som inte är öppna för alla hämtades inte");
        assertThat(page.whole()).isTrue();
    }

    @Test
    void readsAStatusAsPeopleReadIt() {
        Seen seen = twoPages().posts(null).items().getFirst();
        Content status = seen.content();
        assertThat(status.key()).isEqualTo(server.base() + "/users/solvikkommun/statuses/903");
        assertThat(status.text()).isEqualTo(
                "Vatten\n\nRÄTTELSE: kl 23–04 :vatten:\n\nMer på https://solvik.example/v\nمرحبا 🚰\n\n– Ja\n– Nej");
        assertThat(status.editedAt()).isEqualTo(OffsetDateTime.parse("2026-11-21T19:43:11.826Z"));
        assertThat(status.attachments()).extracting(Content.Attachment::kind).containsExactly("image", "video");
        assertThat(status.counts()).containsEntry("replies", 2L).containsEntry("quotes", 3L);
        assertThat(seen.ours()).isTrue();
        assertThat(servers.read(seen.raw().block(), seen.raw().mediaType())).isEqualTo(status);
    }

    @Test
    void aStatusThatAnswersAnotherIsAComment() {
        Content answer = twoPages().posts("limit=40&max_id=9%3D01").items().getFirst().content();
        assertThat(answer.kind()).isEqualTo(Content.Kind.COMMENT);
        assertThat(answer.parentKey()).isEqualTo("4711");
        assertThat(answer.authorName()).isEqualTo("solvikkommun");
    }

    @Test
    void aServerThatLinksNothingIsAskedUntilNothingIsNew() {
        server.file(LIST, "mastodon/statuses-1.json").file(LIST + "?max_id=901", "mastodon/statuses-2.json")
                .file(LIST + "?max_id=900", "mastodon/statuses-1.json");
        var session = session();
        var first = session.posts(null);
        var second = session.posts(first.next());
        var third = session.posts(second.next());
        assertThat(second.items()).hasSize(1);
        assertThat(third.items()).isEmpty();
        assertThat(third.next()).isNull();
    }

    @Test
    void aThreadThatIsStillBeingFetchedOrIsGoneProvesNoAbsence() {
        server.file(CONTEXT, "mastodon/context.json", "Mastodon-Async-Refresh", "id=\"a\", retry=5, result_count=2");
        var page = session().comments(THREAD, null);
        assertThat(page.items()).extracting(seen -> seen.content().text()).containsExactly("@solvikkommun Gäller det Lillgatan?");
        assertThat(page.notes()).hasSize(1);
        assertThat(page.whole()).isFalse();
        assertThat(session().comments(new Session.Post("1", "x"), null).whole()).isFalse();
    }

    @Test
    void aThreadCutShortForWantOfATokenProvesNoAbsence() {
        String one = "{\"id\":\"%d\",\"uri\":\"u%d\",\"created_at\":\"2026-11-21T20:00:00Z\",\"in_reply_to_id\":\"903\",\"content\":\"x\"}";
        String many = IntStream.range(0, 60).mapToObj(i -> one.formatted(i, i)).collect(Collectors.joining(","));
        server.on(CONTEXT, 200, "{\"ancestors\":[],\"descendants\":[" + many + "]}");
        assertThat(session().comments(THREAD, null).whole()).isFalse();
        assertThat(session(Optional.of("t")).comments(THREAD, null).whole()).isTrue();
    }

    @Test
    void asksByIdForManyAndThenForEachThatWasLeftOut() {
        server.file("/api/v1/statuses", "mastodon/statuses-2.json")
                .on("/api/v1/statuses/1", 404, "{\"error\":\"Record not found\"}")
                .on("/api/v1/statuses/2", 410, "<html>Gone</html>", "Content-Type", "text/html")
                .on("/api/v1/statuses/3", 403, "{}");
        var answers = session().byId(List.of(asked("900"), asked("1"), asked("2"), asked("3")));
        assertThat(answers.get("900")).isInstanceOf(Answer.Here.class);
        assertThat(answers.get("1")).isEqualTo(new Answer.NotHere("404", false));
        assertThat(answers.get("2")).isEqualTo(new Answer.NotHere("410", false));
        assertThat(answers.get("3")).isEqualTo(new Answer.Unclear(Failure.FORBIDDEN));
        assertThat(server.asked).doesNotContain("/api/v1/statuses/900?");
    }

    @Test
    void asksOneByOneWhereManyAreNotUnderstood() {
        String status = Loopback.resource("mastodon/statuses-2.json").strip();
        server.on("/api/v1/statuses", 404, "<html>", "Content-Type", "text/html").on("/api/v1/statuses/900", 200,
                status.substring(1, status.length() - 1));
        var answers = session().byId(List.of(asked("900"), asked("1")));
        assertThat(answers.get("900")).isInstanceOf(Answer.Here.class);
        assertThat(answers.get("1")).isInstanceOf(Answer.NotHere.class);
    }

    private static Asked asked(String id) {
        return new Asked(id, false, null);
    }

    @ParameterizedTest
    @CsvSource({"401,,NO_CREDENTIAL", "401,secret,TOKEN_EXPIRED", "403,secret,FORBIDDEN", "404,,ACCOUNT_GONE",
            "410,,ACCOUNT_GONE",
            "422,,WRONG_TYPE"})
    void namesEachError(int status, @Nullable String token, Failure failure) {
        var session = session(Optional.ofNullable(token));
        server.on("/api/v1/accounts/lookup?acct=solvikkommun", status, "<h1>" + status + "</h1>", "Content-Type", "text/html");
        assertThat(failure(session::profile)).isEqualTo(failure);
    }

    @Test
    void doesNotBelieveAnEmptyListOfAnAccountThatCountsStatuses() {
        server.on(LIST, 200, "[]");
        assertThat(failure(() -> session().posts(null))).isEqualTo(Failure.EMPTY_SUSPECT);
        var session = session();
        server.on("/api/v1/accounts/lookup?acct=solvikkommun", 200,
                Loopback.resource("mastodon/account.json").replace("\"locked\":false", "\"locked\":true"));
        assertThat(failure(() -> session.posts(null))).isEqualTo(Failure.ACCOUNT_PRIVATE);
    }

    @ParameterizedTest
    @CsvSource({"4.5.3, 200, false", "4.3.0+glitch, 200, false", "4.0.0 (not true; really snac/2.75), 200, true", "'', 200, true",
            "4.5.3, 404, true", "4.5.3, 503, true"})
    void onlyAServerThatSaysItIsMastodonIsKnownToKeepIds(String version, int status, boolean mayChange) {
        var session = session();
        server.on("/api/v1/instance", status, "{\"version\":\"" + version + "\"}");
        assertThat(session.idsMayChange()).isEqualTo(mayChange);
    }

    @Test
    void anErrorWithHttp200IsNoList() {
        server.on(LIST, 200, "{\"error\":\"x\"}");
        assertThat(failure(() -> session().posts(null))).isEqualTo(Failure.WRONG_TYPE);
    }

    private static Failure failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, call)).failure();
    }
}
