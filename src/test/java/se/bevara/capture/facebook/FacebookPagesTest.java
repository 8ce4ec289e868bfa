package se.bevara.capture.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

class FacebookPagesTest {

    private static final String GONE = "{\"error\":{\"message\":\"Object with ID 'x' does not exist\",\"code\":100,\"error_subcode\":33}}";
    private final Loopback graph = new Loopback();
    private final FacebookPages pages = new FacebookPages();

    @AfterEach
    void stop() {
        graph.close();
    }

    private Session session(Optional<String> token) {
        var account = TestFetchers.account("solvik", "facebook", graph.base());
        return pages.open(account, new Access(graph.base(), () -> token, "key"), TestFetchers.at(graph.base()));
    }

    private Session session() {
        graph.file("/v26.0/solvik", "facebook/page.json").file("/v26.0/me", "facebook/page.json");
        return session(Optional.of("EAAhemlig"));
    }

    @Test
    void readsThePage() {
        var profile = session().profile();
        assertThat(profile.remoteId()).isEqualTo("1122");
        assertThat(profile.name()).isEqualTo("Solviks kommun");
        assertThat(profile.look()).containsEntry("picture", "https://scontent.example/v/profile.jpg?oe=66");
        assertThat(new String(profile.raw().block(), StandardCharsets.UTF_8) + "\n")
                .isEqualTo(Loopback.resource("facebook/page.json"));
    }

    @Test
    void theTokenIsInTheHeaderAndNeverInAnAddress() {
        graph.on("/v26.0/1122/published_posts", 200, "{\"data\":[]}");
        session().posts(null);
        assertThat(graph.credentials).containsOnly("Bearer EAAhemlig");
        assertThat(graph.asked).noneMatch(asked -> asked.contains("EAA"));
    }

    @Test
    void pagesThroughAnEmptyPageToTheTrueEnd() {
        graph.file("/v26.0/1122/published_posts", "facebook/posts-1.json")
                .file("/v26.0/1122/published_posts?after=Q2c4U2", "facebook/posts-2.json")
                .file("/v26.0/1122/published_posts?after=Q2c4U3", "facebook/posts-3.json");
        var session = session();
        var first = session.posts(null);
        var second = session.posts(first.next());
        var third = session.posts(second.next());
        assertThat(second.items()).isEmpty();
        assertThat(third.items()).extracting(seen -> seen.content().text()).containsExactly("Solviks kommun bytte omslagsbild.");
        assertThat(third.next()).isNull();
        assertThat(graph.asked).allMatch(asked -> asked.startsWith("/v26.0/"));
    }

    @Test
    void readsPostsWithAlbumFilmAndHiddenState() {
        graph.file("/v26.0/1122/published_posts", "facebook/posts-1.json");
        var posts = session().posts(null).items();
        Content album = posts.getFirst().content();
        assertThat(album.key()).isEqualTo("9001");
        assertThat(album.kind()).isEqualTo(Content.Kind.POST);
        assertThat(album.text()).isEqualTo("Vattnet stängs av på Storgatan i natt. 🚰 \uFFFD");
        assertThat(album.platformTime()).isEqualTo(OffsetDateTime.parse("2026-11-20T08:15:02Z"));
        assertThat(album.attachments()).extracting(Content.Attachment::id).containsExactly("77", "78");
        assertThat(album.counts()).containsEntry("likes", 31L).containsEntry("shares", 4L).containsEntry("replies", 3L);
        assertThat(posts.getFirst().replies()).isEqualTo(3);
        Content film = posts.getLast().content();
        assertThat(film.hidden()).isTrue();
        assertThat(film.attachments()).extracting(Content.Attachment::kind).containsExactly("video", "image");
        assertThat(film.attachments().getFirst().source()).hasToString("https://video.example/v/film.mp4?oe=1");
    }

