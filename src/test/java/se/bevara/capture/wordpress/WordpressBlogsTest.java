package se.bevara.capture.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.bevara.archive.Content;
import se.bevara.capture.Access;
import se.bevara.capture.Failure;
import se.bevara.capture.FetchFailed;
import se.bevara.capture.Loopback;
import se.bevara.capture.Session;
import se.bevara.capture.Session.Answer;
import se.bevara.capture.Session.Asked;
import se.bevara.capture.TestFetchers;

class WordpressBlogsTest {

    private static final String SITE = "{\"name\":\"Solvik &amp; bloggen\",\"description\":\"\",\"url\":\"https://blogg.example\"}";
    private static final String POSTS = "/wp-json/wp/v2/posts";
    private static final String COMMENTS = "/wp-json/wp/v2/comments";
    private static final String XML = "application/rss+xml; charset=UTF-8";
    private final Loopback blog = new Loopback();
    private final WordpressBlogs blogs = new WordpressBlogs();

    @AfterEach
    void stop() {
        blog.close();
    }

    private Session session(@Nullable String secret, URI base) {
        var account = TestFetchers.account("blogg", "wordpress", base);
        return blogs.open(account, new Access(base, () -> Optional.ofNullable(secret), "key"), TestFetchers.at(base));
    }

    private Session session(@Nullable String secret) {
        blog.on("/wp-json/", 200, SITE);
        return session(secret, blog.base());
    }

    private static String post(int id) {
        return """
                {"id":%d,"date":"2026-11-20T10:00:00","date_gmt":"2026-11-20T09:00:00","modified_gmt":"2026-11-20T09:30:00",
                "status":"publish","type":"post","link":"https://blogg.example/2026/11/20/rubrik/","title":{"rendered":"Rubrik &#8211; ett"},
                "content":{"rendered":"<p>Text &#8230;<br>rad<\\/p><img src='https://blogg.example/wp-content/uploads/a-300x200.png?x=1' alt='A'>",
                "protected":false},"author":2,"featured_media":7,"_embedded":{"wp:featuredmedia":[{"id":7,"mime_type":"image/png",
                "alt_text":"Karta","source_url":"https://blogg.example/wp-content/uploads/karta.png"}]}}"""
                .formatted(id);
    }

    private static String comment(int id, int parent, String status) {
        return """
                {"id":%d,"post":5,"parent":%d,"author":0,"author_name":"Bosse &amp; Co","date":"2026-11-20T11:00:00",
                "date_gmt":"2026-11-20T10:00:00","content":{"rendered":"<p>Hej<\\/p>"},"link":"https://blogg.example/#comment-%d",
                "status":"%s","type":"comment"}""".formatted(id, parent, id, status);
    }

    @Test
    void readsAPostWithItsOffsetEditAndPictures() {
        blog.on(POSTS, 200, "[" + post(5) + "]", "X-WP-Total", "1", "X-WP-TotalPages", "1");
        var page = session(null).posts(null);
        Content post = page.items().getFirst().content();
        assertThat(post.key()).isEqualTo("post-5");
        assertThat(post.text()).isEqualTo("Rubrik – ett\n\nText …\nrad");
        assertThat(post.platformTime()).isEqualTo(OffsetDateTime.parse("2026-11-20T10:00:00+01:00"));
        assertThat(post.editedAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T10:30:00+01:00"));
        assertThat(post.attachments()).extracting(Content.Attachment::id).containsExactly(
                "https://blogg.example/wp-content/uploads/karta.png", "https://blogg.example/wp-content/uploads/a-300x200.png");
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.next()).isNull();
    }

    @Test
    void aPageBeyondTheEndIsTheEnd() {
        blog.on(POSTS, 200, "[" + post(5) + "]", "X-WP-Total", "101", "X-WP-TotalPages", "2").on(POSTS + "?page=2", 400,
                "{\"code\":\"rest_post_invalid_page_number\"}");
        var session = session(null);
        var second = session.posts(session.posts(null).next());
        assertThat(second.items()).isEmpty();
        assertThat(second.next()).isNull();
    }

