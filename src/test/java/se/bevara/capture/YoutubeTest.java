package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.By;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;

/** What is YouTube's alone. */
class YoutubeTest extends ConnectorContract {

    private final Presence presence = presence(Platform.YOUTUBE);

    private static Session.Post of(Seen post) {
        return new Session.Post(post.content().remoteId(), post.content().key());
    }

    @Test
    void whatOneWroteNeverLiesInsideWhatAnotherWrote() {
        presence.post("Så byggs bron").comment("Anna B", "Hur länge?").answer("Till hösten");
        var session = open(presence);
        Seen film = post(session);
        List<Seen> thread = comments(session, film);
        assertThat(thread).hasSize(2);
        assertThat(new String(saying(thread, "Hur länge?").raw().block(), StandardCharsets.UTF_8))
                .startsWith("{\"kind\":\"youtube#comment\"").doesNotContain("hösten");
        assertThat(new String(film.raw().block(), StandardCharsets.UTF_8)).startsWith("{\"kind\":\"youtube#video\"");
        assertThat(film.replies()).isEqualTo(2);
    }

    @Test
    void whatIsHeldForReviewOrTakenForSpamIsHiddenAlsoBelowWhatAllMaySee() {
        var film = presence.post("Vatten");
        var open = film.comment("Anna B", "Öppen");
        open.comment("Bo Ek", "Hållet svar").hide();
        open.comment("Cia D", "Öppet svar");
        film.comment("Dan E", "Köp nu").spam();
        film.comment("Eva F", "Hållen").hide();
        var session = open(presence);
        Seen post = post(session);
        List<Seen> thread = comments(session, post);
        assertThat(thread).extracting(seen -> seen.content().text()).containsExactlyInAnyOrder("Öppen", "Hållet svar",
                "Öppet svar",
                "Köp nu", "Hållen");
        assertThat(thread).filteredOn(seen -> seen.content().hidden()).extracting(seen -> seen.content().text())
                .containsExactlyInAnyOrder("Hållet svar", "Köp nu", "Hållen");
        assertThat(saying(thread, "Hållet").content().parentKey()).isEqualTo(open.remoteId());
    }

    @Test
    void tellsAnEditByItsTimeAndWhatTheAuthorWroteWhereItIsShown() {
        var film = presence.post("Badplatserna öppnar\nI morgon kl. 9.\n\nVälkomna!");
        var question = film.comment("Anna B", "1 < 2 & 3");
        film.answer("Ja <3");
        world.clock().tick(Duration.ofMinutes(5));
        question.edit("1 < 2 & 4");
        var session = open(presence);
        Seen post = post(session);
        assertThat(post.content().text()).isEqualTo("Badplatserna öppnar\n\nI morgon kl. 9.\n\nVälkomna!");
        List<Seen> thread = comments(session, post);
        Content edited = saying(thread, "2 & 4").content();
        assertThat(edited.text()).isEqualTo("1 < 2 & 4");
        assertThat(Objects.requireNonNull(edited.editedAt()).toInstant()).isEqualTo(world.clock().instant());
        assertThat(saying(thread, "Ja <3").content().editedAt()).isNull();
    }

