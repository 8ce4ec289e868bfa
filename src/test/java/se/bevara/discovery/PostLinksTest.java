package se.bevara.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import se.bevara.archive.Content;

class PostLinksTest {

    private static Set<String> found(String text, String block, Content.Attachment... attachments) {
        var content = new Content("k", "k", Content.Kind.POST, null, "a", "A", OffsetDateTime.parse("2026-11-20T08:15:00Z"), null,
                text,
                List.of(attachments), null, false, Map.of());
        return PostLinks.of(content, block.getBytes(StandardCharsets.UTF_8)).stream().map(AccountLink::key)
                .collect(Collectors.toSet());
    }

    @Test
    void readsAddressesInWordsWhateverStandsAroundThem() {
        assertThat(found("Följ oss (https://www.facebook.com/solviksbadet), https://x.com/badet! och instagram.com/badet.\n"
                + "»https://www.youtube.com/@badet«, se även @badet@social.example; skriv till badet@solvik.se eller @anna",
                "{}"))
                .containsExactlyInAnyOrder("facebook/solviksbadet", "x/badet", "instagram/badet", "youtube/@badet",
                        "mastodon/badet@social.example");
    }

    @Test
    void readsWhatAPlatformShowsAsSomethingElse() {
        assertThat(found("Läs mer t.co/abc", """
                {"data": {"entities": {"urls": [{"url": "https://t.co/abc", "expanded_url": "https://x.com/solviksbadet"}]}},
                 "includes": {"tweets": [{"entities": {"urls": [{"expanded_url": "https://x.com/annan"}]}}]}}"""))
                .containsExactly(
                        "x/solviksbadet");
        assertThat(found("facebook.com/solv…",
                """
                        {"record2": {"facets": [{"features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://facebook.com/solviksbadet"},
                         {"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:anna"}]}]}}"""))
                .containsExactly("facebook/solviksbadet");
        assertThat(found("Här", """
                {"content": {"rendered": "<p><a href=\\"https://www.instagram.com/solviksbadet/\\">Här</a></p>"}}"""))
                .containsExactly(
                        "instagram/solviksbadet");
        assertThat(found("Här",
                "<item><description>&lt;a href=\"https://facebook.com/solviksbadet\"&gt;Här&lt;/a&gt;</description></item>"))
                .containsExactly("facebook/solviksbadet");
        assertThat(found("", "{}", new Content.Attachment("https://facebook.com/solviksbadet", "link", null, "Solviksbadet"),
                new Content.Attachment("https://facebook.com/bilden", "image", null, "")))
                .containsExactly("facebook/solviksbadet");
    }

    @Test
    void leavesOutPeopleThatAreMentionedAndWhatOthersWrote() {
        assertThat(found("Tack @anna!", """
                {"content": "<p>Tack <a href=\\"https://mastodon.example/@anna\\" class=\\"u-url mention\\">@anna</a>!</p>",
                 "mentions": [{"url": "https://mastodon.example/@anna", "note": "<a href='https://x.com/anna'>x</a>"}],
                 "reblog": {"content": "<a href='https://x.com/bengt'>x</a>"},
                 "quote": {"quoted_status": {"content": "<a href='https://x.com/cecilia'>x</a>"}},
                 "account": {"note": "<a href='https://x.com/david'>x</a>"}}""")).isEmpty();
    }

    @Test
    void hostileTextTakesNoLongTimeAndBreaksNothing() {
        String deep = "{\"a\":".repeat(20_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String text : List.of("a.".repeat(500_000), "@a".repeat(500_000), "https://".repeat(200_000),
                    "a@".repeat(400_000),
                    "x.com/".repeat(200_000), "<a href=".repeat(100_000))) {
                found(text, deep);
                found("", "{\"t\":\"" + text.replace("\"", "") + " href\"}");
            }
        });
        assertThat(found("https://x.com/solvik", "not { json")).containsExactly("x/solvik");
    }
}