    @Test
    void asksForEveryStateWithACredentialAndAddsUpTheirTotals() {
        blog.on(COMMENTS + "?status=all&post=5", 200, "[" + comment(4, 0, "approved") + "," + comment(6, 4, "hold") + "]",
                "X-WP-Total", "2",
                "X-WP-TotalPages", "1").on(COMMENTS + "?status=spam", 200, "[" + comment(7, 0, "spam") + "]", "X-WP-Total", "1",
                        "X-WP-TotalPages", "1")
                .on(COMMENTS + "?status=trash", 200, "[]", "X-WP-Total", "0", "X-WP-TotalPages", "0");
        var session = session("arkivet:abcd efgh");
        var post = new Session.Post("post-5", "post-5");
        var all = session.comments(post, null);
        var spam = session.comments(post, all.next());
        var trash = session.comments(post, spam.next());
        assertThat(all.items()).extracting(seen -> seen.content().parentKey()).containsExactly("post-5", "comment-4");
        assertThat(all.items()).extracting(seen -> seen.content().hidden()).containsExactly(false, true);
        assertThat(all.items().getFirst().content().authorName()).isEqualTo("Bosse & Co");
        assertThat(spam.items().getFirst().content().hidden()).isTrue();
        assertThat(trash.next()).isNull();
        assertThat(
                List.of(Optional.ofNullable(all.total()), Optional.ofNullable(spam.total()), Optional.ofNullable(trash.total())))
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(3L));
        assertThat(blog.credentials.getLast()).isEqualTo("Basic YXJraXZldDphYmNkIGVmZ2g=");
    }

    @ParameterizedTest
    @CsvSource({"401,rest_cannot_read,true,true", "401,rest_cannot_read_post,true,true", "401,rest_forbidden,true,true",
            "403,rest_cannot_read,true,true", "404,rest_comment_invalid_id,true,false", "410,,true,false",
            "404,rest_no_route,false,false",
            "404,,false,false"})
    void tellsWhatIsGoneFromWhatIsHeldBackAndFromWhatIsUnclear(int status, @Nullable String code, boolean notHere,
            boolean hidden) {
        blog.on(COMMENTS + "/4", status, code == null ? "<html>" : "{\"code\":\"" + code + "\"}");
        Answer answer = session(null).byId(List.of(new Asked("comment-4", true, "post-5"))).get("comment-4");
        if (notHere) {
            assertThat(answer).isInstanceOfSatisfying(Answer.NotHere.class, it -> assertThat(it.hidden()).isEqualTo(hidden));
        } else {
            assertThat(answer).isInstanceOf(Answer.Unclear.class);
        }
    }

    @Test
    void postsBehindAPasswordAreLeftOutAndCounted() {
        blog.on(POSTS, 200, "[" + post(5).replace("\"protected\":false", "\"protected\":true") + "," + post(6) + "]");
        var page = session(null).posts(null);
        assertThat(page.items()).hasSize(1);
        assertThat(page.notes()).containsExactly("1 lösenordsskyddade inlägg hämtades inte");
    }

    @ParameterizedTest
    @CsvSource({"401,incorrect_password,TOKEN_EXPIRED", "403,rest_forbidden,TOKEN_DOWNGRADED",
            "400,rest_invalid_param,WRONG_TYPE"})
    void namesWhatIsWrongWithACredential(int status, String code, Failure failure) {
        blog.on("/wp-json/", status, "{\"code\":\"" + code + "\"}");
        assertThat(failure(() -> session("a:b", blog.base()).profile())).isEqualTo(failure);
    }

    @Test
    void readsAnyFeedByTheExactBytesOfItsItems() {
        blog.file("/feed/", "wordpress/feed.xml", "Content-Type", XML);
        var page = session(null, blog.base()).posts(null);
        assertThat(page.whole()).isFalse();
        assertThat(page.notes()).containsExactly("1 poster gick inte att läsa");
        var seen = page.items().getFirst();
        Content post = seen.content();
        assertThat(post.key()).isEqualTo("https://blogg.example/?p=5");
        assertThat(post.remoteId()).startsWith("feed-").hasSize(21);
        assertThat(post.text()).isEqualTo("Rubrik …\n\nVatten 🚰 …\n\nPlanen");
        assertThat(post.authorName()).isEqualTo("Redaktionen");
        assertThat(post.attachments()).extracting(Content.Attachment::id).containsExactly("https://blogg.example/tal.mp3",
                "https://blogg.example/wp-content/uploads/karta.png", "https://blogg.example/wp-content/uploads/plan.pdf");
        assertThat(new String(seen.raw().block(), StandardCharsets.UTF_8)).startsWith("<item><title>Rubrik")
                .endsWith("/></item>");
        assertThat(blogs.read(seen.raw().block(), seen.raw().mediaType())).isEqualTo(post);
    }

    @Test
    void readsTheFeedThatIsRegistered() {
        blog.file("/blogg/atom.xml", "wordpress/atom.xml", "Content-Type", "application/atom+xml");
        var session = session(null, blog.base().resolve("/blogg/atom.xml"));
        Content entry = session.posts(null).items().getFirst().content();
        assertThat(entry.text()).isEqualTo("Hej\n\nText");
        assertThat(entry.editedAt()).isEqualTo(OffsetDateTime.parse("2026-11-20T10:00:00Z"));
        assertThat(blog.asked).containsExactly("/blogg/atom.xml?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss> | NOT_READABLE
            <!DOCTYPE html><html><body>Logga in</body></html>                | LOGIN_WALL
            <html><body>Logga in</body></html>                               | LOGIN_WALL
            <rss version="2.0"><channel><item><title>a</title>               | TRUNCATED
            <rss version="2.0"><channel><item><title a="                     | TRUNCATED
            </rss>                                                           | NOT_READABLE
            <opml></opml>                                                    | WRONG_TYPE
            nej                                                              | WRONG_TYPE
            <?xml version="1.0" encoding="x-nowhere"?><rss></rss>            | NOT_READABLE
            <rss><channel><item><title>a</title></item></channel></rss>      | NOT_READABLE
            """)
    void refusesFeedsThatAreNone(String body, Failure failure) {
        blog.on("/feed/", 200, body, "Content-Type", XML);
        assertThat(failure(() -> session(null, blog.base()).posts(null))).isEqualTo(failure);
    }

    @Test
    void refusesAFeedNestedTooDeep() {
        blog.on("/feed/", 200, "<rss>" + "<a>".repeat(1000) + "</a>".repeat(1000) + "</rss>", "Content-Type", XML);
        assertThat(failure(() -> session(null, blog.base()).profile())).isEqualTo(Failure.TOO_DEEP);
    }

    private static Failure failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(FetchFailed.class, call)).failure();
    }
}
