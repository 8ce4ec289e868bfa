package se.bevara.capture.youtube;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a video or a comment as the YouTube Data API writes it. */
final class YoutubeItem {

    static final String ID = "[A-Za-z0-9_.-]{1,120}";
    private static final String WATCH = "https://www.youtube.com/watch?v=";
    /** Largest first. */
    private static final List<String> SIZES = List.of("maxres", "standard", "high", "medium", "default");

    private YoutubeItem() {
    }

    static Content read(JsonNode item) {
        String id = text(item, "id");
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("YouTube item: expected an id, found none");
        }
        return switch (text(item, "kind")) {
            case "youtube#video" -> video(id, item);
            case "youtube#comment" -> comment(id, item.path("snippet"));
            default -> throw new IllegalArgumentException("YouTube item: expected a video or a comment, found another kind");
        };
    }

    private static Content video(String id, JsonNode video) {
        JsonNode snippet = video.path("snippet");
        String about = text(snippet, "description");
        String said = text(snippet, "title") + (about.isEmpty() ? "" : "\n\n" + about);
        Map<String, Long> counts = new TreeMap<>();
        count(counts, "likes", video.path("statistics").path("likeCount"));
        count(counts, "replies", video.path("statistics").path("commentCount"));
        return new Content(id, id, Kind.POST, null, text(snippet, "channelId"), text(snippet, "channelTitle"),
                time(snippet, "publishedAt"), null, said, still(id, snippet.path("thumbnails")), URI.create(WATCH + id), false,
                counts);
    }

    private static Content comment(String id, JsonNode snippet) {
        String video = text(snippet, "videoId");
        String parent = text(snippet, "parentId").isEmpty() ? video : text(snippet, "parentId");
        String written = text(snippet, "textOriginal");
        OffsetDateTime made = time(snippet, "publishedAt");
        OffsetDateTime changed = text(snippet, "updatedAt").isEmpty() ? made : time(snippet, "updatedAt");
        String standing = text(snippet, "moderationStatus");
        Map<String, Long> counts = new TreeMap<>();
        count(counts, "likes", snippet.path("likeCount"));
        return new Content(id, id, Kind.COMMENT, parent.isEmpty() ? null : parent,
                text(snippet.path("authorChannelId"), "value"), text(snippet, "authorDisplayName"), made,
                changed.isEqual(made) ? null : changed, written.isEmpty() ? text(snippet, "textDisplay") : written, List.of(),
                video.matches(ID) ? URI.create(WATCH + video + "&lc=" + id) : null,
                !standing.isEmpty() && !standing.equals("published"), counts);
    }

    /** Whether only its owner, and those that the owner names, may see it. */
    static boolean kept(JsonNode video) {
        return text(video.path("status"), "privacyStatus").equals("private");
    }

    /** A text field's value as well-formed Unicode; empty where there is none. */
    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    /** A count as the platform writes it: in some places a number, in others a string of digits. */
    static @Nullable Long number(JsonNode count) {
        String digits = count.isNumber() || count.isString() ? count.asString("") : "";
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : null;
    }

    private static void count(Map<String, Long> counts, String name, JsonNode told) {
        Long count = number(told);
        if (count != null) {
            counts.put(name, count);
        }
    }

    /** The address of the largest still picture. */
    static @Nullable URI largest(JsonNode thumbnails) {
        for (String size : SIZES) {
            URI address = Markup.address(text(thumbnails.path(size), "url"));
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    private static List<Attachment> still(String video, JsonNode thumbnails) {
        URI source = largest(thumbnails);
        return source == null ? List.of() : List.of(new Attachment(video + "/thumbnail", "image", source, ""));
    }

    private static OffsetDateTime time(JsonNode snippet, String field) {
        try {
            return OffsetDateTime.parse(text(snippet, field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("YouTube item: expected a time with offset, found another form", e);
        }
    }
}
