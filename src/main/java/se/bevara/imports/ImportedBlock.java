package se.bevara.imports;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.archive.PlatformFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is archived of an item from an export: JSON of ours that says what was read, beside the exact slice of the export it was read from.
 * One form for all platforms, so that it can be read without their readers.
 */
@Component
final class ImportedBlock implements PlatformFormat {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SLICE = "slice";

    @Override
    public String platform() {
        return Captured.FROM_EXPORT;
    }

    static String mediaType(ExportFormat format) {
        return Captured.FROM_EXPORT + ";parser=" + format.parser();
    }

    static byte[] write(ExportFormat format, Content content, Exported.Slice slice) {
        ObjectNode block = JsonNodeFactory.instance.objectNode();
        block.put("parser", format.parser()).put("member", slice.member());
        block.put("key", content.key()).put("remoteId", content.remoteId()).put("kind",
                content.kind().name().toLowerCase(Locale.ROOT));
        if (content.parentKey() != null) {
            block.put("parent", content.parentKey());
        }
        block.put("authorId", content.authorId()).put("authorName", content.authorName());
        block.put("time", content.platformTime().toString());
        if (content.editedAt() != null) {
            block.put("edited", content.editedAt().toString());
        }
        block.put("text", content.text());
        var attachments = block.putArray("attachments");
        for (Attachment one : content.attachments()) {
            ObjectNode written = attachments.addObject().put("id", one.id()).put("kind", one.kind()).put("description",
                    one.description());
            if (one.source() != null) {
                written.put("source", one.source().toString());
            }
        }
        if (content.permalink() != null) {
            block.put("permalink", content.permalink().toString());
        }
        block.put("hidden", content.hidden());
        ObjectNode counts = block.putObject("counts");
        content.counts().forEach(counts::put);
        var cut = block.putArray("cut");
        slice.cut().forEach(cut::add);
        slice(block, slice.bytes());
        return JSON.writeValueAsBytes(block);
    }

    /** As text where it is text, else in Base64. */
    private static void slice(ObjectNode block, byte[] bytes) {
        try {
            block.put(SLICE, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            block.put(SLICE + "Base64", Base64.getEncoder().encodeToString(bytes));
        }
    }

    @Override
    public Content read(byte[] bytes, String mediaType) {
        try {
            JsonNode block = JSON.readTree(bytes);
            if (!block.isObject() || text(block, "key").isEmpty()) {
                throw new IllegalArgumentException("item from an export: expected a JSON object with a key, found another form");
            }
            return content(block);
        } catch (JacksonException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "item from an export: expected JSON of ours, found " + e.getClass().getSimpleName(), e);
        }
    }

    private static Content content(JsonNode block) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode one : block.path("attachments")) {
            attachments.add(new Attachment(text(one, "id"), text(one, "kind"), address(one, "source"), text(one, "description")));
        }
        Map<String, Long> counts = new java.util.TreeMap<>();
        block.path("counts").properties().forEach(count -> counts.put(count.getKey(), count.getValue().asLong(0)));
        return new Content(text(block, "key"), text(block, "remoteId"),
                Kind.valueOf(text(block, "kind").toUpperCase(Locale.ROOT)),
                block.has("parent") ? text(block, "parent") : null, text(block, "authorId"), text(block, "authorName"),
                OffsetDateTime.parse(text(block, "time")),
                block.has("edited") ? OffsetDateTime.parse(text(block, "edited")) : null,
                text(block, "text"), attachments, address(block, "permalink"), block.path("hidden").asBoolean(false), counts);
    }

    private static @Nullable URI address(JsonNode node, String field) {
        return node.has(field) ? URI.create(text(node, field)) : null;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
