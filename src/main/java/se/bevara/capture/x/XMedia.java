package se.bevara.capture.x;

import static se.bevara.capture.x.XItem.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content.Attachment;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** The pictures and films of a post: each is known by its key, which stays. */
final class XMedia {

    private XMedia() {
    }

    static List<Attachment> read(JsonNode post, JsonNode includes) {
        List<Attachment> read = new ArrayList<>();
        for (JsonNode each : post.path("attachments").path("media_keys")) {
            String key = Markup.plain(each.asString(""));
            JsonNode medium = XItem.named(includes.path("media"), "media_key", key);
            String told = text(medium, "alt_text");
            if (text(medium, "type").equals("photo")) {
                read.add(new Attachment(key, "image", Markup.address(text(medium, "url")), told));
            } else if (medium.isMissingNode()) {
                read.add(new Attachment(key, "other", null, ""));
            } else {
                read.add(new Attachment(key, "video", best(medium), told));
                URI still = Markup.address(text(medium, "preview_image_url"));
                if (still != null) {
                    read.add(new Attachment(key + "/image", "image", still, told));
                }
            }
        }
        return read;
    }

    /** A film comes in several sizes and as a list of pieces: the one file with the most bits a second. */
    private static @Nullable URI best(JsonNode film) {
        return film.path("variants").valueStream().filter(each -> text(each, "content_type").startsWith("video/"))
                .max(Comparator.comparingLong(each -> each.path("bit_rate").asLong(0)))
                .map(each -> Markup.address(text(each, "url"))).orElse(null);
    }
}
