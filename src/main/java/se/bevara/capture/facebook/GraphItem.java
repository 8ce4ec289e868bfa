package se.bevara.capture.facebook;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import se.bevara.capture.graph.Graph;
import tools.jackson.databind.JsonNode;

/** Reads a post or a comment as the Graph API writes it. */
final class GraphItem {

    private GraphItem() {
    }

    static Content read(JsonNode item) {
        boolean comment = Stream.of("comment_count", "like_count", "can_hide", "is_private", "object", "parent")
                .anyMatch(item::has);
        String id = text(item, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Facebook item: expected id, found none");
        }
        return new Content(key(id), id, comment ? Kind.COMMENT : Kind.POST, comment ? parent(item, id) : null,
                text(item.path("from"), "id"), text(item.path("from"), "name"), Graph.time(text(item, "created_time")), null,
                said(item),
                GraphAttachments.read(item), permalink(item), item.path("is_hidden").asBoolean(false), counts(item));
    }

    /** Ids come whole ({@code page_post}, {@code post_comment}) or bare; the last segment is the same in both. */
    static String key(String id) {
        return id.substring(id.lastIndexOf('_') + 1);
    }

    static String text(JsonNode node, String field) {
        return Graph.text(node, field);
    }

    /** How many comments of all levels the platform counts below it; negative when it does not tell. */
    static long replies(JsonNode item) {
        JsonNode below = item.has("comment_count")
                ? item.path("comment_count")
                : item.path("comments").path("summary").path("total_count");
        return below.asLong(-1);
    }

    private static @Nullable String parent(JsonNode comment, String id) {
        String parent = text(comment.path("parent"), "id");
        String object = parent.isEmpty() ? text(comment.path("object"), "id") : parent;
        int bar = id.lastIndexOf('_');
        String found = object.isEmpty() && bar > 0 ? id.substring(0, bar) : object;
        return found.isEmpty() ? null : key(found);
    }

    /** What the Page did ("changed its cover photo") is said in {@code story} when there is no message. */
    private static String said(JsonNode item) {
        String message = text(item, "message");
        return message.isEmpty() ? text(item, "story") : message;
    }

    private static @Nullable URI permalink(JsonNode item) {
        return Markup.address(text(item, "permalink_url"));
    }

    private static Map<String, Long> counts(JsonNode item) {
        Map<String, Long> counts = new TreeMap<>();
        JsonNode reactions = item.path("reactions").path("summary").path("total_count");
        Graph.count(counts, "likes", item.has("like_count") ? item.path("like_count") : reactions);
        Graph.count(counts, "shares", item.path("shares").path("count"));
        if (replies(item) >= 0) {
            counts.put("replies", replies(item));
        }
        return counts;
    }
}
