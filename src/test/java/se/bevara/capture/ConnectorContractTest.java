package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import se.bevara.archive.Content;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.By;
import se.bevara.sample.Fault;
import se.bevara.sample.Medium;
import se.bevara.sample.Platform;
import se.bevara.sample.Platforms;
import se.bevara.sample.Posting;
import se.bevara.sample.Presence;
import se.bevara.sample.StoryClock;
import se.bevara.sample.Token;
import se.bevara.sample.World;

/** What every connector promises, on the doubles of the platforms. */
class ConnectorContractTest {

    private static final Map<String, Connector> CONNECTORS = new AnnotationConfigApplicationContext("se.bevara.capture.facebook",
            "se.bevara.capture.mastodon", "se.bevara.capture.wordpress").getBeansOfType(Connector.class).values().stream()
            .collect(Collectors.toMap(Connector::platform, connector -> connector));

    private final World world = new World(StoryClock.at("2026-11-20T12:00"));
    private final Platforms platforms = new Platforms(world);

    @AfterEach
    void stop() {
        platforms.close();
    }

    private Presence presence(Platform platform) {
        return world.presence(platform, "solvik").describe("Solviks kommun", "Vi svarar vardagar 8–16.");
    }

    private Session open(Presence presence, Optional<String> secret) {
        var base = platforms.base(presence);
        var account = TestFetchers.account("solvik", presence.platform().word(), base);
        return connector(presence).open(account, new Access(base, () -> secret, "key"), fetcher(presence, "30s"));
    }

    private Fetcher fetcher(Presence presence, String timeout) {
        return new TestFetchers(Map.of("answer-timeout", timeout, "tries", "1", "allowed-hosts", "127.0.0.1"))
                .open(platforms.base(presence));
    }

    private Session open(Presence presence) {
        return open(presence, Optional.of(presence.credential()));
    }

    private static Connector connector(Presence presence) {
        return Objects.requireNonNull(CONNECTORS.get(presence.platform().word()));
    }

