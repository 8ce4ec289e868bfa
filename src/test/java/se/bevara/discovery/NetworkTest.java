package se.bevara.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

    /** Address, platform, name, and the address that is made of them. */
    @ParameterizedTest
    @CsvFileSource(resources = "accounts.csv")
    void anAddressIsAnAccount(String written, String platform, String handle, String address) {
        var found = Network.account(written).orElseThrow();
        assertThat(found).isEqualTo(new AccountLink(platform, handle));
        assertThat(found.address()).hasToString(address);
        assertThat(Network.account(address)).hasValueSatisfying(again -> assertThat(again.key()).isEqualTo(found.key()));
    }

    @ParameterizedTest
    @MethodSource
    void anAddressIsNone(String written) {
        assertThat(Network.account(written)).isEmpty();
    }

    static Stream<String> anAddressIsNone() throws IOException {
        try (var lines = NetworkTest.class.getResourceAsStream("no-accounts.txt")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    /** Letters that look like others are told: in a server's name they are shown in ASCII, in other names there are none. */
    @Test
    void aLookalikeServerIsShownAsWhatItIs() {
        assertThat(Network.account("https://m\u0430stodon.example/@solvik")).hasValueSatisfying(
                found -> assertThat(found.handle()).isEqualTo("solvik@xn--mstodon-2fg.example"));
    }

    @Test
    void aNameWithAServerIsAnAccountOnMastodonAndAMailAddressIsNot() {
        assertThat(Network.mention("@Solvik@social.example")).contains(new AccountLink("mastodon", "solvik@social.example"));
        for (String other : new String[]{"@solvik", "@solvik@localhost", "@solvik@10.0.0.1", "@@social.example",
                "@a@b@c.example"}) {
            assertThat(Network.mention(other)).as(other).isEmpty();
        }
    }

    @Test
    void twoSpellingsHaveOneKey() {
        assertThat(Stream
                .of("https://facebook.com/solviks.kommun", "https://m.facebook.com/SolviksKommun/?fref=ts",
                        "fb.com/solvikskommun")
                .map(written -> Network.account(written).orElseThrow().key()).collect(Collectors.toSet()))
                .containsExactly("facebook/solvikskommun");
        assertThat(new AccountLink("youtube", "UCabcdefghijklmnopqrstuV").key())
                .isNotEqualTo(new AccountLink("youtube", "UCabcdefghijklmnopqrstuv").key());
    }

    @Test
    void neitherLongNorDeepAddressesTakeLong() {
        for (String text : new String[]{"https://facebook.com/" + "a/".repeat(1_000_000),
                "https://" + "a.".repeat(1_000_000) + "com/@x",
                "?".repeat(1_000_000), "https://l.facebook.com/l.php?u=" + "https://l.facebook.com/l.php?u=".repeat(50)}) {
            assertThat(Network.account(text)).isEmpty();
        }
    }
}
