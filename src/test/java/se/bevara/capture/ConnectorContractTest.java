package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;

/** What every connector promises of what is there, on the doubles of the platforms. */
class ConnectorContractTest extends ConnectorContract {

    /** Where what answers an answer belongs to the comment at the top. */
    private static final Set<Platform> TWO_LEVELS = EnumSet.of(Platform.INSTAGRAM, Platform.LINKEDIN, Platform.YOUTUBE);

    /** Where posts are not counted. */
    private static final Set<Platform> UNCOUNTED = EnumSet.of(Platform.FACEBOOK, Platform.LINKEDIN);

    /** Of whose listings no total is told. */
    private static final Set<Platform> COUNTED_IN_PROFILE = EnumSet.of(Platform.BLUESKY, Platform.INSTAGRAM,
            Platform.MASTODON, Platform.X, Platform.YOUTUBE);

    @ParameterizedTest
    @EnumSource(Platform.class)
    void showsTheAccountAsThePlatformDoes(Platform platform) {
        var profile = open(presence(platform)).profile();
        assertThat(profile.name()).isEqualTo("Solviks kommun");
        assertThat(profile.look().values()).anyMatch(value -> value.contains("Vi svarar vardagar"));
        assertThat(profile.remoteId()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void pagesToTheTrueEnd(Platform platform) {
        var presence = presence(platform);
        for (int i = 0; i < 250; i++) {
            presence.post("Inlägg nummer " + i);
            world.clock().tick(Duration.ofMinutes(1));
        }
        var all = posts(open(presence));
        assertThat(all).extracting(seen -> seen.content().key()).doesNotHaveDuplicates().hasSize(250);
        assertThat(all).allMatch(Seen::ours);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void readsAnswersAtEveryLevelWithTheirParents(Platform platform) {
        var presence = presence(platform);
        presence.post("Vattnet stängs av").comment("Anna B", "Gäller det Lillgatan?").answer("Nej, bara Storgatan.")
                .comment("Bo Ek", "Tack för svaret!");
        var session = open(presence);
        Seen post = post(session);
        List<Seen> thread = comments(session, post);
        assertThat(thread).hasSize(3);
        Content question = saying(thread, "Lillgatan").content();
        Content answer = saying(thread, "Storgatan").content();
        assertThat(List.of(post.content().key(), post.content().remoteId())).contains(question.parentKey());
        assertThat(List.of(question.key(), question.remoteId())).contains(answer.parentKey());
        Content answered = TWO_LEVELS.contains(platform) ? question : answer;
        assertThat(List.of(answered.key(), answered.remoteId())).contains(saying(thread, "Tack").content().parentKey());
        assertThat(thread).allMatch(seen -> seen.content().kind() == Content.Kind.COMMENT);
        assertThat(thread).filteredOn(Seen::ours).singleElement().isEqualTo(saying(thread, "Storgatan"));
        assertThat(question.authorName()).isEqualTo(platform == Platform.LINKEDIN ? "" : "Anna B");
        assertThat(question.platformTime().toInstant()).isEqualTo(StoryClock.instant("2026-11-20T12:00"));
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTAGRAM", "YOUTUBE"})
    void readsLongThreadsAndLongAnswersToTheTrueEnd(Platform platform) {
        var presence = presence(platform);
        var post = presence.post("Vinnare i tävlingen");
        var first = post.comment("anna.b", "Grattis");
        for (int i = 0; i < 120; i++) {
            post.comment("person" + i, "Kommentar " + i);
            first.comment("svarande" + i, "Svar " + i);
        }
        var session = open(presence);
        var all = comments(session, post(session));
        assertThat(all).extracting(seen -> seen.content().key()).doesNotHaveDuplicates().hasSize(241);
        assertThat(all).filteredOn(seen -> first.remoteId().equals(seen.content().parentKey())).hasSize(120);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void theExactBytesAloneSayTheSame(Platform platform) {
        var presence = presence(platform);
        presence.post("Hej \uD83D\uDEB0 مرحبا <b>inte fet</b> & så").comment("Anna B", "Å".repeat(5000)).answer("Svar");
        var session = open(presence);
        List<Seen> all = new ArrayList<>(posts(session));
        all.addAll(comments(session, post(session)));
        for (Seen seen : all) {
            assertThat(connector(presence).read(seen.raw().block(), seen.raw().mediaType())).isEqualTo(seen.content());
        }
        assertThat(saying(all, "Hej").content().text()).contains("\uD83D\uDEB0 مرحبا <b>inte fet</b> & så");
        assertThat(saying(all, "ÅÅÅ").content().text()).hasSize(5000);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void anEditedItemIsTheSameItem(Platform platform) {
        var presence = presence(platform);
        presence.changesIdsOnEdit(platform == Platform.MASTODON);
        Posting question = presence.post("Vatten").comment("Anna B", "Före");
        var session = open(presence);
        Content before = comments(session, post(session)).getFirst().content();
        world.clock().tick(Duration.ofHours(24));
        question.edit("Efter");
        Content after = comments(session, post(session)).getFirst().content();
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(after.text()).isEqualTo("Efter");
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "YOUTUBE", mode = EnumSource.Mode.EXCLUDE)
    void mediaKeepTheirIdWhenTheirAddressIsSignedAnew(Platform platform) {
        var presence = presence(platform);
        Medium map = world.medium("karta.png", "image/png", "bild".getBytes(StandardCharsets.UTF_8), "Karta");
        Medium photo = world.medium("foto.png", "image/png", "foto".getBytes(StandardCharsets.UTF_8), "");
        Medium film = world.medium("film.mp4", "video/mp4", "film".getBytes(StandardCharsets.UTF_8), "Film");
        presence.post("Album", map, photo);
        world.clock().tick(Duration.ofMinutes(1));
        presence.post("Invigning", film);
        var before = posts(open(presence));
        world.clock().tick(Duration.ofDays(3));
        var after = posts(open(presence));
        assertThat(ids(after)).isEqualTo(ids(before));
        Content album = saying(after, "Album").content();
        assertThat(album.attachments()).hasSize(2).noneMatch(attachment -> attachment.source() == null);
        assertThat(bytes(presence, album)).isEqualTo("bild".getBytes(StandardCharsets.UTF_8));
        Content opening = saying(after, "Invigning").content();
        assertThat(opening.attachments().getFirst().kind()).isEqualTo("video");
        assertThat(bytes(presence, opening)).isEqualTo("film".getBytes(StandardCharsets.UTF_8));
    }

    /** Of the first attachment. */
    private byte[] bytes(Presence presence, Content content) {
        URI place = open(presence).located(content, content.attachments().getFirst());
        return fetcher(presence, "30s").media(Objects.requireNonNull(place)).body();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void tellsThePlatformsOwnCount(Platform platform) {
        var presence = presence(platform);
        Posting post = presence.post("Vatten");
        post.comment("Anna B", "Ett").comment("Bo Ek", "Två");
        var session = open(presence);
        Long posts = COUNTED_IN_PROFILE.contains(platform)
                ? session.profile().posts()
                : session.posts(null).total();
        if (!UNCOUNTED.contains(platform)) {
            assertThat(posts).isEqualTo(1);
        }
        Seen seen = post(session);
        List<Long> totals = new ArrayList<>();
        String cursor = null;
        do {
            var page = session.comments(new Session.Post(seen.content().remoteId(), seen.content().key()), cursor);
            totals.add(page.total());
            cursor = page.next();
        } while (cursor != null);
        assertThat(totals.getLast()).isEqualTo(COUNTED_IN_PROFILE.contains(platform) ? null : 2L);
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = {"FACEBOOK", "INSTAGRAM", "LINKEDIN", "X",
            "YOUTUBE"}, mode = EnumSource.Mode.EXCLUDE)
    void readsWhatIsPublicWithoutACredential(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten").comment("Anna B", "Ett");
        var session = open(presence, Optional.empty());
        assertThat(comments(session, post(session))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "WORDPRESS")
    void neverAsksForWhatWouldIdentifyACommenter(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten").comment("Anna B", "Ett");
        var session = open(presence);
        assertThat(new String(comments(session, post(session)).getFirst().raw().block(), StandardCharsets.UTF_8))
                .doesNotContain("gravatar", "email", "author_ip", "user_agent");
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "WORDPRESS")
    void fallsBackToFeedsThatProveNoAbsence(Platform platform) {
        platforms.wordpress().restDisabled(true);
        var presence = presence(platform);
        for (int i = 0; i < 12; i++) {
            presence.post("Inlägg nummer " + i + "\nHej \uD83D\uDEB0").comment("Anna B", "Fråga " + i);
            world.clock().tick(Duration.ofMinutes(1));
        }
        var session = open(presence, Optional.empty());
        var page = session.posts(null);
        assertThat(page.items()).hasSize(10);
        assertThat(page.whole()).isFalse();
        Seen newest = saying(page.items(), "nummer 11");
        assertThat(newest.content().text()).isEqualTo("Inlägg nummer 11\n\nHej \uD83D\uDEB0");
        var comments = session.comments(new Session.Post(newest.content().remoteId(), newest.content().key()), null);
        assertThat(comments.whole()).isFalse();
        Seen comment = comments.items().getFirst();
        assertThat(comment.content().text()).isEqualTo("Fråga 11");
        assertThat(comment.content().parentKey()).isEqualTo(newest.content().remoteId());
        assertThat(connector(presence).read(comment.raw().block(), comment.raw().mediaType())).isEqualTo(comment.content());
        var answers = session.byId(List.of(asked(newest, newest), new Asked("feed-0000", false, null)));
        assertThat(answers.get(newest.content().remoteId())).isInstanceOf(Answer.Here.class);
        assertThat(answers.get("feed-0000")).isInstanceOf(Answer.Unclear.class);
    }
}