    @Test
    void theFilmIsNotFetchedAndItsStillPictureIs() {
        Medium given = world.medium("omslag.png", "image/png", "omslag".getBytes(StandardCharsets.UTF_8), "");
        Medium film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "");
        presence.post("Invigning", film, given);
        var page = open(presence).posts(null);
        assertThat(page.notes()).singleElement().asString().contains("Filmerna själva hämtas inte", "Takeout");
        var attachment = page.items().getFirst().content().attachments();
        assertThat(attachment).singleElement().returns("image", Content.Attachment::kind);
        assertThat(fetcher(presence, "30s").media(Objects.requireNonNull(attachment.getFirst().source())).body())
                .isEqualTo("omslag".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPrivateFilmIsNotCapturedAndHiddenNotGoneWhenAskedForById() {
        Posting film = presence.post("Utkast");
        Posting removed = presence.post("Fel film");
        presence.post("Öppen");
        var session = open(presence);
        List<Seen> before = posts(session);
        film.hide();
        removed.delete(By.PAGE);
        var page = session.posts(null);
        assertThat(page.items()).extracting(seen -> seen.content().text()).containsExactly("Öppen");
        assertThat(page.whole()).isTrue();
        assertThat(page.notes()).contains("1 filmer som inte är öppna för alla hämtades inte");
        var answers = session.byId(before.stream().map(seen -> asked(seen, seen)).toList());
        assertThat(answers).containsEntry(film.remoteId(), new Answer.NotHere("private", true))
                .containsEntry(removed.remoteId(), new Answer.NotHere("absent", false));
    }

    @Test
    void whereCommentsAreTurnedOffTheirAbsenceMeansNothing() {
        Posting film = presence.post("Vatten");
        film.comment("Anna B", "Fråga");
        platforms.youtube().comments(film, false);
        var session = open(presence);
        var page = session.comments(of(post(session)), null);
        assertThat(page.items()).isEmpty();
        assertThat(page.whole()).isFalse();
        assertThat(page.total()).isZero();
        assertThat(page.next()).isNull();
        assertThat(page.notes()).singleElement().asString().contains("avstängda");
    }

    @Test
    void aFilmOrACommentThatGoesWhileItIsReadLeavesItsThreadUnread() {
        Posting film = presence.post("Vatten");
        var session = open(presence);
        Seen post = post(session);
        film.delete(By.PAGE);
        assertThat(session.comments(of(post), null).whole()).isFalse();
    }

    @Test
    void refusesATokenOfAnotherChannelThanTheRegisterNames() {
        Presence other = world.presence(Platform.YOUTUBE, "biblioteket");
        other.post("Bokcirkel");
        assertThat(failure(() -> open(presence, Optional.of(other.credential())).profile())).isEqualTo(Failure.FORBIDDEN);
        assertThat(failure(() -> open(presence, Optional.empty()).profile())).isEqualTo(Failure.NO_CREDENTIAL);
        for (String registered : List.of(other.remoteId(), "https://www.youtube.com/channel/" + other.remoteId())) {
            var account = TestFetchers.named(registered.startsWith("UC") ? registered : "arkivet", "youtube",
                    URI.create(registered.startsWith("http") ? registered : "https://youtube.example/"));
            var access = new Access(platforms.base(presence), () -> Optional.of(presence.credential()), "key");
            var session = connector(presence).open(account, access, fetcher(presence, "30s"));
            assertThat(failure(session::profile)).as(registered).isEqualTo(Failure.FORBIDDEN);
        }
    }

    @Test
    void theChannelThatTheRegisterNamesByItsIdIsTheOne() {
        var account = TestFetchers.named(presence.remoteId(), "youtube", URI.create("https://youtube.example/"));
        var access = new Access(platforms.base(presence), () -> Optional.of(presence.credential()), "key");
        var session = connector(presence).open(account, access, fetcher(presence, "30s"));
        assertThat(session.profile().handle()).isEqualTo("solvik");
        assertThat(platforms.youtube().calls()).as("nobody else was asked about").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"403,quotaExceeded,RATE_LIMITED", "403,rateLimitExceeded,RATE_LIMITED", "401,authError,TOKEN_EXPIRED",
            "403,insufficientPermissions,TOKEN_DOWNGRADED", "403,forbidden,FORBIDDEN", "400,processingFailure,SERVER_ERROR",
            "403,channelSuspended,ACCOUNT_GONE", "404,channelNotFound,ACCOUNT_GONE", "403,channelClosed,ACCOUNT_GONE",
            "401,somethingNew,TOKEN_EXPIRED", "400,invalidPageToken,WRONG_TYPE", "403,'<b>',FORBIDDEN"})
    void namesWhatAnErrorMeans(int status, String reason, Failure failure) {
        try (var server = new Loopback()) {
            server.on("/channels", status, "{\"error\":{\"code\":" + status + ",\"message\":\"x\",\"errors\":[{\"message\":\"x\","
                    + "\"domain\":\"youtube\",\"reason\":\"" + reason + "\"}]}}");
            assertThat(failure(scripted(server)::profile)).isEqualTo(failure);
        }
    }

