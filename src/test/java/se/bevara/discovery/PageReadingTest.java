package se.bevara.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The municipality's own web pages, over real HTTP on loopback. */
class PageReadingTest {

    @TempDir
    Path folder;

    private final TownSite site = new TownSite();
    private DiscoverySetting setting;

    @BeforeEach
    void begin() {
        setting = new DiscoverySetting(folder.resolve("usual"), Map.of("discovery.pages", site.at("/").toString()));
    }

    /** With another setting than the usual ones. */
    private void open(String name, String value) {
        setting.close();
        var settings = new HashMap<String, Object>(Map.of("discovery.pages", site.at("/").toString()));
        settings.put(name, value);
        setting = new DiscoverySetting(folder.resolve("other"), settings);
    }

    @AfterEach
    void close() {
        site.close();
        setting.close();
    }

    @Test
    void readsPagesFromLinkToLinkAndTellsWhereAnAccountWasSeen() {
        site.page("/", "<a href='/kontakt'>Kontakt</a> <a href='https://www.facebook.com/solvik'>Vi</a>"
                + "<a href='https://www.facebook.com/sharer.php?u=https://x.com/delat'>Dela</a>");
        site.page("/kontakt",
                "<base href='/kontakt/'><a href='bad#tider'>Bad</a> <a href='//www.instagram.com/Solviksbadet/'>I</a>");
        site.page("/kontakt/bad", "<a href='https://instagram.com/solviksbadet'>I</a> <a href='/'>Hem</a> <a href='?sida=2'>2</a>"
                + "<a href='/karta.pdf'>Karta</a><a href='mailto:a@b.se'>a</a><link rel='me' href='https://social.example/@badet'>");
        assertThat(setting.night(2)).containsExactly("Upptäckta konton som inte finns i registret: 2 nya, 2 väntar på beslut");
        assertThat(setting.discovery().all().getFirst().pages())
                .containsExactly(site.at("/kontakt").toString(), site.at("/kontakt/bad").toString());
        assertThat(setting.found()).containsExactly("instagram/solviksbadet", "mastodon/badet@social.example");
        assertThat(site.asked).containsExactly("/robots.txt", "/", "/kontakt", "/kontakt/bad");
        assertThat(setting.waits).hasSize(3).containsOnly(Duration.ofSeconds(1));
        setting.night(4);
        assertThat(setting.discovery().all().getFirst().lastSeen()).isEqualTo("2026-11-24T00:15:00Z");
    }

    @Test
    void robotsAreHonouredAndTheirDelayIs() {
        site.answer("/robots.txt", 200, "text/plain",
                "User-agent: *\nDisallow: /internt\nCrawl-delay: 7".getBytes(StandardCharsets.UTF_8));
        site.page("/", "<a href='/internt/a'>a</a><a href='/om'>om</a>").page("/om", "om")
                .page("/internt/a", "<a href='https://x.com/internt'>x</a>");
        setting.night(2);
        assertThat(site.asked).containsExactly("/robots.txt", "/", "/om");
        assertThat(setting.waits).containsOnly(Duration.ofSeconds(7));
        site.page("/om",
                "<meta name=robots content='noindex, NoFollow'><a href='/om/oss'>x</a><a href='https://x.com/badet'>x</a>");
        setting.night(3);
        assertThat(site.asked).doesNotContain("/om/oss");
        assertThat(setting.found()).containsExactly("x/badet");
    }

    @Test
    void aSiteThatDoesNotSayWhatItAllowsIsLeftAlone() {
        site.answer("/robots.txt", 503, "text/plain", new byte[0]).page("/", "<a href='https://x.com/badet'>x</a>");
        assertThat(setting.night(2)).containsExactly("Kommunens webbsidor som inte kunde läsas: 1, lästa: 0");
        site.redirect("/robots.txt", "http://localhost:" + site.port() + "/");
        setting.night(3);
        assertThat(site.asked).containsOnly("/robots.txt");
    }

