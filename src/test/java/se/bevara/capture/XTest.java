package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.By;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;
import se.bevara.sample.XDouble;

/** What is X's alone. */
class XTest extends ConnectorContract {

    private final Presence presence = presence(Platform.X);

    private Session spelling(String word) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("spelling", Map.of("bevara.capture.platforms.x.spelling", word)));
        context.scan("se.bevara.capture.x");
        context.refresh();
        var base = platforms.base(presence);
        return context.getBean(Connector.class).open(TestFetchers.account("solvik", "x", base),
                new Access(base, () -> Optional.of(presence.credential()), "key"), fetcher(presence, "30s"));
    }

    @ParameterizedTest
    @CsvSource({"tweet,tweet", "tweet,post", "post,tweet", "post,post"})
    void readsBothSpellingsWhicheverItWrites(String written, String answered) {
        platforms.x().speaks(answered);
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        var post = presence.post("Vatten " + "å".repeat(400), map);
        world.clock().tick(Duration.ofMinutes(5));
        post.edit("Vattnet " + "ä".repeat(400));
        post.comment("Anna B", "Hur länge?").delete(By.AUTHOR);
        var question = post.comment("Bo Ek", "Var?");
        var session = spelling(written);
        assertThat(session.profile().posts()).isEqualTo(1);
        Seen seen = post(session);
        assertThat(seen.content().text()).isEqualTo("Vattnet " + "ä".repeat(400));
        assertThat(seen.content().key()).isEqualTo(post.remoteIds().getFirst());
        assertThat(seen.content().remoteId()).isEqualTo(post.remoteIds().getLast());
        assertThat(seen.content().attachments()).singleElement().returns("Karta", Content.Attachment::description);
        Seen comment = comments(session, seen).getFirst();
        assertThat(comment.content().parentKey()).isEqualTo(seen.content().key());
        assertThat(comment.content().authorName()).isEqualTo("Bo Ek");
        assertThat(session.byId(List.of(new Asked("1990", true, null), asked(comment, seen)))).hasSize(2)
                .containsEntry("1990", new Answer.NotHere("resource-not-found", false))
                .hasEntrySatisfying(question.remoteId(), answer -> assertThat(answer).isInstanceOf(Answer.Here.class));
    }

    @Test
    void anOldIdLeadsToTheNewestVersionAndTheFirstTimeIsKept() {
        var post = presence.post("Kl 22");
        String first = post.remoteId();
        var made = world.clock().instant();
        world.clock().tick(Duration.ofMinutes(7));
        post.edit("Kl 23");
        world.clock().tick(Duration.ofMinutes(7));
        post.edit("Kl 24");
        var answer = open(presence).byId(List.of(new Asked(first, false, null))).get(first);
        assertThat(answer).isInstanceOfSatisfying(Answer.Here.class, here -> {
            Content content = here.seen().content();
            assertThat(content.text()).isEqualTo("Kl 24");
            assertThat(content.key()).isEqualTo(first);
            assertThat(content.platformTime().toInstant()).isEqualTo(made);
            assertThat(Objects.requireNonNull(content.editedAt()).toInstant()).isEqualTo(world.clock().instant());
        });
        post.delete(By.PAGE);
        assertThat(open(presence).byId(List.of(new Asked(first, false, null))))
                .containsEntry(first, new Answer.NotHere("resource-not-found", false));
    }

    @Test
    void aBlockHoldsTheExactBytesOfItsPartsAndNothingThatAnotherWrote() {
        presence.post("Vattnet är <b>avstängt</b>").comment("Anna B", "Till när?").comment("Bo Ek", "Till åtta");
        var session = open(presence);
        Seen post = post(session);
        Seen last = saying(comments(session, post), "åtta");
        String block = new String(last.raw().block(), StandardCharsets.UTF_8);
        assertThat(block).contains("Bo Ek", "Till åtta").doesNotContain("Anna B", "Till när", "avstängt");
        String exact = new String(fetcher(presence, "30s").get(
                java.net.URI.create(platforms.base(presence) + "/tweets?ids=" + last.content().remoteId()
                        + "&expansions=author_id&user.fields=name,username"),
                Map.of("Authorization", "Bearer " + presence.credential())).body(), StandardCharsets.UTF_8);
        assertThat(exact)
                .contains(block.substring(block.indexOf("\"users\":[") + 8, block.indexOf(']', block.indexOf("\"users\""))));
        assertThat(new String(post.raw().block(), StandardCharsets.UTF_8)).contains("&lt;b&gt;");
        assertThat(post.content().text()).isEqualTo("Vattnet är <b>avstängt</b>");
    }

    @Test
    void commentsAreListedSevenDaysBackAndStillAnswerById() {
        var post = presence.post("Vatten");
        var early = post.comment("Anna B", "Tidig");
        world.clock().tick(Duration.ofDays(8));
        post.comment("Bo Ek", "Sen");
        var session = open(presence);
        Seen seen = post(session);
        assertThat(comments(session, seen)).singleElement().returns("Sen", each -> each.content().text());
        assertThat(session.reach()).isEqualTo(Duration.ofDays(7));
        assertThat(session.byId(List.of(new Asked(early.remoteId(), true, null))).get(early.remoteId()))
                .isInstanceOf(Answer.Here.class);
    }

    @Test
    void whatASuspendedAuthorWroteIsHeldBackNotGone() {
        var post = presence.post("Vatten");
        var comment = post.comment("Anna B", "Hur länge?");
        var session = open(presence);
        post(session);
        platforms.x().suspend(comment.author());
        assertThat(session.byId(List.of(new Asked(comment.remoteId(), true, null), new Asked(post.remoteId(), false, null))))
                .containsEntry(comment.remoteId(), new Answer.NotHere("not-authorized-for-resource", true))
                .hasEntrySatisfying(post.remoteId(), answer -> assertThat(answer).isInstanceOf(Answer.Here.class));
    }

    @Test
    void ownAnswersAreCommentsWhoseConversationTellsIfItIsOurs() {
        var post = presence.post("Vatten");
        var question = post.comment("Anna B", "Hur länge?");
        question.answer("Till åtta");
        var session = open(presence);
        Seen answer = saying(posts(session), "åtta");
        assertThat(answer.content()).returns(Content.Kind.COMMENT, Content::kind).returns(question.remoteId(),
                Content::parentKey);
        assertThat(session.rootOf(answer)).contains(new Session.Post(post.remoteId(), post.remoteIds().getFirst()));
        post.delete(By.PAGE);
        assertThat(session.rootOf(answer)).isEmpty();
    }

    @Test
    void aListingThatIsCutTellsSinceWhenItShowsPosts() {
        presence.post("Ett");
        var few = open(presence);
        posts(few);
        assertThat(few.listedSince()).isNull();
        for (int i = 0; i < 3_205; i++) {
            world.clock().tick(Duration.ofMinutes(1));
            presence.post("Inlägg " + i);
        }
        var session = open(presence);
        assertThat(posts(session)).hasSize(3_200);
        assertThat(session.listedSince()).isEqualTo(presence.posts().get(6).created());
    }

    @Test
    void ofAFilmTheBestFileIsFetchedAndItsStillPicture() {
        Medium film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "Invigning");
        presence.post("Invigning", film);
        assertThat(post(open(presence)).content().attachments()).satisfiesExactly(
                video -> assertThat(Objects.requireNonNull(video.source())).hasNoQuery()
                        .hasPath("/media/" + film.number() + ".mp4"),
                still -> assertThat(still).returns("image", Content.Attachment::kind)
                        .returns("13_" + film.number() + "/image", Content.Attachment::id));
    }

    @Test
    void namesWhatATokenLacks() {
        assertThat(failure(() -> open(presence, Optional.of(XDouble.NOT_ENROLLED)).profile()))
                .isEqualTo(Failure.TOKEN_DOWNGRADED);
        assertThat(failure(() -> open(presence, Optional.of("AAAAother")).profile())).isEqualTo(Failure.TOKEN_EXPIRED);
        assertThat(failure(() -> open(presence, Optional.empty()).profile())).isEqualTo(Failure.NO_CREDENTIAL);
        platforms.x().rateLimit(3);
        var session = open(presence);
        session.profile();
        assertThat(failure(session::profile)).isEqualTo(Failure.RATE_LIMITED);
    }

    @Test
    void deletesItsOwnAndHidesOthers() {
        var account = TestFetchers.account("solvik", "x", platforms.base(presence));
        var access = new Access(platforms.base(presence), () -> Optional.of(presence.writingCredential()), "key");
        var connector = connector(presence);
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("1990", true, "17"), false, true)))
                .isInstanceOfSatisfying(Removal.Call.class, call -> {
                    assertThat(call.method() + " " + call.address().getPath()).isEqualTo("PUT /2/tweets/1990/hidden");
                    assertThat(call.json()).isEqualTo("{\"hidden\":true}");
                });
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("1990", false, null), true, false)))
                .isInstanceOfSatisfying(Removal.Call.class,
                        call -> assertThat(call.method() + " " + call.address().getPath()).isEqualTo("DELETE /2/tweets/1990"));
        for (var target : List.of(new Removal.Target(new Asked("1990", true, "17"), false, false),
                new Removal.Target(new Asked("1990", false, null), true, true),
                new Removal.Target(new Asked("../users/me", true, null), true, false))) {
            assertThat(connector.removal(account, access, target)).isInstanceOf(Removal.Impossible.class);
        }
    }
}
