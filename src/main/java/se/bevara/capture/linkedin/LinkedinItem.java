package se.bevara.capture.linkedin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a post or a comment as either door writes it. What it is, is told by the message that only comments have. */
final class LinkedinItem {

    private static final String COMMENT = "urn:li:comment:(";
    private static final Pattern HASHTAG = Pattern.compile("\\{hashtag\\|\\\\?#\\|([^}]*)\\}");
    private static final Pattern MENTION = Pattern.compile("@\\[((?:[^\\]\\\\]|\\\\.)*)\\]\\([^)]*\\)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\|{}@\\[\\]()<>#*_~])");

    private LinkedinItem() {
    }

    static Content read(JsonNode item) {
        return item.has("message") ? comment(item) : post(item);
    }

    /** What stays of an URN: of a comment's the number. */
    static String key(String urn) {
        return urn.startsWith(COMMENT) ? urn.substring(urn.lastIndexOf(',') + 1).replace(")", "") : urn;
    }

    private static Content post(JsonNode post) {
        String urn = text(post, "id");
        if (!urn.startsWith("urn:li:")) {
            throw new IllegalArgumentException("LinkedIn post: expected id as an URN, found none");
        }
        boolean edited = post.path("lifecycleStateInfo").path("isEditedByAuthor").asBoolean(false);
        return new Content(urn, urn, Kind.POST, null, text(post, "author"), "", made(post),
                edited ? time(first(post.path("lastModified").path("time"), post.path("lastModifiedAt"))) : null,
                said(post.path("commentary")), LinkedinMedia.of(post.path("content")), permalink(urn), false, Map.of());
    }

    private static Content comment(JsonNode comment) {
        String urn = urn(comment);
        String parent = text(comment, "parentComment");
        String actor = text(comment, "actor").isEmpty() ? text(comment.path("created"), "actor") : text(comment, "actor");
        OffsetDateTime made = made(comment);
        JsonNode last = comment.path("lastModified").path("time");
        OffsetDateTime edited = last.isNumber() ? time(last) : made;
        return new Content(key(urn), urn, Kind.COMMENT, parent.isEmpty() ? entity(comment, urn) : key(parent), actor, "", made,
                edited.isAfter(made) ? edited : null, text(comment.path("message"), "text"),
                LinkedinMedia.ofComment(comment.path("content")), permalink(urn), false, Map.of());
    }

    private static String urn(JsonNode comment) {
        for (String field : new String[]{"commentUrn", "$URN"}) {
            if (text(comment, field).startsWith(COMMENT)) {
                return text(comment, field);
            }
        }
        if (text(comment, "id").isEmpty() || text(comment, "object").isEmpty()) {
            throw new IllegalArgumentException("LinkedIn comment: expected an URN or an id and an object, found none");
        }
        return COMMENT + text(comment, "object") + "," + text(comment, "id") + ")";
    }

    private static @Nullable String entity(JsonNode comment, String urn) {
        String told = text(comment, "object");
        return told.isEmpty() ? entity(urn) : told;
    }

    /** What a comment's own URN says that it is on. */
    static String entity(String urn) {
        return urn.startsWith(COMMENT) ? urn.substring(COMMENT.length(), Math.max(COMMENT.length(), urn.lastIndexOf(','))) : "";
    }

    private static OffsetDateTime made(JsonNode item) {
        JsonNode written = first(item.path("created").path("time"), item.path("publishedAt"));
        return time(first(written, item.path("createdAt")));
    }

    private static JsonNode first(JsonNode one, JsonNode other) {
        return one.isNumber() ? one : other;
    }

    private static OffsetDateTime time(JsonNode millis) {
        if (!millis.isNumber()) {
            throw new IllegalArgumentException("LinkedIn item: expected a time in milliseconds, found none");
        }
        return Instant.ofEpochMilli(millis.asLong(0)).atOffset(ZoneOffset.UTC);
    }

    /** A string is LinkedIn's little text, where signs are escaped and mentions and hashtags written out; an object holds plain text. */
    private static String said(JsonNode commentary) {
        if (commentary.isObject()) {
            return text(commentary, "text");
        }
        String little = Markup.plain(commentary.asString(""));
        String named = MENTION.matcher(HASHTAG.matcher(little).replaceAll("#$1")).replaceAll("$1");
        return ESCAPED.matcher(named).replaceAll("$1");
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    private static java.net.@Nullable URI permalink(String urn) {
        return Markup.address("https://www.linkedin.com/feed/update/" + urn + "/");
    }
}
