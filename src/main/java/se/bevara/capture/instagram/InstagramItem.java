package se.bevara.capture.instagram;

import static se.bevara.capture.graph.Graph.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import se.bevara.capture.graph.Graph;
import tools.jackson.databind.JsonNode;

/** Reads a post or a comment as the Graph API writes it. What it is, is told by the fields that only posts have. */
final class InstagramItem {

    private InstagramItem() {
    }

    static Content read(JsonNode item) {
        String id = text(item, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Instagram item: expected id, found none");
        }
        boolean post = item.has("media_type");
        String author = text(item.path("from"), "id");
        String name = text(item, "username").isEmpty() ? text(item.path("from"), "username") : text(item, "username");
        return new Content(id, id, post ? Kind.POST : Kind.COMMENT, post ? null : parent(item),
                author.isEmpty() ? name : author, name, Graph.time(text(item, "timestamp")), null,
                text(item, post ? "caption" : "text"), post ? attachments(item) : List.of(),
                Markup.address(text(item, "permalink")), item.path("hidden").asBoolean(false), counts(item));
    }

    /** How many answers the platform tells of below it; negative when it does not. */
    static long replies(JsonNode item) {
        return item.has("media_type") ? item.path("comments_count").asLong(-1) : item.path("replies").path("data").size();
    }

    private static @Nullable String parent(JsonNode comment) {
        String parent = text(comment, "parent_id").isEmpty() ? text(comment.path("media"), "id") : text(comment, "parent_id");
        return parent.isEmpty() ? null : parent;
    }

    /** What is shown has a number; its address is signed anew each night, and missing where a claim of copyright lies on it. */
    private static List<Attachment> attachments(JsonNode post) {
        List<Attachment> read = new ArrayList<>();
        JsonNode parts = post.path("children").path("data");
        if (parts.isEmpty()) {
            add(read, post);
        } else {
            // The first of them stands as the album's own picture once more.
            parts.forEach(part -> add(read, part));
        }
        return read;
    }

    private static void add(List<Attachment> read, JsonNode shown) {
        String id = text(shown, "id");
        String told = text(shown, "alt_text");
        URI source = Markup.address(text(shown, "media_url"));
        if (!text(shown, "media_type").equals("VIDEO")) {
            read.add(new Attachment(id, "image", source, told));
            return;
        }
        read.add(new Attachment(id, "video", source, told));
        URI still = Markup.address(text(shown, "thumbnail_url"));
        if (still != null) {
            read.add(new Attachment(id + "/image", "image", still, told));
        }
    }

    private static Map<String, Long> counts(JsonNode item) {
        Map<String, Long> counts = new TreeMap<>();
        Graph.count(counts, "likes", item.path("like_count"));
        if (replies(item) >= 0) {
            counts.put("replies", replies(item));
        }
        return counts;
    }
}
