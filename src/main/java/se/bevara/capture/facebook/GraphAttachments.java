package se.bevara.capture.facebook;

import static se.bevara.capture.facebook.GraphItem.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content.Attachment;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Reads what is attached to a post or a comment: pictures, albums by their pictures, films, links. */
final class GraphAttachments {

    private GraphAttachments() {
    }

    static List<Attachment> read(JsonNode item) {
        List<Attachment> read = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments").path("data")) {
            JsonNode parts = attachment.path("subattachments").path("data");
            if (parts.isEmpty()) {
                add(read, attachment);
            } else {
                // An album's own picture is its first one once more.
                parts.forEach(part -> add(read, part));
            }
        }
        if (item.path("attachment").isObject()) {
            add(read, item.path("attachment"));
        }
        return read;
    }

    private static void add(List<Attachment> read, JsonNode attachment) {
        String type = text(attachment, "media_type") + " " + text(attachment, "type");
        URI picture = Markup.address(text(attachment.path("media").path("image"), "src"));
        URI film = Markup.address(text(attachment.path("media"), "source"));
        String told = text(attachment, "title").isEmpty() ? text(attachment, "description") : text(attachment, "title");
        String link = text(attachment, "unshimmed_url").isEmpty() ? text(attachment, "url") : text(attachment, "unshimmed_url");
        if (type.contains("video")) {
            String id = id(attachment, film == null ? picture : film, link);
            read.add(new Attachment(id, "video", film, told));
            if (picture != null) {
                read.add(new Attachment(id + "/image", "image", picture, told));
            }
        } else if (type.contains("photo") || type.contains("image") || type.contains("sticker") || type.contains("album")) {
            read.add(new Attachment(id(attachment, picture, link), "image", picture, told));
        } else {
            read.add(new Attachment(Markup.stable(link).isEmpty() ? id(attachment, picture, link) : link, "link", null, told));
        }
    }

    /** The number of what is shown; its address is signed anew each night. */
    private static String id(JsonNode attachment, @Nullable URI source, String link) {
        String target = text(attachment.path("target"), "id");
        return !target.isEmpty() ? target : source != null ? Markup.stable(source.toString()) : link;
    }
}
