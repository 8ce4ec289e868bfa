package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.By;
import se.bevara.sample.LinkedinDouble;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;

/** What is LinkedIn's alone, through both of its doors. */
class LinkedinTest extends ConnectorContract {

    private final Presence presence = presence(Platform.LINKEDIN);
    private final TestFetchers fetchers = new TestFetchers(Map.of("tries", "1", "allowed-hosts", "127.0.0.1"));

    private static Connector configured(Map<String, Object> settings) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("door", settings));
        context.scan("se.bevara.capture.linkedin");
        context.refresh();
        return context.getBean(Connector.class);
    }

    private Session through(Map<String, Object> settings, String token) {
        var base = platforms.base(presence);
        return configured(settings).open(TestFetchers.account("solvik", "linkedin", base),
                new Access(base, () -> Optional.of(token), "key"), fetchers.open(base));
    }

    private Session door(String door) {
        return through(Map.of("bevara.capture.access.solvik.api", door), presence.credential());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dma", "community"})
    void eachDoorShowsTheSameItems(String door) {
        var post = presence.post("Vi söker (nu) badvakter: #sommar, @alla {och} [en] \\ till_er");
        var question = post.comment("Anna B", "Hur söker man?");
        var answer = question.answer("På webben");
        var gone = post.comment("Bo Ek", "Bort");
        world.clock().tick(Duration.ofHours(2));
        post.edit("Vi söker (nu) badvakter: #sommar, @alla {och} [två] \\ till_er");
        question.edit("Hur söker jag?");
        var session = door(door);
        Seen seen = post(session);
        assertThat(seen.content()).returns("Vi söker (nu) badvakter: #sommar, @alla {och} [två] \\ till_er", Content::text)
                .returns(post.remoteId(), Content::key).returns(post.created(), content -> content.platformTime().toInstant());
        assertThat(Objects.requireNonNull(seen.content().editedAt()).toInstant()).isEqualTo(world.clock().instant());
        assertThat(seen.replies()).isEqualTo(3);
        List<Seen> thread = comments(session, seen);
        assertThat(thread).hasSize(3);
        Content asked = saying(thread, "Hur söker jag?").content();
        assertThat(asked).returns(post.remoteId(), Content::parentKey).returns(question.remoteId(), Content::remoteId)
                .returns(question.created(), content -> content.platformTime().toInstant());
        assertThat(question.remoteId()).endsWith("," + asked.key() + ")");
        assertThat(asked.editedAt()).isNotNull();
        assertThat(saying(thread, "På webben")).returns(true, Seen::ours).returns(asked.key(), each -> each.content().parentKey())
                .returns(answer.remoteId(), each -> each.content().remoteId());
        gone.delete(By.AUTHOR);
        assertThat(session.byId(thread.stream().map(each -> asked(each, seen)).toList()))
                .containsEntry(gone.remoteId(), new Answer.NotHere("404", false))
                .hasEntrySatisfying(answer.remoteId(), each -> assertThat(each).isInstanceOf(Answer.Here.class));
        assertThat(session.byId(List.of(new Asked("urn:li:share:1", false, null), asked(seen, seen))))
                .containsEntry("urn:li:share:1", new Answer.NotHere("404", false)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dma", "community"})
    void readsToTheTrueEnd(String door) {
        for (int i = 0; i < 230; i++) {
            presence.post("Inlägg " + i);
        }
        var post = presence.posts().getLast();
        for (int i = 0; i < 130; i++) {
            post.comment("Person " + i, "Fråga " + i);
        }
        var session = door(door);
        assertThat(posts(session)).extracting(seen -> seen.content().key()).doesNotHaveDuplicates().hasSize(230);
        assertThat(comments(session, saying(posts(session), "Inlägg 229"))).hasSize(130);
    }

    @Test
    void throughTheSecondDoorAPostThatNobodyTouchedHasNoCommentsAndIsNotGone() {
        var post = presence.post("Vi söker badvakter");
        var session = door("community");
        Seen seen = post(session);
        assertThat(seen.replies()).as("not told").isNegative();
        Session.Page page = session.comments(new Session.Post(post.remoteId(), post.remoteId()), null);
        assertThat(page).returns(0L, Session.Page::total).returns(true, Session.Page::whole).returns(List.of(),
                Session.Page::items);
        assertThat(session.byId(List.of(asked(seen, seen))).get(post.remoteId())).isInstanceOf(Answer.Here.class);
    }

    @Test
    void throughTheSecondDoorPicturesAreNamedWithoutAnAddress() {
        presence.post("Badhuset", world.medium("bad.png", "image/png", "bad".getBytes(StandardCharsets.UTF_8), "Badhus"));
        assertThat(post(door("community")).content().attachments()).singleElement().returns(null, Content.Attachment::source)
                .returns("image", Content.Attachment::kind).returns("Badhus", Content.Attachment::description);
        Medium other = world.medium("sim.png", "image/png", "sim".getBytes(StandardCharsets.UTF_8), "");
        presence.post("Simhallen", other);
        assertThat(saying(posts(door("dma")), "Simhallen").content().attachments()).singleElement()
                .satisfies(shown -> assertThat(shown.source()).isNotNull());
    }

    @Test
    void feedsAreReadOnceAMinuteAndOnlyWhereCommentsAreCounted() {
        for (int i = 0; i < 150; i++) {
            presence.post("Inlägg " + i);
        }
        presence.posts().getFirst().comment("Anna B", "Fråga");
        var session = door("dma");
        List<Seen> all = posts(session);
        assertThat(fetchers.waits).as("two pages of posts").containsExactly(Duration.ofMinutes(1));
        all.forEach(post -> comments(session, post));
        assertThat(fetchers.waits).as("and one thread of 150").containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void theCursorIsFoundHoweverItsPlaceIsSpelledAndRepostsArePassedOver() {
        platforms.linkedin().spellsWell();
        platforms.linkedin().reposts(3);
        for (int i = 0; i < 120; i++) {
            presence.post("Inlägg " + i);
        }
        assertThat(posts(door("dma"))).hasSize(120);
    }

    @Test
    void whoeverDoesNotLetItBeToldHasWrittenAllTheSame() {
        var comment = presence.post("Vi söker badvakter").comment("Anna B", "Hur söker man?");
        platforms.linkedin().silence(comment.author());
        var session = door("dma");
        Seen seen = comments(session, post(session)).getFirst();
        assertThat(seen.content()).returns("", Content::authorId).returns("Hur söker man?", Content::text);
        assertThat(seen.ours()).isFalse();
    }

    @Test
    void namesWhatATokenLacksAndAVersionThatIsNoLongerServed() {
        presence.post("Vi söker badvakter");
        assertThat(failure(() -> through(Map.of(), LinkedinDouble.VISITOR).profile())).isEqualTo(Failure.TOKEN_DOWNGRADED);
        assertThat(failure(() -> through(Map.of(), "AQXold").profile())).isEqualTo(Failure.TOKEN_EXPIRED);
        assertThat(failure(() -> through(Map.of("bevara.capture.platforms.linkedin.version", "202401"), presence.credential())
                .profile())).isEqualTo(Failure.WRONG_TYPE);
        assertThat(failure(() -> open(presence, Optional.empty()).profile())).isEqualTo(Failure.NO_CREDENTIAL);
    }

    @Test
    void urnsAreEscapedAndTheListAroundThemIsNot() {
        List<URI> asked = new ArrayList<>();
        var fetcher = new Fetcher() {
            @Override
            public Response get(URI address, Map<String, String> headers) {
                asked.add(address);
                assertThat(headers).containsEntry("LinkedIn-Version", "202608").containsEntry("X-RestLi-Method", "BATCH_GET");
                return new Response(403, Map.of(), new byte[0], "");
            }

            @Override
            public Response media(URI address) {
                throw new UnsupportedOperationException();
            }
        };
        var session = configured(Map.of()).open(
                TestFetchers.account("solvik", "linkedin", URI.create("https://api.linkedin.com/rest")),
                new Access(URI.create("https://api.linkedin.com/rest"), () -> Optional.of("AQX"), "key"), fetcher);
        assertThat(failure(() -> session.byId(List.of(new Asked("urn:li:comment:(urn:li:activity:7013,7014)", true, null),
                new Asked("urn:li:comment:(urn:li:activity:7013,7015)", true, null))))).isEqualTo(Failure.TOKEN_DOWNGRADED);
        assertThat(asked).containsExactly(URI.create("https://api.linkedin.com/rest/dmaComments?ids=List("
                + "urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A7013%2C7014%29,"
                + "urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A7013%2C7015%29)"));
    }
}
