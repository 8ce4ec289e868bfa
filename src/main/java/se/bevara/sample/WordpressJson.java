package se.bevara.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes posts, comments and media as the REST API does. Times have no offset: {@code date} is the blog's own zone, {@code date_gmt} UTC.
 *
 * @param edit {@code context=edit}: adds raw text, and of commenters e-mail, address and browser
 */
record WordpressJson(String root, boolean edit) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    static ObjectNode index(Presence blog, String root) {
        ObjectNode index = Json.object().put("name", blog.name()).put("description", blog.description()).put("url", root)
                .put("home", root).put("gmt_offset", "1").put("timezone_string", "Europe/Stockholm");
        index.putArray("namespaces").add("oembed/1.0").add("wp/v2");
        return index;
    }

    static ObjectNode user(Presence blog) {
        return Json.object().put("id", blog.owner().number()).put("name", blog.name()).put("url", "")
                .put("description", blog.description())
                .put("link", "https://" + blog.handle() + ".solvik.example/author/redaktionen/")
                .put("slug", "redaktionen");
    }

    static Instant modified(Posting post) {
        return post.history().getLast().since();
    }

    /** A parameter as a moment: with offset or, without, the blog's own zone; the beginning of time when it is not given. */
    static Instant moment(Request request, String name) {
        String value = request.parameter(name, "");
        if (value.isEmpty()) {
            return Instant.MIN;
        }
        return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? OffsetDateTime.parse(value).toInstant()
                : LocalDateTime.parse(value).atZone(StoryClock.SWEDEN).toInstant();
    }

    private static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    ObjectNode post(Posting post) {
        Shown shown = post.now();
        boolean trashed = shown.standing() == Standing.TRASHED;
        ObjectNode node = Json.object().put("id", post.number()).put("date", time(post.created(), StoryClock.SWEDEN))
                .put("date_gmt", time(post.created(), ZoneOffset.UTC));
        node.putObject("guid").put("rendered", root + "/?p=" + post.number());
        node.put("modified", time(modified(post), StoryClock.SWEDEN)).put("modified_gmt", time(modified(post), ZoneOffset.UTC))
                .put("slug", Ids.slug(post) + (trashed ? "__trashed" : ""))
                .put("status", WordpressStatus.ofPost(shown.standing())).put("type", "post").put("link", post.permalink());
        text(node.putObject("title"), WordpressText.texturized(WordpressText.title(shown.text())),
                WordpressText.title(shown.text()));
        text(node.putObject("content"), content(shown), WordpressText.body(shown.text())).put("protected", false);
        node.putObject("excerpt").put("rendered", "").put("protected", false);
        node.put("author", post.presence().owner().number())
                .put("featured_media", shown.media().isEmpty() ? 0 : shown.media().getFirst().number())
                .put("comment_status", "open").put("ping_status", "closed").put("sticky", false);
        node.putArray("categories").add(1);
        node.putArray("tags");
        node.putObject("_links").putArray("replies").addObject().put("embeddable", true).put("href",
                root + "/wp-json/wp/v2/comments?post=" + post.number());
        return node;
    }

    private ObjectNode text(ObjectNode node, String rendered, String raw) {
        if (edit) {
            node.put("raw", raw);
        }
        return node.put("rendered", rendered);
    }

    String content(Shown shown) {
        StringBuilder html = new StringBuilder(WordpressText.paragraphs(WordpressText.body(shown.text())));
        for (Medium medium : shown.media()) {
            String address = address(medium);
            html.append(medium.film()
                    ? "<figure class=\"wp-block-video\"><video controls src=\"" + address + "\"></video></figure>\n"
                    : "<figure class=\"wp-block-image\"><img src=\"" + address + "\" alt=\""
                            + WordpressText.escaped(medium.description()) + "\" class=\"wp-image-" + medium.number()
                            + "\"/></figure>\n");
        }
        return html.toString();
    }

    private String address(Medium medium) {
        return root + "/wp-content/uploads/" + medium.number() + "-" + medium.file();
    }

    ObjectNode comment(Posting comment) {
        Shown shown = comment.now();
        Posting parent = Objects.requireNonNull(shown.parent());
        ObjectNode node = Json.object().put("id", comment.number()).put("post", comment.post().number())
                .put("parent", parent.isPost() ? 0 : parent.number())
                .put("author", comment.ours() ? comment.author().number() : 0)
                .put("author_name", comment.ours() ? comment.presence().name() : comment.author().name())
                .put("author_url", "").put("date", time(comment.created(), StoryClock.SWEDEN))
                .put("date_gmt", time(comment.created(), ZoneOffset.UTC));
        text(node.putObject("content"), WordpressText.paragraphs(shown.text()), shown.text());
        node.put("link", comment.permalink()).put("status", WordpressStatus.ofComment(shown.standing())).put("type", "comment");
        if (edit) {
            node.put("author_email", email(comment)).put("author_ip", "192.0.2.17").put("author_user_agent", "Mozilla/5.0");
        }
        node.putObject("author_avatar_urls").put("96",
                "https://secure.gravatar.com/avatar/" + sha256(email(comment)) + "?s=96&d=mm&r=g");
        node.putArray("meta");
        node.putObject("_links").putArray("up").addObject().put("embeddable", true).put("post_type", "post").put("href",
                root + "/wp-json/wp/v2/posts/" + comment.post().number());
        return node;
    }

    private static String email(Posting comment) {
        return comment.author().acct() + "@post.example";
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    ObjectNode medium(WordpressRest.Placed placed) {
        Medium medium = placed.medium();
        ObjectNode node = Json.object().put("id", medium.number())
                .put("date", time(placed.post().created(), StoryClock.SWEDEN))
                .put("date_gmt", time(placed.post().created(), ZoneOffset.UTC)).put("slug", medium.file())
                .put("type", "attachment")
                .put("link", placed.post().permalink());
        node.putObject("title").put("rendered", medium.file());
        return node.put("alt_text", medium.description()).put("media_type", medium.film() ? "file" : "image")
                .put("mime_type", medium.mediaType()).put("post", placed.post().number()).put("source_url", address(medium));
    }

    /** Every version that a post has had, the newest first. */
    ArrayNode revisions(Posting post) {
        ArrayNode revisions = Json.array();
        List<Shown> history = post.history().reversed();
        for (int i = 0; i < history.size(); i++) {
            Shown each = history.get(i);
            ObjectNode node = revisions.addObject().put("id", post.number() * 100 + history.size() - i)
                    .put("parent", post.number()).put("date", time(each.since(), StoryClock.SWEDEN))
                    .put("date_gmt", time(each.since(), ZoneOffset.UTC));
            node.putObject("title").put("rendered", WordpressText.texturized(WordpressText.title(each.text())));
            node.putObject("content").put("rendered", content(each));
        }
        return revisions;
    }
}
