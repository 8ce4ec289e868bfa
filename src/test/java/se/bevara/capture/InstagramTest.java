package se.bevara.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.bevara.capture.Session.Asked;
import se.bevara.sample.InstagramDouble;
import se.bevara.sample.Platform;
import se.bevara.sample.Presence;

/** What is Instagram's alone. */
class InstagramTest extends ConnectorContract {

    private final Presence presence = presence(Platform.INSTAGRAM);

    @Test
    void whatOneWroteNeverLiesInsideWhatAnotherWrote() {
        presence.post("Skridskobanan är spolad").comment("anna.b", "Hur länge?").answer("Till klockan 21");
        var session = open(presence);
        List<Seen> thread = comments(session, post(session));
        assertThat(thread).hasSize(2);
        String question = new String(saying(thread, "Hur länge?").raw().block(), StandardCharsets.UTF_8);
        assertThat(question).contains("replies").doesNotContain("klockan");
        assertThat(saying(thread, "Hur länge?").replies()).isEqualTo(1);
    }

    @Test
    void refusesATokenOfAnotherAccountThanTheRegisterNames() {
        Presence other = world.presence(Platform.INSTAGRAM, "biblioteket");
        other.post("Bokcirkel");
        assertThat(failure(() -> open(presence, Optional.of(other.credential())).profile())).isEqualTo(Failure.FORBIDDEN);
        assertThat(failure(() -> open(presence, Optional.of(InstagramDouble.USER_TOKEN)).profile()))
                .isEqualTo(Failure.TOKEN_DOWNGRADED);
        assertThat(failure(() -> open(presence, Optional.empty()).profile())).isEqualTo(Failure.NO_CREDENTIAL);
    }

    @Test
    void anAccountThatIsNoLongerLinkedIsGoneNotEmpty() {
        presence.post("Vatten");
        presence.close();
        assertThat(failure(() -> posts(open(presence)))).isEqualTo(Failure.ACCOUNT_GONE);
    }

    @Test
    void hidesAndDeletesCommentsAndNoPosts() {
        var account = TestFetchers.account("solvik", "instagram", platforms.base(presence));
        var access = new Access(platforms.base(presence), () -> Optional.of(presence.writingCredential()), "key");
        var connector = connector(presence);
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("17900", true, "17"), false, true)))
                .isInstanceOfSatisfying(Removal.Call.class, call -> assertThat(call.address()).hasPath("/v26.0/17900")
                        .hasQuery("hide=true"));
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("17900", true, "17"), false, false)))
                .isInstanceOfSatisfying(Removal.Call.class, call -> assertThat(call.method()).isEqualTo("DELETE"));
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("17900", false, null), true, false)))
                .isInstanceOf(Removal.Impossible.class);
        assertThat(connector.removal(account, access, new Removal.Target(new Asked("../me", true, null), true, false)))
                .isInstanceOf(Removal.Impossible.class);
    }
}
