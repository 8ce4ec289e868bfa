package se.bevara.web;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Accession;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Media;
import se.bevara.archive.PlatformFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A platform on which everybody means harm: an item is one JSON object that says whatever a test wants. */
final class HostilePlatform implements PlatformFormat {

    static final String NOON = "2026-11-20T12:00:00+01:00";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String platform() {
        return "hostile";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        var node = JSON.readTree(block);
        var attachments = new ArrayList<Content.Attachment>();
        node.path("media").forEach(
                media -> attachments.add(new Content.Attachment(media.asString(), "image", null, node.path("alt").asString(""))));
        node.path("links").forEach(
                link -> attachments.add(new Content.Attachment(link.asString(), "link", URI.create(link.asString()), "")));
        var counts = new HashMap<String, Long>();
        node.path("counts").properties().forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        String url = node.path("url").asString("");
        return new Content(node.path("key").asString(), node.path("key").asString(),
                node.has("thread") ? Content.Kind.COMMENT : Content.Kind.POST,
                null, "a1", node.path("author").asString(), OffsetDateTime.parse(node.path("time").asString(NOON)), null,
                node.path("text").asString(), attachments, url.isEmpty() ? null : URI.create(url), false, counts);
    }

    /** What somebody wrote, with what a test adds to it. */
    static ObjectNode item(String key, String author, String text) {
        return JSON.createObjectNode().put("key", key).put("author", author).put("text", text);
    }

    static Captured captured(ObjectNode item) {
        byte[] block = JSON.writeValueAsBytes(item);
        return new Captured(new HostilePlatform().read(block, "application/json"), block, "application/json",
                "sha256:" + "0".repeat(64),
                Instant.parse("2026-11-20T22:00:00Z"));
    }

    static Accession.First post(ObjectNode item, Media... media) {
        return new Accession.First(captured(item), Direction.DRAWN_UP, "author is the account", null, null, List.of(media));
    }

    static Accession.First comment(ObjectNode item, String thread, @Nullable String parent) {
        return new Accession.First(captured(item.put("thread", thread)), Direction.RECEIVED, "author is not the account",
                parent == null ? thread : parent, thread, List.of());
    }

    static Media media(String id, String type, byte[] bytes) {
        return new Media(id, URI.create("https://cdn.example/" + id), type, bytes, null);
    }
}
