package se.bevara.capture.bluesky;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a post as the AppView shows it: by itself, or as an item of a thread's list, which tells whether it is hidden. */
final class BlueskyPost {

    private static final Pattern ADDRESS = Pattern
            .compile("at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/app\\.bsky\\.feed\\.post/([A-Za-z0-9._:~-]+)");

    private BlueskyPost() {
    }

    static Content read(JsonNode shown) {
        boolean item = shown.has("value");
        JsonNode post = item ? shown.path("value").path("post") : shown;
        String uri = text(post, "uri");
        String author = text(post.path("author"), "did");
        JsonNode record = post.path("record");
        if (!ADDRESS.matcher(uri).matches() || author.isEmpty() || !record.isObject()) {
            throw new IllegalArgumentException("Bluesky post: expected its address, author and record, found less");
        }
        String parent = text(record.path("reply").path("parent"), "uri");
        String name = text(post.path("author"), "displayName");
        return new Content(uri, uri, parent.isEmpty() ? Kind.POST : Kind.COMMENT, parent.isEmpty() ? null : parent, author,
                name.isBlank() ? text(post.path("author"), "handle") : name, time(post), null, said(record), attachments(post),
                link(uri), item && shown.path("value").path("hiddenByThreadgate").asBoolean(false), counts(post));
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    /** Whose repository an address lies in; nothing of what is no post's address. */
    static @Nullable String author(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        return address.matches() ? address.group(1) : null;
    }

    /** Where a browser finds it. */
    private static @Nullable URI link(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        return address.matches()
                ? Markup.address("https://bsky.app/profile/" + address.group(1) + "/post/" + address.group(2))
                : null;
    }

    /** What its author says; later than when it was first seen by the platform it cannot be, and then that counts, as on the platform itself. */
    private static OffsetDateTime time(JsonNode post) {
        OffsetDateTime indexed = time(text(post, "indexedAt"));
        OffsetDateTime created = time(text(post.path("record"), "createdAt"));
        OffsetDateTime earliest = created == null || indexed != null && created.isAfter(indexed) ? indexed : created;
        if (earliest == null) {
            throw new IllegalArgumentException("Bluesky post: expected a time with offset, found another form");
        }
        return earliest;
    }

    private static @Nullable OffsetDateTime time(String written) {
        try {
            return OffsetDateTime.parse(written);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The text, the heading and address of a link's card, which the author's program has put into the post, and the address of what it quotes. */
    private static String said(JsonNode record) {
        JsonNode embed = record.path("embed");
        JsonNode card = embed.path("external").isMissingNode() ? embed.path("media").path("external") : embed.path("external");
        String quoted = text(embed.path("record").has("record") ? embed.path("record").path("record") : embed.path("record"),
                "uri");
        URI quotedLink = link(quoted);
        return Stream
                .of(text(record, "text"), text(card, "title"), text(card, "uri"), quotedLink == null ? "" : quotedLink.toString())
                .filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static List<Attachment> attachments(JsonNode post) {
        JsonNode record = media(post.path("record").path("embed"));
        JsonNode view = media(post.path("embed"));
        List<Attachment> read = new ArrayList<>();
        int number = 0;
        for (JsonNode image : record.path("images")) {
            JsonNode shown = view.path("images").path(number++);
            read.add(new Attachment(cid(image.path("image")), "image", Markup.address(text(shown, "fullsize")),
                    text(image, "alt")));
        }
        if (record.path("video").isObject()) {
            read.add(new Attachment(cid(record.path("video")), "video", Markup.address(text(view, "playlist")),
                    text(record, "alt")));
        }
        return read;
    }

    /** Pictures and films lie beside a quoted post, if there is one. */
    private static JsonNode media(JsonNode embed) {
        return embed.path("media").isObject() ? embed.path("media") : embed;
    }

    /** Of the bytes: it stays, and another picture has another. */
    private static String cid(JsonNode blob) {
        String link = text(blob.path("ref"), "$link");
        return link.isEmpty() ? text(blob, "cid") : link;
    }

    private static Map<String, Long> counts(JsonNode post) {
        Map<String, Long> counts = new TreeMap<>();
        Map.of("replyCount", "replies", "repostCount", "shares", "likeCount", "likes", "quoteCount", "quotes")
                .forEach((field, name) -> {
                    if (post.path(field).isNumber()) {
                        counts.put(name, post.path(field).asLong(0));
                    }
                });
        return counts;
    }
}
