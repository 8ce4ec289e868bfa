package se.bevara.capture.mastodon;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads a status as the Mastodon API writes it. */
final class MastodonStatus {

    private static final Set<String> OPEN = Set.of("public", "unlisted", "");

    private MastodonStatus() {
    }

    static Content read(JsonNode status) {
        String id = text(status, "id");
        String uri = text(status, "uri");
        if (id.isEmpty() || uri.isEmpty()) {
            throw new IllegalArgumentException("Mastodon status: expected id and uri, found none");
        }
        String parent = text(status, "in_reply_to_id");
        JsonNode account = status.path("account");
        String name = text(account, "display_name").isBlank() ? text(account, "acct") : text(account, "display_name");
        return new Content(uri, id, parent.isEmpty() ? Kind.POST : Kind.COMMENT, parent.isEmpty() ? null : parent,
                text(account, "id"),
                name, time(text(status, "created_at")), edited(status), said(status), attachments(status), permalink(status, uri),
                false,
                counts(status));
    }

    /** Whether everybody may read it. Direct messages and posts for followers are never captured here. */
    static boolean open(JsonNode status) {
        return OPEN.contains(text(status, "visibility"));
    }

    /** Whether it only passes on what somebody else wrote. */
    static boolean boost(JsonNode status) {
        return status.path("reblog").isObject();
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }

    /** Content warning, content and the choices of a poll. */
    private static String said(JsonNode status) {
        String choices = status.path("poll").path("options").valueStream().map(option -> "– " + text(option, "title"))
                .collect(Collectors.joining("\n"));
        return Stream.of(text(status, "spoiler_text"), Markup.text(text(status, "content")), choices)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static @Nullable OffsetDateTime edited(JsonNode status) {
        String edited = text(status, "edited_at");
        return edited.isEmpty() ? null : time(edited);
    }

    private static OffsetDateTime time(String written) {
        try {
            return OffsetDateTime.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Mastodon status: expected a time with offset, found another form", e);
        }
    }

    private static @Nullable URI permalink(JsonNode status, String uri) {
        URI url = Markup.address(text(status, "url"));
        return url == null ? Markup.address(uri) : url;
    }

    /** A link's card is left out: the server adds it some time after the status, and nobody has written it. */
    private static List<Attachment> attachments(JsonNode status) {
        List<Attachment> read = new ArrayList<>();
        for (JsonNode medium : status.path("media_attachments")) {
            String url = text(medium, "url").isEmpty() ? text(medium, "remote_url") : text(medium, "url");
            String id = text(medium, "id").isEmpty() ? Markup.stable(url) : text(medium, "id");
            read.add(new Attachment(id, kind(text(medium, "type")), Markup.address(url), text(medium, "description")));
        }
        return read;
    }

    private static String kind(String type) {
        return switch (type) {
            case "image", "video", "audio" -> type;
            case "gifv" -> "video";
            default -> "other";
        };
    }

    private static Map<String, Long> counts(JsonNode status) {
        Map<String, Long> counts = new TreeMap<>();
        Map.of("replies_count", "replies", "reblogs_count", "shares", "favourites_count", "likes", "quotes_count", "quotes")
                .forEach((field, name) -> {
                    if (status.path(field).isNumber()) {
                        counts.put(name, status.path(field).asLong(0));
                    }
                });
        return counts;
    }
}