    private static List<Seen> posts(Session session) {
        List<Seen> all = new ArrayList<>();
        String cursor = null;
        do {
            Session.Page page = session.posts(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static List<Seen> comments(Session session, Seen post) {
        List<Seen> all = new ArrayList<>();
        String cursor = null;
        do {
            Session.Page page = session.comments(new Session.Post(post.content().remoteId(), post.content().key()), cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static Seen post(Session session) {
        return posts(session).stream().filter(seen -> seen.content().kind() == Content.Kind.POST).findFirst().orElseThrow();
    }

    private static Seen saying(List<Seen> items, String text) {
        return items.stream().filter(seen -> seen.content().text().contains(text)).findFirst().orElseThrow();
    }

    private static Asked asked(Seen seen, Seen post) {
        return new Asked(seen.content().remoteId(), seen.content().kind() == Content.Kind.COMMENT, post.content().remoteId());
    }

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
        assertThat(List.of(answer.key(), answer.remoteId())).contains(saying(thread, "Tack").content().parentKey());
        assertThat(thread).allMatch(seen -> seen.content().kind() == Content.Kind.COMMENT);
        assertThat(thread).filteredOn(Seen::ours).singleElement().isEqualTo(saying(thread, "Storgatan"));
        assertThat(question.authorName()).isEqualTo("Anna B");
        assertThat(question.platformTime().toInstant()).isEqualTo(StoryClock.instant("2026-11-20T12:00"));
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
    @EnumSource(Platform.class)
    void tellsByIdWhatIsGoneWhileOthersAnswer(Platform platform) {
        var presence = presence(platform);
        Posting post = presence.post("Vatten");
        Posting first = post.comment("Anna B", "Ett");
        post.comment("Bo Ek", "Två");
        post.comment("Cia D", "Tre");
        var session = open(presence);
        Seen seen = post(session);
        List<Seen> thread = comments(session, seen);
        first.delete(By.AUTHOR);
        var answers = session.byId(thread.stream().map(each -> asked(each, seen)).toList());
        assertThat(answers).hasSize(3);
        assertThat(answers.get(saying(thread, "Ett").content().remoteId())).isInstanceOfSatisfying(Answer.NotHere.class,
                gone -> assertThat(gone.hidden()).isFalse());
        assertThat(answers.get(saying(thread, "Två").content().remoteId())).isInstanceOfSatisfying(Answer.Here.class,
                here -> assertThat(here.seen().content()).isEqualTo(saying(thread, "Två").content()));
        assertThat(session.byId(List.of(asked(seen, seen)))).containsOnlyKeys(seen.content().remoteId())
                .allSatisfy((id, answer) -> assertThat(answer).isInstanceOf(Answer.Here.class));
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void findsByIdWhatAThreadLost(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten").comment("Anna B", "Ett").comment("Bo Ek", "Två");
        var session = open(presence);
        Seen post = post(session);
        List<Seen> thread = comments(session, post);
        presence.strike(Fault.LOST_SUBTREE, 1);
        List<Seen> lost = comments(session, post);
        presence.calm();
        if (platform != Platform.WORDPRESS) {
            assertThat(lost).isEmpty();
        }
        assertThat(session.byId(thread.stream().map(each -> asked(each, post)).toList()).values())
                .allMatch(answer -> answer instanceof Answer.Here).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "MASTODON", mode = EnumSource.Mode.EXCLUDE)
    void showsWhatIsHidden(Platform platform) {
        var presence = presence(platform);
        Posting post = presence.post("Vatten");
        post.comment("Anna B", "Idioter").hide();
        post.comment("Bo Ek", "Tack");
        if (platform == Platform.WORDPRESS) {
            post.comment("Cia D", "Köp nu").spam();
            post.comment("Dan E", "Slängd").trash();
        }
        var session = open(presence);
        List<Seen> thread = comments(session, post(session));
        assertThat(session.comments(new Session.Post(post(session).content().remoteId(), ""), null).whole()).isTrue();
        assertThat(thread).hasSize(platform == Platform.WORDPRESS ? 4 : 2);
        assertThat(thread).filteredOn(seen -> !seen.content().hidden()).singleElement().isEqualTo(saying(thread, "Tack"));
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "WORDPRESS")
    void withoutACredentialWhatIsHeldBackIsHiddenNotGone(Platform platform) {
        var presence = presence(platform);
        Posting held = presence.post("Vatten").comment("Anna B", "Idioter");
        var session = open(presence, Optional.empty());
        Seen post = post(session);
        Seen comment = comments(session, post).getFirst();
        held.hide();
        assertThat(comments(session, post)).isEmpty();
        assertThat(session.byId(List.of(asked(comment, post))).values())
                .containsExactly(new Answer.NotHere("401 rest_cannot_read", true));
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
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
        var sources = saying(after, "Album").content().attachments();
        assertThat(sources).hasSize(2);
        assertThat(fetcher(presence, "30s").media(Objects.requireNonNull(sources.getFirst().source())).body())
                .isEqualTo("bild".getBytes(StandardCharsets.UTF_8));
        var video = saying(after, "Invigning").content().attachments().getFirst();
        assertThat(video.kind()).isEqualTo("video");
        assertThat(fetcher(presence, "30s").media(Objects.requireNonNull(video.source())).body())
                .isEqualTo("film".getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> ids(List<Seen> posts) {
        return posts.stream().map(seen -> seen.content().attachments().stream().map(Content.Attachment::id).toList()).toList();
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void tellsThePlatformsOwnCount(Platform platform) {
        var presence = presence(platform);
        Posting post = presence.post("Vatten");
        post.comment("Anna B", "Ett").comment("Bo Ek", "Två");
        var session = open(presence);
        Long posts = platform == Platform.MASTODON ? session.profile().posts() : session.posts(null).total();
        if (platform != Platform.FACEBOOK) {
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
        assertThat(totals.getLast()).isEqualTo(platform == Platform.MASTODON ? null : 2L);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_WALL,LOGIN_WALL", "LOGIN_PAGE,LOGIN_WALL", "TRUNCATED,TRUNCATED", "HALF_JSON,TRUNCATED",
            "TOO_LARGE,TOO_LARGE",
            "WRONG_TYPE,WRONG_TYPE", "WRONG_SHAPE,WRONG_TYPE", "DEEPLY_NESTED,TOO_DEEP", "SERVER_ERROR,SERVER_ERROR",
            "RATE_LIMIT,RATE_LIMITED"})
    void namesEveryFailureAndTakesItForNothingElse(Fault fault, Failure failure) {
        for (Platform platform : Platform.values()) {
            var presence = presence(platform);
            presence.post("Vatten").comment("Anna B", "Ett");
            var session = open(presence);
            Seen post = post(session);
            var thread = new Session.Post(post.content().remoteId(), post.content().key());
            presence.strike(fault);
            assertThat(failure(() -> session.posts(null))).as("posts of %s", platform).isEqualTo(failure);
            assertThat(failure(() -> session.comments(thread, null))).as("comments of %s", platform).isEqualTo(failure);
            assertThat(failure(() -> open(presence).profile())).as("profile of %s", platform).isEqualTo(failure);
            if (fault != Fault.WRONG_SHAPE) {
                assertThat(failure(() -> session.byId(List.of(asked(post, post))))).as("by id of %s", platform)
                        .isEqualTo(failure);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void doesNotWaitForEver(Platform platform) {
        var presence = presence(platform);
        presence.strike(Fault.STALL);
        var base = platforms.base(presence);
        var session = connector(presence).open(TestFetchers.account("solvik", platform.word(), base),
                new Access(base, () -> Optional.of(presence.credential()), "key"), fetcher(presence, "1s"));
        assertThat(failure(session::profile)).isEqualTo(Failure.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void tellsALostCredentialFromAnEmptyAccount(Platform platform) {
        var presence = presence(platform);
        assertThat(posts(open(presence))).isEmpty();
        presence.post("Vatten");
        presence.expireToken(Token.ERROR_190);
        assertThat(failure(() -> open(presence).profile())).isEqualTo(Failure.TOKEN_EXPIRED);
        presence.expireToken(Token.EMPTY_LISTS);
        assertThat(failure(() -> posts(open(presence)))).isIn(Failure.TOKEN_DOWNGRADED, Failure.TOKEN_EXPIRED);
        presence.renewToken();
        assertThat(posts(open(presence))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void anAccountThatIsClosedOrPrivateFailsByName(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten");
        presence.turnPrivate();
        if (platform == Platform.FACEBOOK) {
            assertThat(open(presence).profile().look()).containsEntry("is_published", "false");
        } else {
            assertThat(failure(() -> posts(open(presence, Optional.empty())))).isEqualTo(Failure.ACCOUNT_PRIVATE);
        }
        presence.turnPublic();
        presence.close();
        assertThat(failure(() -> open(presence).profile()))
                .isEqualTo(platform == Platform.FACEBOOK ? Failure.TOKEN_EXPIRED : Failure.ACCOUNT_GONE);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void aRenamedAccountIsFoundOrSaidToBeGoneNeverEmpty(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten");
        presence.rename("solvikskommun", "Solviks kommun");
        if (platform == Platform.FACEBOOK) {
            assertThat(open(presence).profile().handle()).isEqualTo("solvikskommun");
            assertThat(posts(open(presence))).hasSize(1);
        } else if (platform == Platform.MASTODON) {
            assertThat(failure(() -> open(presence).profile())).isEqualTo(Failure.ACCOUNT_GONE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "FACEBOOK", mode = EnumSource.Mode.EXCLUDE)
    void readsWhatIsPublicWithoutACredential(Platform platform) {
        var presence = presence(platform);
        presence.post("Vatten").comment("Anna B", "Ett");
        var session = open(presence, Optional.empty());
        assertThat(comments(session, post(session))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void noSecretIsEverPartOfAnAddress(Platform platform) {
        var presence = presence(platform);
        for (int i = 0; i < 120; i++) {
            presence.post("Inlägg " + i);
        }
        posts(open(presence));
        var secrets = new HashSet<String>(List.of(presence.credential().split("[: ]")));
        assertThat(platforms.of(presence).recent()).isNotEmpty()
                .allSatisfy(request -> assertThat(request.query().toString() + request.path()).doesNotContain(secrets));
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

    private static Failure failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, call), "nothing failed").failure();
    }
}