    @Test
    void readsCommentsOfEveryLevelInOneStream() {
        graph.file("/v26.0/1122_9001/comments?filter=stream&order=chronological&summary=true", "facebook/comments.json");
        var page = session().comments(new Session.Post("1122_9001", "9001"), null);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items()).extracting(seen -> seen.content().key()).containsExactly("5551", "5552", "5553");
        assertThat(page.items()).extracting(seen -> seen.content().parentKey()).containsExactly("9001", "5551", "9001");
        assertThat(page.items()).extracting(Seen::ours).containsExactly(false, true, false);
        assertThat(page.items()).extracting(seen -> seen.content().hidden()).containsExactly(false, false, true);
        assertThat(page.items().getLast().content().attachments()).extracting(Content.Attachment::id).containsExactly("91");
        for (Seen seen : page.items()) {
            assertThat(pages.read(seen.raw().block(), seen.raw().mediaType())).isEqualTo(seen.content());
        }
    }

    @Test
    void tellsAPersonsTokenFromAnEmptyPage() {
        graph.file("/v26.0/solvik", "facebook/page.json").on("/v26.0/me", 200, "{\"id\":\"4711\"}")
                .on("/v26.0/1122/published_posts", 200, "{\"data\":[]}");
        var session = session(Optional.of("EAAperson"));
        assertThat(failure(session::profile)).isEqualTo(Failure.TOKEN_DOWNGRADED);
        assertThat(failure(() -> session.posts(null))).isEqualTo(Failure.TOKEN_DOWNGRADED);
    }

    @Test
    void aRenamedPageIsFoundByItsToken() {
        graph.on("/v26.0/solvik", 404, "{\"error\":{\"code\":803,\"message\":\"Some of the aliases do not exist\"}}")
                .on("/v26.0/me", 200, Loopback.resource("facebook/page.json").replace("\"solvik\"", "\"solvikskommun\""));
        var profile = session(Optional.of("EAA")).profile();
        assertThat(profile.remoteId()).isEqualTo("1122");
        assertThat(profile.handle()).isEqualTo("solvikskommun");
    }

    @Test
    void anEmptyThreadThatIsCountedProvesNothing() {
        graph.on("/v26.0/1122_9001/comments", 200, "{\"data\":[],\"summary\":{\"total_count\":2}}");
        assertThat(session().comments(new Session.Post("1122_9001", "9001"), null).whole()).isFalse();
    }

    @Test
    void asksByIdForFiftyAtOnceAndFindsTheOneThatIsGone() {
        graph.on("/v26.0/", 400, GONE).on("/v26.0/?ids=9001_5551", 200, "{\"9001_5551\":" + comment("9001_5551") + "}")
                .on("/v26.0/?ids=9001_5552,9001_5553", 200,
                        "{\"5552\":" + comment("5552") + ",\"9001_5553\":" + comment("9001_5553") + "}");
        var answers = session().byId(
                List.of(new Asked("9001_5550", true, null), new Asked("9001_5551", true, null),
                        new Asked("9001_5552", true, null),
                        new Asked("9001_5553", true, null)));
        assertThat(answers.get("9001_5550")).isEqualTo(new Answer.NotHere("100/33", false));
        assertThat(List.of("9001_5551", "9001_5552", "9001_5553")).allMatch(id -> answers.get(id) instanceof Answer.Here);
    }

    private static String comment(String id) {
        return "{\"id\":\"" + id + "\",\"created_time\":\"2026-11-20T09:01:44+0000\",\"message\":\"hej\",\"like_count\":0}";
    }

    @ParameterizedTest
    @CsvSource({"400,190,463,TOKEN_EXPIRED", "400,190,460,TOKEN_EXPIRED", "400,190,492,TOKEN_DOWNGRADED",
            "403,10,0,TOKEN_DOWNGRADED",
            "403,200,0,FORBIDDEN", "403,299,0,FORBIDDEN", "400,100,33,FORBIDDEN", "403,4,0,RATE_LIMITED", "400,32,0,RATE_LIMITED",
            "400,80001,0,RATE_LIMITED", "400,613,0,RATE_LIMITED", "400,368,0,FORBIDDEN", "400,1705,0,TOKEN_DOWNGRADED",
            "200,190,463,TOKEN_EXPIRED", "400,2,0,SERVER_ERROR", "400,100,0,WRONG_TYPE"})
    void namesEachError(int status, int code, int subcode, Failure failure) {
        graph.on("/v26.0/1122/published_posts", status,
                "{\"error\":{\"message\":\"Anna B\",\"code\":" + code + ",\"error_subcode\":" + subcode + "}}",
                "X-Business-Use-Case-Usage",
                "{\"1122\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":7}]}");
        var failed = Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, () -> session().posts(null)));
        assertThat(failed.failure()).isEqualTo(failure);
        assertThat(failed.getMessage()).doesNotContain("Anna", "EAA");
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void namesAMissingCredential() {
        assertThat(failure(() -> session(Optional.empty()).profile())).isEqualTo(Failure.NO_CREDENTIAL);
    }

    @Test
    void refusesACursorThatLeadsToItself() {
        graph.on("/v26.0/1122/published_posts", 200, "{\"data\":[],\"paging\":{\"next\":\"x\",\"cursors\":{\"after\":\"A\"}}}");
        assertThat(failure(() -> session().posts("A"))).isEqualTo(Failure.REPEATED_PAGE);
    }

    @Test
    void oneOddItemHidesNoOthers() {
        graph.on("/v26.0/1122/published_posts", 200,
                "{\"data\":[{\"id\":\"1_2\"},{\"id\":\"1_3\",\"created_time\":\"2026-11-20T08:15:02+0000\"}]}");
        var page = session().posts(null);
        assertThat(page.items()).hasSize(1);
        assertThat(page.whole()).isFalse();
        assertThat(page.notes()).containsExactly("1 poster gick inte att läsa");
    }

    private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, call)).failure();
    }
}
