package se.bevara.capture.wordpress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a post or a comment as the REST API writes it. Posts and comments are numbered each for themselves, so keys say which it is. */
final class WordpressItem {

    private WordpressItem() {
    }

    static Content read(JsonNode item) {
        return item.has("post") ? comment(item) : post(item);
    }

    /** Whether it is shown without what it says: a password is asked for. */
    static boolean locked(JsonNode post) {
        return post.path("content").path("protected").asBoolean(false);
    }

    private static Content post(JsonNode post) {
        String html = text(post.path("content"), "rendered");
        String said = Stream.of(Markup.text(text(post.path("title"), "rendered")), Markup.text(html))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        String key = "post-" + number(post, "id");
        OffsetDateTime made = made(post);
        return new Content(key, key, Kind.POST, null, author(post), "", made, edited(post, made), said,
                WordpressMedia.read(html, post, text(post, "link")), Markup.address(text(post, "link")), hidden(post), Map.of());
    }

    private static Content comment(JsonNode comment) {
        String html = text(comment.path("content"), "rendered");
        String key = "comment-" + number(comment, "id");
        long parent = comment.path("parent").asLong(0);
        String above = parent > 0 ? "comment-" + parent : "post-" + number(comment, "post");
        return new Content(key, key, Kind.COMMENT, above, author(comment), Markup.text(text(comment, "author_name")),
                made(comment), null,
                Markup.text(html), WordpressMedia.read(html, comment, text(comment, "link")),
                Markup.address(text(comment, "link")),
                hidden(comment), Map.of());
    }

    /** Whoever has a user on the blog; of others WordPress shows a name only, which anybody may take. */
    private static String author(JsonNode item) {
        long author = item.path("author").asLong(0);
        return author > 0 ? "user-" + author : "";
    }

    private static boolean hidden(JsonNode item) {
        return switch (text(item, "status")) {
            case "approved", "publish", "" -> false;
            default -> true;
        };
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    private static long number(JsonNode item, String field) {
        long number = item.path(field).asLong(0);
        if (number <= 0) {
            throw new IllegalArgumentException("WordPress item: expected a number as " + field + ", found another value");
        }
        return number;
    }

    /** UTC is told without an offset; the blog's own time beside it tells the offset. */
    private static OffsetDateTime made(JsonNode item) {
        try {
            LocalDateTime utc = LocalDateTime.parse(text(item, "date_gmt"));
            String local = text(item, "date");
            return utc.atOffset(ZoneOffset.UTC)
                    .withOffsetSameInstant(offset(utc, local.isEmpty() ? utc : LocalDateTime.parse(local)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("WordPress item: expected date_gmt, found another form", e);
        }
    }

    private static ZoneOffset offset(LocalDateTime utc, LocalDateTime local) {
        long seconds = Duration.between(utc, local).toSeconds();
        return Math.abs(seconds) <= 14 * 3600 && seconds % 900 == 0 ? ZoneOffset.ofTotalSeconds((int) seconds) : ZoneOffset.UTC;
    }

    private static @Nullable OffsetDateTime edited(JsonNode post, OffsetDateTime made) {
        String modified = text(post, "modified_gmt");
        if (modified.isEmpty()) {
            return null;
        }
        try {
            OffsetDateTime edited = LocalDateTime.parse(modified).atOffset(ZoneOffset.UTC)
                    .withOffsetSameInstant(made.getOffset());
            return edited.isEqual(made) ? null : edited;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("WordPress item: expected modified_gmt, found another form", e);
        }
    }
}
