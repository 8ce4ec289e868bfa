package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.bevara.capture.Session.Answer;
import se.bevara.sample.By;
import se.bevara.sample.Fault;
import se.bevara.sample.Platform;
import se.bevara.sample.Posting;
import se.bevara.sample.Token;

/** What every connector promises of what is gone, hidden, refused or broken, on the doubles of the platforms. */
class ConnectorFailureContractTest extends ConnectorContract {

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
                here -> assertThat(here.seen().content()).usingRecursiveComparison().ignoringFields(untold(platform))
                        .isEqualTo(saying(thread, "Två").content()));
        assertThat(session.byId(List.of(asked(seen, seen)))).containsOnlyKeys(seen.content().remoteId())
                .allSatisfy((id, answer) -> assertThat(answer).isInstanceOf(Answer.Here.class));
    }

    /** What an answer to a question with id may leave out. */
    private static String[] untold(Platform platform) {
        return platform == Platform.YOUTUBE ? new String[]{"parentKey", "permalink"} : new String[0];
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
    @EnumSource(value = Platform.class, names = {"LINKEDIN", "MASTODON", "X"}, mode = EnumSource.Mode.EXCLUDE)
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

    /** Where everybody may read there is none to lose. */
    @ParameterizedTest
    @EnumSource(value = Platform.class, names = "BLUESKY", mode = EnumSource.Mode.EXCLUDE)
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
        } else if (platform == Platform.BLUESKY) {
            assertThat(open(presence).profile().look()).containsEntry("labels", "!no-unauthenticated");
        } else if (!Set.of(Platform.INSTAGRAM, Platform.LINKEDIN, Platform.YOUTUBE).contains(platform)) {
            Optional<String> token = platform == Platform.X ? Optional.of(presence.credential()) : Optional.empty();
            assertThat(failure(() -> posts(open(presence, token)))).isEqualTo(Failure.ACCOUNT_PRIVATE);
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
        if (Set.of(Platform.FACEBOOK, Platform.INSTAGRAM, Platform.YOUTUBE).contains(platform)) {
            assertThat(open(presence).profile().handle()).isEqualTo("solvikskommun");
            assertThat(posts(open(presence))).hasSize(1);
        } else if (platform != Platform.WORDPRESS) {
            assertThat(failure(() -> open(presence).profile())).isEqualTo(Failure.ACCOUNT_GONE);
        }
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
}
