package se.bevara.dialogues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people copy them, and as others would have us ask for them. */
class PageAddressTest {

    @ParameterizedTest
    @CsvSource({"mastodon, https://Folket.Example/@gunilla/1152/?lang=sv#x, https://folket.example/@gunilla/1152",
            "mastodon, https://social.example:443/@gunilla@folket.example/1152, https://social.example/@gunilla@folket.example/1152",
            "mastodon, https://öland.example/users/gunilla/statuses/1152, https://xn--land-4qa.example/users/gunilla/statuses/1152",
            "mastodon, https://misskey.example/notes/9abc, https://misskey.example/notes/9abc",
            "bluesky, https://bsky.app/profile/gunilla.example/post/3lab?ref=x, https://bsky.app/profile/gunilla.example/post/3lab",
            "bluesky, https://bsky.app/profile/did:plc:abc234/post/3lab/, https://bsky.app/profile/did:plc:abc234/post/3lab"})
    void areWrittenInOneSpelling(String platform, String copied, String address) {
        assertThat(PageAddress.of(platform, " " + copied + " ")).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@gunilla@folket.example", "http://folket.example/@gunilla/1", "https://folket.example/@gunilla",
            "https://anna:hemligt@folket.example/@gunilla/1", "https://folket.example:8443/@gunilla/1", "https://127.0.0.1/@g/1",
            "https://localhost/@g/1", "https://[::1]/@g/1", "https://folket.example/@g/../../1", "https://folket.example/@g/1%2e",
            "https://folket.example\\@evil.example/@g/1", "https://folket.example/@g/1\nx", "https://folket.example/@g//1",
            "javascript:alert(1)//folket.example/@g/1", "file:///etc/passwd",
            "https://bsky.app/profile/gunilla.example/post/3lab"})
    void thatAreNoPostOnAServerAreRefused(String written) {
        assertThatThrownBy(() -> PageAddress.of("mastodon", written)).isInstanceOf(DialogueRefused.class)
                .hasMessageContaining("väntade inläggets adress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://folket.example/@gunilla/1", "https://bsky.app/profile/gunilla.example",
            "https://bsky.app/profile/gunilla.example/feed/3lab", "https://bsky.app.evil.example/profile/g.example/post/3lab"})
    void ofBlueskyAreThoseOfItsOwnSite(String written) {
        assertThatThrownBy(() -> PageAddress.of("bluesky", written)).isInstanceOf(DialogueRefused.class);
    }

    @Test
    void areBounded() {
        String step = "/" + "a".repeat(100);
        assertThat(PageAddress.of("mastodon", "https://folket.example" + step.repeat(4))).isNotNull();
        assertThatThrownBy(() -> PageAddress.of("mastodon", "https://folket.example" + step.repeat(5)))
                .isInstanceOf(DialogueRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"facebook, våra egna sidor", "instagram, våra egna sidor", "linkedin, våra egna sidor", "wordpress, egna inlägg",
            "x, läser inte", "youtube, läser inte", "annan, läser inte"})
    void ofPlatformsWithoutAWayAreRefusedWithTheReason(String platform, String why) {
        assertThatThrownBy(() -> PageAddress.of(platform, "https://folket.example/@gunilla/1"))
                .isInstanceOf(DialogueRefused.class)
                .hasMessageContaining(why);
    }
}