    @Test
    void redirectsLeadNowhereElse() {
        site.page("/", "<a href='/a'>a</a><a href='/b'>b</a><a href='/c'>c</a><a href='/d'>d</a>");
        site.page("/hit", "<a href='https://x.com/badet'>x</a>").redirect("/a", "/hit").redirect("/d", "/d");
        site.redirect("/b", "http://localhost:" + site.port() + "/hemligt").redirect("/c",
                "http://169.254.169.254/latest/meta-data/");
        assertThat(setting.night(2)).contains("Kommunens webbsidor som inte kunde läsas: 3, lästa: 2");
        assertThat(setting.found()).containsExactly("x/badet");
        assertThat(site.asked).doesNotContain("/hemligt");
    }

    @Test
    void aSiteOnAPrivateAddressThatNobodyAllowsIsNotVisited() {
        open("discovery.pages", "http://localhost:" + site.port() + "/");
        site.page("/", "<a href='https://x.com/badet'>x</a>");
        assertThat(setting.night(2)).containsExactly("Kommunens webbsidor som inte kunde läsas: 1, lästa: 0");
        assertThat(site.asked).isEmpty();
    }

    @Test
    void hostilePagesTakeNothingDownAndLeadNowhere() {
        site.page("/", "<a href='/stor'>1</a><a href='/djup'>2</a><a href='/js'>3</a><a href='/bild'>4</a><a href='/tom'>5</a>"
                + "<a href='/kod'>6</a><a href='/grind'>7</a>");
        site.answer("/stor", 200, "text/html",
                ("<a href='https://x.com/stor'>" + "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8));
        site.page("/djup", "<div>".repeat(200_000) + "<a href='https://x.com/djup'>x</a>");
        site.page("/js",
                "<script>location='https://x.com/skript'</script><a href=\"javascript:location='https://x.com/skript'\">x</a>"
                        + "<a href='https://www.f\u0430cebook.com/lik'>x</a><a href='https://facebook.com@evil.example/lik'>x</a>"
                        + "<a href='http://[::1]/@lik'>x</a><a href='http://127.0.0.1:1/inre'>x</a><a href='file:///etc/passwd'>x</a>"
                        + "<a href='/%00'>x</a><a href='/a b'>x</a><a href='http://'>x</a><iframe src='/ram'></iframe><img src='/bild.png'>");
        site.answer("/bild", 200, "image/png", "<a href='https://x.com/bild'>x</a>".getBytes(StandardCharsets.UTF_8));
        site.answer("/tom", 200, "text/html; charset=ingen-sådan", new byte[0]);
        site.answer("/kod", 200, "text/html; charset=utf-16", new byte[]{0, 1, 2, (byte) 0xff});
        site.page("/grind", IntStream.range(0, 5_000).mapToObj(i -> "<a href='https://x.com/g" + i + "'>x</a>")
                .collect(Collectors.joining()));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> setting.night(2));
        assertThat(setting.found()).noneMatch(key -> key.matches(".*/(stor|skript|lik|bild|inre)"))
                .hasSizeLessThanOrEqualTo(Sightings.MOST);
        assertThat(site.asked).doesNotContain("/ram", "/bild.png", "/inre");
    }

    @Test
    void aNightReadsSoManyPagesAndTheNextGoesOnWhereItEnded() {
        open("discovery.a-night", "4");
        site.page("/", IntStream.range(0, 10).mapToObj(i -> "<a href='/s" + i + "'>x</a>").collect(Collectors.joining()));
        IntStream.range(0, 10).forEach(i -> site.page("/s" + i, "<a href='https://x.com/k" + i + "'>x</a>"));
        setting.night(2);
        assertThat(setting.found()).hasSize(3);
        setting.night(2);
        assertThat(setting.found()).as("the same night again").hasSize(3);
        setting.night(3);
        setting.night(4);
        setting.night(5);
        assertThat(setting.found()).hasSize(10);
        assertThat(site.asked.stream().filter("/"::equals)).as("where it begins is read each night").hasSize(4);
    }

    @Test
    void aPageThatIsNoMoreIsForgottenAndSoAreSitesThatAreNotOurs() {
        site.page("/", "<a href='/a'>a</a>").page("/a", "a");
        setting.night(2);
        site.page("/", "inget").gone("/a");
        setting.night(3);
        setting.night(4);
        assertThat(site.asked.stream().filter("/a"::equals)).hasSize(2);
        setting.the(PageTable.class).only(java.util.List.of());
        assertThat(setting.the(PageTable.class).next(site.at("").toString(), setting.now.get())).isEmpty();
    }
}
