package se.bevara.capture.wordpress;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import se.bevara.archive.Content.Attachment;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Finds what belongs to a text: its featured picture, pictures and films in it, files of the blog that it links to. */
final class WordpressMedia {

    private WordpressMedia() {
    }

    /** @param link address that relative addresses are relative to; may be empty */
    static List<Attachment> read(String html, JsonNode item, String link) {
        Map<String, Attachment> found = new LinkedHashMap<>();
        for (JsonNode medium : item.path("_embedded").path("wp:featuredmedia")) {
            add(found, kind(WordpressItem.text(medium, "mime_type")), WordpressItem.text(medium, "source_url"),
                    WordpressItem.text(medium, "alt_text"));
        }
        inText(html, link, found);
        return new ArrayList<>(found.values());
    }

    static List<Attachment> read(String html, String link) {
        Map<String, Attachment> found = new LinkedHashMap<>();
        inText(html, link, found);
        return new ArrayList<>(found.values());
    }

    private static void inText(String html, String link, Map<String, Attachment> found) {
        for (Element element : Jsoup.parseBodyFragment(html, link)
                .select("img[src]:not(.emoji):not(.wp-smiley), video[src], video source[src], audio[src], audio source[src],"
                        + " a[href*=/wp-content/uploads/]")) {
            String attribute = element.hasAttr("src") ? "src" : "href";
            add(found, kind(element), element.absUrl(attribute), element.hasAttr("alt") ? element.attr("alt") : element.text());
        }
    }

    static void add(Map<String, Attachment> found, String kind, String address, String description) {
        URI source = Markup.address(address);
        if (source != null) {
            String id = Markup.stable(address);
            found.putIfAbsent(id, new Attachment(id, kind, source, Markup.plain(description)));
        }
    }

    private static String kind(Element element) {
        String name = element.normalName().equals("source") && element.parent() != null
                ? element.parent().normalName()
                : element.normalName();
        return switch (name) {
            case "img" -> "image";
            case "video", "audio" -> name;
            default -> element.attr("href").matches("(?i).*\\.(jpe?g|png|gif|webp|avif|svg)$") ? "image" : "other";
        };
    }

    static String kind(String mediaType) {
        String main = mediaType.replaceFirst("/.*", "");
        return switch (main) {
            case "image", "video", "audio" -> main;
            default -> "other";
        };
    }
}
