package se.bevara.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static se.bevara.sample.Caller.basic;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WordpressDoubleTest {

    private static final String V2 = "/wp-json/wp/v2/";

    private final StoryClock clock = StoryClock.at("2026-03-02T09:00");
    private final World world = new World(clock);
    private final Presence blog = world.wordpress("biblioteket").describe("Bibliotekets blogg", "Om böcker");
    private final WordpressDouble wordpress = new WordpressDouble(world);
    private final Caller caller = new Caller(wordpress.base(blog));
    private final String[] trusted = basic(blog.credential());

    @AfterEach
    void close() {
        wordpress.close();
    }

    private static String code(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + Caller.json(answer).get("code").asString();
    }

    @Test
    void totalsAreInTheHeaders() {
        for (int i = 0; i < 3; i++) {
            blog.post("Inlägg " + i);
        }
        HttpResponse<byte[]> first = caller.get(V2 + "posts?per_page=2");
        assertThat(first.headers().firstValue("X-WP-Total")).contains("3");
        assertThat(first.headers().firstValue("X-WP-TotalPages")).contains("2");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(Caller.json(caller.get(link.substring(1, link.indexOf('>'))))).hasSize(1);
    }

    @Test
    void pageBeyondTheEndIs400() {
        blog.post("Ett");
        assertThat(code(caller.get(V2 + "posts?page=2"))).isEqualTo("400 rest_post_invalid_page_number");
    }

    @Test
    void statusAllIsApprovedAndHeldOnly() {
        Posting post = blog.post("Hej");
        post.comment("Anna B", "Öppen");
        post.comment("Bo C", "Väntar").hide();
        post.comment("Cia D", "Skräp").spam();
        post.comment("Dan E", "Slängd").trash();
        assertThat(caller.json(V2 + "comments?status=all", trusted)).hasSize(2);
        assertThat(caller.json(V2 + "comments?status=spam", trusted).at("/0/status").asString()).isEqualTo("spam");
        assertThat(caller.json(V2 + "comments?status=trash", trusted)).hasSize(1);
        assertThat(caller.json(V2 + "comments")).hasSize(1);
    }

    @Test
    void heldCommentIs401ToStrangersAnd200ToTheBlog() {
        Posting held = blog.post("Hej").comment("Bo C", "Väntar");
        held.hide();
        assertThat(code(caller.get(V2 + "comments/" + held.remoteId()))).isEqualTo("401 rest_cannot_read");
        assertThat(caller.json(V2 + "comments/" + held.remoteId(), trusted).get("status").asString()).isEqualTo("hold");
    }

    @Test
    void statusWithoutACredentialIs401() {
        assertThat(code(caller.get(V2 + "comments?status=hold"))).isEqualTo("401 rest_forbidden_param");
    }

    @Test
    void permanentlyDeletedCommentIs404AndItsAnswersMoveToTheTop() {
        Posting middle = blog.post("Hej").comment("Anna B", "Mitten");
        Posting below = middle.comment("Bo C", "Under");
        assertThat(caller.json(V2 + "comments/" + below.remoteId()).get("parent").asLong()).isEqualTo(middle.number());
        middle.delete(By.PAGE);
        assertThat(code(caller.get(V2 + "comments/" + middle.remoteId()))).isEqualTo("404 rest_comment_invalid_id");
        assertThat(caller.json(V2 + "comments/" + below.remoteId()).get("parent").asInt()).isZero();
    }

    @Test
    void editOfACommentLeavesNoTraceAndOfAPostARevision() {
        Posting post = blog.post("Rubrik\nFöre");
        Posting comment = post.comment("Anna B", "Före");
        clock.tick(Duration.ofHours(1));
        post.edit("Rubrik\nEfter");
        comment.edit("Efter");
        assertThat(caller.json(V2 + "comments/" + comment.remoteId()).has("modified")).isFalse();
        assertThat(caller.json(V2 + "posts/" + post.remoteId()).get("modified_gmt").asString()).isEqualTo("2026-03-02T09:00:00");
        assertThat(caller.json(V2 + "posts/" + post.remoteId() + "/revisions", trusted)).hasSize(2);
    }

    @Test
    void trashedPostIs401AndItsSlugSaysSo() {
        Posting post = blog.post("Hej");
        post.trash();
        assertThat(code(caller.get(V2 + "posts/" + post.remoteId()))).isEqualTo("401 rest_forbidden");
        assertThat(caller.json(V2 + "posts?status=trash", trusted).at("/0/slug").asString()).endsWith("__trashed");
    }

    @Test
    void onlyAskedFieldsAreGiven() {
        blog.post("Hej").comment("Anna B", "Hej");
        assertThat(caller.json(V2 + "comments?_fields=id,content.rendered").at("/0").propertyNames()).containsExactly("id",
                "content");
    }

    @Test
    void textIsEntityEncodedAndAvatarsCarryAHashOfTheAddress() {
        blog.post("Hej").comment("Anna B", "Va… <b>nej</b>");
        JsonNode comment = caller.json(V2 + "comments").at("/0");
        assertThat(comment.at("/content/rendered").asString()).isEqualTo("<p>Va&#8230; &lt;b&gt;nej&lt;/b&gt;</p>\n");
        assertThat(comment.at("/author_avatar_urls/96").asString()).matches("https://secure.gravatar.com/avatar/[0-9a-f]{64}.*");
        assertThat(comment.has("author_email")).isFalse();
        assertThat(caller.json(V2 + "comments?context=edit", trusted).at("/0").has("author_email")).isTrue();
    }

    @Test
    void feedHoldsTheNewestTenAndAnswers304() {
        for (int i = 0; i < 12; i++) {
            blog.post("Inlägg " + i + "\nVatten 🚰");
        }
        HttpResponse<byte[]> feed = caller.get("/feed/");
        assertThat(Caller.text(feed)).contains("Inlägg 11").contains("alt=\"🚰\"").doesNotContain("<title>Inlägg 1</title>");
        assertThat(Caller.text(feed).split("<item>")).hasSize(11);
        String tag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(caller.get("/feed/", "If-None-Match", tag).statusCode()).isEqualTo(304);
        String modified = feed.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(caller.get("/feed/", "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    }

    @Test
    void editShowsInAtomAndNotInRss() {
        Posting post = blog.post("Rubrik\nText");
        clock.tick(Duration.ofHours(1));
        post.edit("Rubrik\nText");
        assertThat(Caller.text(caller.get("/feed/atom/"))).contains("<updated>2026-03-02T09:00:00Z</updated>");
        assertThat(Caller.text(caller.get("/feed/"))).contains("<pubDate>Mon, 02 Mar 2026 08:00:00 +0000</pubDate>");
    }

    @Test
    void commentsHaveFeedsOfTheirOwn() {
        Posting post = blog.post("Rubrik");
        post.comment("Anna B", "Fint");
        assertThat(Caller.text(caller.get("/comments/feed/"))).contains("<title>Av: Anna B</title>");
        assertThat(Caller.text(caller.get("/" + Ids.slug(post) + "/feed/"))).contains("Fint");
    }

    @Test
    void whereRestIsShutOffTheFeedIsLeft() {
        blog.post("Hej");
        wordpress.restDisabled(true);
        assertThat(caller.get(V2 + "posts").statusCode()).isEqualTo(404);
        assertThat(caller.get("/feed/").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordIs401EvenForWhatIsOpen() {
        blog.post("Hej");
        assertThat(code(caller.get(V2 + "posts", basic("arkivet:fel")))).isEqualTo("401 incorrect_password");
    }
}
