package se.bevara.imports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.bevara.archive.Content.Attachment;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** What Facebook's and Instagram's exports share: their times, media, and the address of whoever put them up, which is not kept. */
final class MetaMedia {

    private static final Pattern UPLOAD_IP = Pattern.compile("(\"upload_ip\"\\s*:\\s*)\"[^\"]*\"");

    final List<Attachment> attachments = new ArrayList<>();
    final List<Exported.Attached> found = new ArrayList<>();
    private final Map<String, Integer> ids = new LinkedHashMap<>();
    private final Container container;
    private final String folder;

    MetaMedia(Container container, String folder) {
        this.container = container;
        this.folder = folder;
    }

    /** A picture or a film, by its path in the export; two of the same name are told apart. */
    void add(JsonNode medium) {
        String path = text(medium, "uri");
        if (path.isEmpty()) {
            return;
        }
        String last = MediaNames.last(path);
        int number = ids.merge(last, 1, Integer::sum);
        String id = number == 1 ? last : last + "#" + number;
        attachments.add(new Attachment(id, MediaNames.kind(last), null, text(medium, "description")));
        MediaNames.find(container, folder, path).ifPresent(member -> found.add(new Exported.Attached(id, member)));
    }

    void link(String url, String name) {
        if (!url.isEmpty()) {
            attachments.add(new Attachment(url, "link", null, name));
        }
    }

    static Exported.Slice slice(String member, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String cut = UPLOAD_IP.matcher(text).replaceAll("$1\"\"");
        return cut.equals(text)
                ? new Exported.Slice(member, bytes)
                : new Exported.Slice(member, cut.getBytes(StandardCharsets.UTF_8), List.of("upload_ip"));
    }

    static OffsetDateTime time(JsonNode seconds) {
        long second = seconds.asLong(0);
        if (second <= 0) {
            throw new IllegalArgumentException("no time");
        }
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
    }

    static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }
}