    @Test
    void aListThatIsMissingIsNoEmptyList() {
        try (var server = new Loopback()) {
            server.file("/channels", "youtube/channel.json")
                    .on("/playlistItems", 200, "{\"kind\":\"x\",\"pageInfo\":{\"totalResults\":0}}")
                    .on("/videos", 200, "{\"pageInfo\":{\"totalResults\":0}}").on("/commentThreads", 200, "{\"items\":null}");
            var session = scripted(server);
            assertThat(failure(() -> session.posts(null))).isEqualTo(Failure.WRONG_TYPE);
            assertThat(failure(() -> session.comments(new Session.Post("v", "v"), null))).isEqualTo(Failure.WRONG_TYPE);
            assertThat(failure(() -> session.byId(List.of(new Asked("v", false, null))))).isEqualTo(Failure.WRONG_TYPE);
            server.on("/channels", 200, "{\"kind\":\"x\",\"pageInfo\":{\"totalResults\":0}}");
            assertThat(failure(() -> scripted(server).profile())).as("channels alone come so").isEqualTo(Failure.ACCOUNT_GONE);
            server.on("/channels", 200, "{\"kind\":\"x\"}");
            assertThat(failure(() -> scripted(server).profile())).isEqualTo(Failure.WRONG_TYPE);
        }
    }

    @Test
    void oneThatCannotBeFoundHidesNoOther() {
        try (var server = new Loopback()) {
            String gone = "{\"error\":{\"errors\":[{\"reason\":\"commentNotFound\"}]}}";
            server.file("/channels", "youtube/channel.json").on("/comments", 404, gone).file("/comments?id=UgxA",
                    "youtube/comment.json");
            var answers = scripted(server).byId(List.of(new Asked("UgxA", true, "v"), new Asked("UgxB", true, "v")));
            assertThat(answers.get("UgxA")).isInstanceOfSatisfying(Answer.Here.class, here -> assertThat(here.seen().content())
                    .as("whoever wrote it has left").returns("", Content::authorId).returns("Bra film!", Content::text));
            assertThat(answers).containsEntry("UgxB", new Answer.NotHere("404", false));
        }
    }

    private Session scripted(Loopback server) {
        var account = TestFetchers.named("UCsolviksolviksolviksolv", "youtube", server.base());
        var access = new Access(server.base(), () -> Optional.of("ya29.test"), "key");
        return connector(presence).open(account, access, TestFetchers.at(server.base()));
    }

    @Test
    void hidesAndRejectsCommentsDeletesItsOwnAndNoFilms() {
        var account = TestFetchers.account("solvik", "youtube", platforms.base(presence));
        var access = new Access(platforms.base(presence), () -> Optional.of(presence.writingCredential()), "key");
        assertThat(removal(account, access, new Asked("UgxA", true, "v"), false, true)).hasToString(
                "POST /youtube/v3/comments/setModerationStatus?id=UgxA&moderationStatus=heldForReview");
        assertThat(removal(account, access, new Asked("UgxA.9z", true, "v"), false, false)).hasToString(
                "POST /youtube/v3/comments/setModerationStatus?id=UgxA.9z&moderationStatus=rejected");
        assertThat(removal(account, access, new Asked("UgxA", true, "v"), true, false))
                .hasToString("DELETE /youtube/v3/comments?id=UgxA");
        assertThat(removal(account, access, new Asked("v", false, null), true, false)).hasToString("by hand");
        assertThat(removal(account, access, new Asked("a&id=b", true, null), true, false)).hasToString("by hand");
    }

    private String removal(Account account, Access access, Asked asked, boolean ours, boolean hide) {
        return switch (connector(presence).removal(account, access, new Removal.Target(asked, ours, hide))) {
            case Removal.Call call -> call.method() + " " + call.address().getPath() + "?" + call.address().getQuery();
            case Removal.Impossible not -> "by hand";
        };
    }

    @Test
    void isLimitedByItsTerms() {
        assertThat(connector(presence).limitedByTerms()).isTrue();
    }
}
