package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The feeds of a blog: its newest ten posts or comments, nothing of what was edited in RSS, nothing of what is gone. */
final class WordpressFeeds {

    private static final int NEWEST = 10;
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RSS = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WordpressFeeds() {
    }

    static Answer answer(Request request, Presence blog, List<String> path, @Nullable Fault fault) {
        String root = request.base() + "/" + request.segments().getFirst();
        List<Posting> posts = blog.posts().stream().filter(each -> each.now().standing() == Standing.VISIBLE).toList();
        String asked = String.join("/", path);
        if (asked.equals("feed")) {
            return feed(request, blog, newest(posts, fault), "rss", each -> item(each, root));
        }
        if (asked.equals("feed/atom")) {
            return feed(request, blog, newest(posts, fault), "atom", each -> entry(each, root));
        }
        if (asked.equals("comments/feed")) {
            List<Posting> all = posts.stream().flatMap(each -> each.thread().stream()).toList();
            return feed(request, blog, newest(visible(all), fault), "rss", WordpressFeeds::comment);
        }
        boolean below = path.size() > 1 && path.getLast().equals("feed");
        return posts.stream().filter(each -> below && path.get(path.size() - 2).equals(Ids.slug(each))).findFirst()
                .map(post -> feed(request, blog, newest(visible(post.thread()), fault), "rss", WordpressFeeds::comment))
                .orElseGet(WordpressDouble::notFound);
    }

    private static List<Posting> visible(List<Posting> comments) {
        return comments.stream().filter(each -> each.now().standing() == Standing.VISIBLE).toList();
    }

    private static List<Posting> newest(List<Posting> all, @Nullable Fault fault) {
        return all.stream().sorted((a, b) -> Long.compare(b.number(), a.number()))
                .limit(fault == Fault.EMPTY_LISTS ? 0 : NEWEST).toList();
    }

    private static Answer feed(Request request, Presence blog, List<Posting> items, String form,
            Function<Posting, String> write) {
        Instant latest = items.stream().flatMap(each -> Stream.of(each.created(), each.now().since()))
                .max(Instant::compareTo).orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
        String body = items.stream().map(write).collect(Collectors.joining());
        byte[] bytes = wrapped(blog, form, latest, body).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        String tag = "\"" + Long.toHexString(crc.getValue()) + "\"";
        boolean same = request.header("if-none-match").equals(tag)
                || request.header("if-none-match").isEmpty() && request.header("if-modified-since").equals(HTTP.format(latest));
        return Answer.of(same ? 304 : 200, "application/" + form + "+xml; charset=UTF-8", same ? new byte[0] : bytes)
                .with("ETag", tag).with("Last-Modified", HTTP.format(latest));
    }

    private static String wrapped(Presence blog, String form, Instant latest, String body) {
        String name = WordpressText.escaped(blog.name());
        String home = "https://" + blog.handle() + ".solvik.example";
        if (form.equals("atom")) {
            return """
                    <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv-SE">
                    <title type="text">%s</title><updated>%s</updated><id>%s/feed/atom/</id>
                    <link rel="alternate" type="text/html" href="%s" />
                    %s</feed>
                    """.formatted(name, latest, home, home, body);
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>
                <title>%s</title><link>%s</link><description>%s</description><lastBuildDate>%s</lastBuildDate><language>sv-SE</language>
                %s</channel></rss>
                """
                .formatted(name, home, WordpressText.escaped(blog.description()), RSS.format(latest), body);
    }

    private static String item(Posting post, String root) {
        String text = post.now().text();
        return """
                <item><title>%s</title><link>%s</link><comments>%s#respond</comments><dc:creator><![CDATA[%s]]></dc:creator>\
                <pubDate>%s</pubDate><guid isPermaLink="false">%s/?p=%d</guid><description><![CDATA[%s]]></description>\
                <content:encoded><![CDATA[%s]]></content:encoded><wfw:commentRss>%s/%s/feed/</wfw:commentRss>\
                <slash:comments>%d</slash:comments></item>
                """.formatted(WordpressText.texturized(WordpressText.title(text)), post.permalink(), post.permalink(),
                post.presence().name(), RSS.format(post.created()), root, post.number(), WordpressText.title(text),
                content(post, root), root, Ids.slug(post), visible(post.thread()).size());
    }

    private static String content(Posting post, String root) {
        return WordpressText.pictured(new WordpressJson(root, false).content(post.now())).replace("]]>", "]]&gt;");
    }

    private static String entry(Posting post, String root) {
        return """
                <entry><author><name>%s</name></author><title type="html"><![CDATA[%s]]></title>\
                <link rel="alternate" type="text/html" href="%s" /><id>%s/?p=%d</id><updated>%s</updated><published>%s</published>\
                <content type="html" xml:base="%s"><![CDATA[%s]]></content></entry>
                """
                .formatted(WordpressText.escaped(post.presence().name()), WordpressText.title(post.now().text()),
                        post.permalink(), root, post.number(), WordpressJson.modified(post), post.created(), post.permalink(),
                        content(post, root));
    }

    private static String comment(Posting comment) {
        String text = WordpressText.paragraphs(comment.now().text()).replace("]]>", "]]&gt;");
        String name = WordpressText.escaped(comment.ours() ? comment.presence().name() : comment.author().name());
        return """
                <item><title>Av: %s</title><link>%s</link><dc:creator><![CDATA[%s]]></dc:creator><pubDate>%s</pubDate>\
                <guid isPermaLink="false">%s</guid><description><![CDATA[%s]]></description>\
                <content:encoded><![CDATA[%s]]></content:encoded></item>
                """.formatted(name, comment.permalink(), name, RSS.format(comment.created()), comment.permalink(),
                WordpressText.escaped(comment.now().text()), WordpressText.pictured(text));
    }
}
