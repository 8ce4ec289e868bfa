package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.sample.By;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;

/** What is special about Bluesky. */
class BlueskyTest extends ConnectorContract {

    private Presence account;

    @BeforeEach
    void anAccount() {
        account = presence(Platform.BLUESKY);
    }

    private Session open() {
        return open(account, Optional.empty());
    }

    @Test
    void threadsDeeperThanAnswersMayBeNestedAreReadToTheirEnd() {
        Posting last = account.post("Vatten");
        for (int i = 1; i <= 95; i++) {
            last = last.comment(i % 2 == 0 ? "Anna B" : "Bo Ek", "Svar " + i);
        }
        var session = open();
        List<Seen> thread = comments(session, post(session));
        assertThat(thread).hasSize(95).extracting(seen -> seen.content().key()).doesNotHaveDuplicates();
        assertThat(saying(thread, "Svar 95").content().parentKey()).isEqualTo(saying(thread, "Svar 94").content().key());
    }

    @Test
    void whatTheLastPageHoldsIsTheEndAlthoughItNamesAFurtherPage() {
        account.post("Vatten");
        var page = open().posts(null);
        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).isNotNull();
        assertThat(open().posts(page.next()).next()).isNull();
    }

    @Test
    void aReplyBelowOneThatIsGoneIsNotInTheThreadButStillThere() {
        Posting middle = account.post("Vatten").comment("Anna B", "Mitten");
        middle.comment("Bo Ek", "Under");
        var session = open();
        Seen post = post(session);
        List<Seen> before = comments(session, post);
        middle.delete(By.AUTHOR);
        assertThat(comments(session, post)).isEmpty();
        var answers = session.byId(before.stream().map(seen -> asked(seen, post)).toList());
        assertThat(answers.get(saying(before, "Mitten").content().remoteId())).isInstanceOf(Answer.NotHere.class);
        assertThat(answers.get(saying(before, "Under").content().remoteId())).isInstanceOf(Answer.Here.class);
    }

    @Test
    void somebodyWhoHasLeftForAWhileIsNotTakenForDeleted() {
        account.post("Vatten").comment("Anna B", "Ett");
        var session = open();
        Seen post = post(session);
        Seen comment = comments(session, post).getFirst();
        platforms.bluesky().deactivate("Anna B");
        assertThat(comments(session, post)).isEmpty();
        assertThat(session.byId(List.of(asked(comment, post))).values())
                .containsExactly(new Answer.Unclear(Failure.ACCOUNT_GONE));
        platforms.bluesky().reactivate("Anna B");
        assertThat(session.byId(List.of(asked(comment, post))).values()).allMatch(answer -> answer instanceof Answer.Here);
    }

    @Test
    void aHiddenReplySaysSoInItsOwnBytesAndByIdAsLongAsItsThreadIsThere() {
        Posting post = account.post("Vatten");
        post.comment("Anna B", "Idioter").hide();
        post.comment("Bo Ek", "Tack");
        var session = open();
        Seen root = post(session);
        Seen hidden = saying(comments(session, root), "Idioter");
        assertThat(connector(account).read(hidden.raw().block(), hidden.raw().mediaType()).hidden()).isTrue();
        assertThat(open().byId(List.of(asked(hidden, root))).values()).singleElement().isInstanceOfSatisfying(Answer.Here.class,
                here -> assertThat(here.seen().content()).isEqualTo(hidden.content()));
        post.delete(By.PAGE);
        assertThat(open().byId(List.of(asked(hidden, root))).values()).singleElement().isInstanceOfSatisfying(Answer.Here.class,
                here -> assertThat(here.seen().content().hidden()).isFalse());
    }

    @Test
    void ownAnswersBelongToTheThreadTheyNameWhenItIsOurs() {
        account.post("Vatten").comment("Anna B", "Var?").answer("Storgatan");
        Presence other = world.bluesky("biblioteket");
        other.post("Böcker");
        var session = open();
        Seen answer = saying(posts(session), "Storgatan");
        assertThat(answer.content().kind()).isEqualTo(Content.Kind.COMMENT);
        assertThat(session.rootOf(answer)).contains(
                new Session.Post(saying(posts(session), "Vatten").content().key(),
                        saying(posts(session), "Vatten").content().key()));
    }

    @Test
    void aTimeThatAnAuthorMakesUpIsNotBelievedBeyondWhenItWasSeen() {
        String post = """
                {"uri":"at://did:plc:abc/app.bsky.feed.post/3k","author":{"did":"did:plc:abc","handle":"a.example"},
                 "record":{"createdAt":"%s","text":"Hej"},"indexedAt":"2026-11-20T12:00:00.000Z"}""";
        var format = connector(account);
        var later = format.read(post.formatted("2099-01-01T00:00:00Z").getBytes(StandardCharsets.UTF_8), "application/json");
        var odd = format.read(post.formatted("i går").getBytes(StandardCharsets.UTF_8), "application/json");
        var earlier = format.read(post.formatted("2026-11-20T10:00:00+01:00").getBytes(StandardCharsets.UTF_8),
                "application/json");
        assertThat(List.of(later, odd)).allMatch(content -> content.platformTime().toString().equals("2026-11-20T12:00Z"));
        assertThat(earlier.platformTime()).hasToString("2026-11-20T10:00+01:00");
    }

    @Test
    void aLinksCardAndWhatIsQuotedAreToldInWords() {
        String post = """
                {"uri":"at://did:plc:abc/app.bsky.feed.post/3k","author":{"did":"did:plc:abc","handle":"a.example"},
                 "record":{"createdAt":"2026-11-20T10:00:00Z","text":"Läs mer","embed":{"$type":"app.bsky.embed.recordWithMedia",
                  "media":{"$type":"app.bsky.embed.external","external":{"uri":"https://solvik.example/vatten","title":"Vatten"}},
                  "record":{"record":{"uri":"at://did:plc:def/app.bsky.feed.post/3j"}}}},"indexedAt":"2026-11-20T12:00:00.000Z"}""";
        assertThat(connector(account).read(post.getBytes(StandardCharsets.UTF_8), "application/json").text()).isEqualTo(
                "Läs mer\n\nVatten\n\nhttps://solvik.example/vatten\n\nhttps://bsky.app/profile/did:plc:def/post/3j");
    }

    @Test
    void whereAnIdentityLeadsElsewhereNothingIsFetched() {
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        account.post("Karta", map);
        var session = open();
        Content said = post(session).content();
        var image = said.attachments().getFirst();
        for (String author : List.of("did:plc:../../etc", "did:key:z6Mk", "did:web:a.example:path", "did:web:10.0.0.7/x")) {
            var forged = new Content(said.key(), said.remoteId(), said.kind(), null, author, said.authorName(),
                    said.platformTime(), null,
                    said.text(), said.attachments(), null, false, said.counts());
            assertThat(failure(() -> session.located(forged, image))).as(author).isEqualTo(Failure.NOT_READABLE);
        }
    }

    @Test
    void theBytesOfAPictureAreThoseThatWereUploadedAndAreLostWhenAnEditLeavesThemOut() {
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        Posting posting = account.post("Karta", map);
        var session = open();
        Content said = post(session).content();
        var place = java.util.Objects.requireNonNull(session.located(said, said.attachments().getFirst()));
        assertThat(fetcher(account, "30s").media(place).body()).isEqualTo(map.bytes());
        assertThat(said.platformTime().toInstant()).isEqualTo(StoryClock.instant("2026-11-20T12:00"));
        world.clock().tick(Duration.ofHours(1));
        posting.edit("Utan karta", List.of());
        assertThat(fetcher(account, "30s").media(place).status()).isEqualTo(400);
    }
}
