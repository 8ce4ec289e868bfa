package se.bevara.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.bevara.archive.Accession;
import se.bevara.archive.ItemState;

/** What strangers wrote is shown on every page, and does nothing there. */
class HostileTextTest extends Served {

    private static final List<String> ATTACKS = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "javascript:alert(1)", "${7*7} [[${7*7}]] [(${7*7})] #{7*7} *{7*7} @{7*7} __${7*7}__ ~{layout}",
            "</title></textarea></style><b>x",
            "{{7*7}} <%= 7*7 %>", "\u202Efdp.exe\u202C", "a\u0000b\u0007c\u001B[31m", "\r\nSet-Cookie: x=1\r\n\r\n<html>",
            "hx-get=\"/x\" onclick=alert(1)",
            "x".repeat(4000));

    private static int next;

    private long archived(String attack) {
        String key = "h" + ++next;
        var post = HostilePlatform.item(key, attack, attack).put("url", "javascript:alert(1)").put("alt", attack);
        post.putArray("links").add("javascript:alert(2)").add("https://example.org/ok");
        post.putObject("counts").put(attack.strip(), 3).put("likes", 49);
        long item = archive.ingest(account(), List.of(HostilePlatform.post(post))).getFirst();
        archive.ingest(account(),
                List.of(new Accession.Next(item, HostilePlatform.captured(post.put("text", attack + " ändrad")), List.of())));
        long comment = archive
                .ingest(account(), List.of(HostilePlatform.comment(HostilePlatform.item(key + "c", attack, attack), key, null)))
                .getFirst();
        Instant at = Instant.parse("2026-11-20T22:00:00Z");
        archive.ingest(account(), List.of(new Accession.Turned(comment, ItemState.GONE, at, at.plusSeconds(86400), "404")));
        return item;
    }

    @Test
    void nothingThatStrangersWroteIsMarkupOnAnyPage() {
        for (String attack : ATTACKS) {
            long item = archived(attack);
            String words = URLEncoder.encode(attack.length() > 500 ? "x" : attack, StandardCharsets.UTF_8);
            for (String path : List.of("/items/" + item, "/accounts/" + ACCOUNT.id() + "/items",
                    "/search?words=" + words + "&author=" + words,
                    "/search?words=ändrad", "/search?account=" + words + "&authority=" + words)) {
                harmless(page(path), path + " " + attack);
            }
        }
    }

    @Test
    void textThatLooksLikeATemplateIsShownAsWritten() {
        long item = archived("${7*7} [[${7*7}]] __${7*7}__");
        String text = page("/items/" + item).select(".text").text();
        assertThat(text).contains("${7*7} [[${7*7}]] __${7*7}__").doesNotContain("49");
    }

    @Test
    void whatTurnsOrHidesTextIsNamedAndNotObeyed() {
        long item = archived("gpj\u202Eexe\u0007 \u009B");
        var page = page("/items/" + item);
        assertThat(page.text()).contains("gpj[U+202E]exe␇ [U+009B]").doesNotContain("\u202E");
        assertThat(page.select("bdi.author")).isNotEmpty();
        assertThat(page.select(".text[dir=auto]")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/items/999999", "/items/x", "/items/1?from=x", "/accounts/nope", "/search?from=igår",
            "/search?state=%3Cscript%3E",
            "/search?from=99999999999", "/media/1/1/1", "/items/999999/versions/1/bytes", "/nights/2026-02-31",
            "/accounts/%3Cscript%3E"})
    void aQuestionThatCannotBeAnsweredGetsAPageOfOursAndNoTrace(String path) {
        var answer = ask(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(text(answer)).contains("Bevara").doesNotContain("Exception").doesNotContain("se.bevara")
                .doesNotContain("<script>alert");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
            "//example.org", "vbscript:x", "https:x"})
    void onlyWebAddressesBecomeLinks(String address) {
        assertThat(Reading.webAddress(java.net.URI.create(address))).isNull();
    }

    @Test
    void namesAreOneLine() {
        assertThat(Visible.line(" a\r\nb\u2028c\ud800 ")).isEqualTo("a␍ b\u2028c\uFFFD".replace("\u2028", "\u2028"));
        assertThat(Visible.of("rad 1\nrad 2\t" + "👍🏽")).isEqualTo("rad 1\nrad 2\t👍🏽");
    }

    private static void harmless(Document page, String which) {
        assertThat(page.select("script")).as(which).singleElement().extracting(script -> script.attr("src")).asString()
                .startsWith("/webjars/");
        assertThat(page.select("main svg, main b.x, iframe, object, embed, base, style, main link, main meta")).as(which)
                .isEmpty();
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertThat(name).as(which).doesNotStartWith("on").isNotEqualTo("style").doesNotStartWith("th:");
                if (name.equals("href") || name.equals("src") || name.equals("action")) {
                    assertThat(attribute.getValue()).as(which).matches("(?s)(/|#|https?://).*");
                }
            });
        }
        assertThat(page.select("a[href^=http]").eachAttr("rel")).as(which).allMatch("noopener noreferrer nofollow"::equals);
        page.select("input[name=words], input[name=author]").attr("value", "");
        assertThat(page.outerHtml().chars()).as(which)
                .noneMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' || c >= 0x202A && c <= 0x202E);
    }
}
