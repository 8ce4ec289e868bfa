package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What anyone sees of a world's accounts. */
class PublicPagesTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]+)\"");
    private static final Pattern OLDER = Pattern.compile("data-more=\"([^\"]+)\"");

    private final StoryClock clock = StoryClock.at("2026-03-02T09:00");
    private final World world = new World(clock);
    private final PublicPages pages = new PublicPages(world);

    @AfterEach
    void close() {
        pages.close();
    }

    private HttpResponse<byte[]> get(String address) {
        var root = pages.address("facebook/solvik");
        return new Caller(root).get(root.resolve(address).toString());
    }

    private String page(Presence account) {
        return Caller.text(get(pages.address(account.platform().word() + "/solvik").toString()));
    }

    private Posting said(Presence account, String text) {
        clock.tick(Duration.ofMinutes(1));
        return account.post(text);
    }

    private static List<String> links(String page) {
        return LINK.matcher(page).results().map(found -> found.group(1).replace("&amp;", "&")).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLUESKY", "INSTAGRAM", "LINKEDIN", "X", "YOUTUBE"}, mode = EnumSource.Mode.EXCLUDE)
    void postsStandWithTheirTimeAndTheAddressThatTheInterfaceGives(Platform platform) {
        var account = world.presence(platform, "solvik").describe("Solviks kommun & co", "Vi svarar");
        var post = said(account, "Vattnet stängs av 🚰 <b>i natt</b>");
        var gone = said(account, "Det här inlägget finns inte mer");
        gone.delete(By.PAGE);
        String page = page(account);
        assertThat(page).contains("Vattnet stängs av 🚰 &lt;b&gt;i natt&lt;/b&gt;", "Solviks kommun &amp; co",
                "<time datetime=\"2026-03-02T09:01:00+01:00\">2 mars kl. 09:01</time>")
                .doesNotContain("finns inte mer", "<b>i natt");
        String expected = platform == Platform.MASTODON
                ? "https://social.solvik.example/@solvik/" + post.remoteId()
                : post.permalink();
        assertThat(links(page)).contains(expected);
    }

    @Test
    void ofCommentsWhatIsHiddenHeldBackOrRemovedIsNotShownNorWhatHangsBelow() {
        var account = world.facebook("solvik");
        var post = said(account, "Bygget börjar");
        var open = post.comment("Maja L", "Tack för beskedet");
        var hidden = post.comment("Byrån", "Köp billigt här");
        hidden.answer("Vi döljer reklam");
        hidden.hide();
        post.comment("Roger K", "Tar bort det här strax").delete(By.AUTHOR);
        assertThat(page(account)).contains("Tack för beskedet", "1 kommentar<").doesNotContain("billigt", "döljer", "strax");
        assertThat(links(page(account))).contains(open.permalink());
        var blog = world.wordpress("solvik");
        var entry = said(blog, "Novellcirkeln\nAlla är välkomna");
        entry.comment("Best Casino", "Free spins").spam();
        entry.comment("Kerstin V", "Finns det hiss?");
        assertThat(page(blog)).contains("1 kommentar ", "Kerstin V om").doesNotContain("Casino");
        String own = pages.address("wordpress/solvik").resolve("2026/03/02/" + Ids.slug(entry) + "/").toString();
        assertThat(Caller.text(get(own))).contains("Finns det hiss?").doesNotContain("Free spins");
    }

    @ParameterizedTest
    @EnumSource(names = {"FACEBOOK", "MASTODON"})
    void olderPostsAreFetchedPartByPartEachOnce(Platform platform) {
        var account = world.presence(platform, "solvik");
        for (int i = 100; i < 140; i++) {
            said(account, "Inlägg " + i);
        }
        var shown = new ArrayList<String>();
        String part = page(account);
        for (var more = OLDER.matcher(part); more.find(); more = OLDER.matcher(part)) {
            shown.addAll(numbers(part));
            part = Caller.text(get(more.group(1)));
        }
        shown.addAll(numbers(part));
        assertThat(shown).doesNotHaveDuplicates().startsWith("139").hasSize(platform == Platform.FACEBOOK ? 16 : 40);
        assertThat(part).contains(platform == Platform.FACEBOOK ? "Logga in för att se äldre" : "Inga fler inlägg");
    }

    private static List<String> numbers(String part) {
        return Pattern.compile("Inlägg (\\d{3})").matcher(part).results().map(found -> found.group(1)).toList();
    }

    @Test
    void anAccountThatIsNotOpenShowsAWallAndOneThatIsUnknownNothing() {
        var account = world.mastodon("solvik");
        said(account, "Vi räknade löv i dag");
        account.turnPrivate();
        assertThat(page(account)).contains("Logga in för att fortsätta", "type=\"password\"").doesNotContain("löv");
        assertThat(get("/@okand").statusCode()).isEqualTo(404);
        assertThat(get("/torget").statusCode()).isEqualTo(404);
        assertThat(get("/style/..%2Fx.css").statusCode()).isEqualTo(404);
    }

    @Test
    void anAccountKeepsItsAddressWhenItIsRenamedAndGetsOtherPicturesWithAnotherLook() {
        var account = world.facebook("solvik").describe("Solviks skolor", "Skolorna");
        String address = pages.address("facebook/solvik").toString();
        String before = Caller.text(get(address));
        account.rename("skolorisolvik", "Skolor i Solvik");
        assertThat(Caller.text(get(address))).contains("Skolor i Solvik", drawn(before)).doesNotContain("Solviks skolor");
        account.restyle();
        String after = drawn(Caller.text(get(address)));
        assertThat(after).isNotEqualTo(drawn(before));
        assertThat(get(after).body()).isNotEqualTo(get(drawn(before)).body());
        try (var facebook = new FacebookDouble(world)) {
            String asked = "/me?fields=picture,cover&access_token=" + account.credential();
            var told = new Caller(facebook.base(account)).json(asked);
            assertThat(told.at("/cover/source").asString()).endsWith(after.substring(after.lastIndexOf('/')));
        }
    }

    private static String drawn(String page) {
        var cover = Pattern.compile("class=\"cover\" src=\"([^\"]+)\"").matcher(page);
        assertThat(cover.find()).isTrue();
        return cover.group(1);
    }
}
