package se.bevara.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import se.bevara.archive.Content;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads web pages, what they say to robots, and the links in posts. */
public final class DiscoveryTargets implements Targets {

    private static final URI PAGE = URI.create("https://solvik.example/kontakt/index.html");

    @Override
    public Map<String, Target> named() {
        return Map.of("links", Reading.texts(DiscoveryTargets::links,
                "Följ oss på https://www.facebook.com/solvik, @solvik@social.example och instagram.com/solvik/.",
                "{\"content\":\"<a href=\\\"https://xn--slvik-jua.example/@bad\\\">bad</a>\",\"expanded_url\":\"https://x.com/solvik\"}",
                "<item><link>https://www.facebook.com/l.php?u=https%3A%2F%2Fyoutube.com%2F%40solvik%2Fvideos&amp;h=1</link></item>"),
                "robots", Reading.texts(DiscoveryTargets::robots,
                        "User-agent: Bevara/1.0\nUser-agent: *\nDisallow: /intern*/$\nAllow: /intern/karta.html\nCrawl-delay: 2.5",
                        "user-agent: *\r\ndisallow: /*?*sida=\r\n"),
                "web-pages",
                Reading.texts(DiscoveryTargets::page,
                        """
                                <meta charset="iso-8859-1"><base href="/kontakt/"><a href="https://bsky.app/profile/solvik.example">Bluesky</a>
                                <a href="../om">Om</a><link rel="me" href="https://social.example/@solvik">""",
                        "<map><area href='//www.linkedin.com/company/solvik/'></map><a href='om;v=1#a'>x</a>"));
    }

    private static int links(String text) {
        var content = new Content("1", "1", Content.Kind.POST, null, "", "", OffsetDateTime.parse("2026-11-20T22:00:00Z"), null,
                text, List.of(), null, false, Map.of());
        return PostLinks.of(content, text.getBytes(UTF_8)).stream().mapToInt(DiscoveryTargets::length).sum();
    }

    private static int robots(String text) {
        Robots robots = Robots.read(text.getBytes(UTF_8));
        return text.lines().mapToInt(path -> robots.allows(path) ? 1 : 0).sum() + robots.delay().toSecondsPart();
    }

    private static int page(String text) {
        WebPage page = WebPage.read(PAGE, "text/html; charset=" + text.lines().findFirst().orElse(""), text.getBytes(UTF_8));
        return page.pages().size() + page.accounts().stream().mapToInt(DiscoveryTargets::length).sum();
    }

    private static int length(AccountLink link) {
        return link.key().length() + link.address().toString().length();
    }
}
