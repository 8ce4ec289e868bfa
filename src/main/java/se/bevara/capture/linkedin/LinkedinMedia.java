package se.bevara.capture.linkedin;

import static se.bevara.capture.linkedin.LinkedinItem.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import se.bevara.archive.Content.Attachment;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** The pictures, films and documents of an item. Their addresses are signed anew, and their paths stay. */
final class LinkedinMedia {

    private static final List<String> KINDS = List.of("image", "video", "document");

    private LinkedinMedia() {
    }

    static List<Attachment> of(JsonNode content) {
        List<Attachment> read = new ArrayList<>();
        JsonNode media = content.path("media");
        String told = text(media, "altText").isEmpty() ? text(media, "title") : text(media, "altText");
        shown(read, media, told);
        for (JsonNode image : content.path("multiImage").path("images")) {
            shown(read, image, text(image, "altText"));
        }
        JsonNode article = content.path("article");
        URI linked = Markup.address(text(article, "source"));
        if (linked != null) {
            read.add(new Attachment(linked.toString(), "link", null, text(article, "title")));
        }
        return read;
    }

    /** One door writes where it is, the other what it is called. */
    private static void shown(List<Attachment> read, JsonNode holder, String told) {
        for (String name : KINDS) {
            JsonNode file = holder.path("media").path(name);
            URI source = Markup.address(text(file, "downloadUrl"));
            if (source != null) {
                read.add(
                        new Attachment(Markup.stable(source.toString()), name.equals("document") ? "other" : name, source, told));
            }
            for (JsonNode still : file.path("thumbnails")) {
                add(read, text(still, "downloadUrl"), told);
            }
        }
        String urn = text(holder, "id");
        if (!urn.isEmpty()) {
            String kind = urn.startsWith("urn:li:image:") ? "image" : urn.startsWith("urn:li:video:") ? "video" : "other";
            read.add(new Attachment(urn, kind, null, told));
        }
    }

    static List<Attachment> ofComment(JsonNode content) {
        List<Attachment> read = new ArrayList<>();
        content.forEach(each -> add(read, text(each, "url"), ""));
        return read;
    }

    private static void add(List<Attachment> read, String address, String told) {
        URI source = Markup.address(address);
        if (source != null) {
            read.add(new Attachment(Markup.stable(address), "image", source, told));
        }
    }
}
