package se.bevara.archive;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A platform of our own for tests: an item is one JSON object. */
final class TestFormat implements PlatformFormat {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String platform() {
        return "test";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        var node = JSON.readTree(block);
        if (!node.has("key")) {
            throw new IllegalArgumentException("test item: expected a key");
        }
        var attachments = new ArrayList<Content.Attachment>();
        node.path("media").forEach(m -> attachments.add(new Content.Attachment(m.asString(), "image", null, "")));
        var counts = new HashMap<String, Long>();
        node.path("counts").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
        return new Content(node.get("key").asString(), node.path("id").asString(""),
                node.path("post").asBoolean() ? Content.Kind.POST : Content.Kind.COMMENT, null,
                node.path("author").asString("a1"), "", OffsetDateTime.parse(node.path("time").asString()), null,
                node.path("text").asString(""), attachments, uri(node.path("url").asString("")),
                node.path("hidden").asBoolean(), counts);
    }

    private static @Nullable URI uri(String text) {
        return text.isEmpty() ? null : URI.create(text);
    }

    /** An item as the test platform writes it. */
    static final class Item {

        private final ObjectNode node = JSON.createObjectNode();

        Item(String key) {
            node.put("key", key).put("id", "1_" + Math.abs(key.hashCode())).put("post", true).put("time",
                    "2026-11-20T09:15:02.123456+01:00").put("text", "Vattnet stängs av på " + key);
        }

        Item with(String name, String value) {
            node.put(name, value);
            return this;
        }

        Item comment() {
            node.put("post", false);
            return this;
        }

        Item hidden() {
            node.put("hidden", true);
            return this;
        }

        Item count(String name, long value) {
            node.withObject("/counts").put(name, value);
            return this;
        }

        Item media(List<String> ids) {
            ids.forEach(node.withArray("/media")::add);
            return this;
        }

        byte[] block() {
            return JSON.writeValueAsBytes(node);
        }

        Captured captured(String at) {
            return captured(java.time.Instant.parse(at));
        }

        Captured captured(java.time.Instant at) {
            byte[] block = block();
            return new Captured(new TestFormat().read(block, "application/json"), block, "application/json",
                    "sha256:" + Sha256.hex(block), at);
        }

        Accession.First first(String at) {
            return new Accession.First(captured(at), Direction.RECEIVED, "author is not the account", null, null, List.of());
        }

        Accession.First first(String at, @Nullable String parent, @Nullable String thread) {
            return new Accession.First(captured(at), Direction.RECEIVED, "author is not the account", parent, thread, List.of());
        }

        Accession.First drawnUp(String at, Media... media) {
            return new Accession.First(captured(at), Direction.DRAWN_UP, "author is the account", null, null, List.of(media));
        }

        Accession.Next next(long item, String at, Media... media) {
            return new Accession.Next(item, captured(at), List.of(media));
        }
    }

    static Map<String, Long> counts(String name, long value) {
        return Map.of(name, value);
    }
}
