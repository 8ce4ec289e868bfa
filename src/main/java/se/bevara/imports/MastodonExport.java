package se.bevara.imports;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/** Mastodon's archive of an account, ZIP or tar.gz: {@code outbox.json} with the newest text of each of its posts, keyed by uri. */
final class MastodonExport implements ExportFormat {

    private static final Set<String> PUBLIC = Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");

    @Override
    public String parser() {
        return "mastodon.1";
    }

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public String swedish() {
        return "Mastodons arkiv";
    }

    @Override
    public boolean recognises(Container container) {
        return container.named("(.*/)?outbox\\.json").size() == 1 && container.named("(.*/)?actor\\.json").size() == 1;
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        JsonNode actor = JsonParts.tree(container.text(container.named("(.*/)?actor\\.json").getFirst()));
        String uri = text(actor, "id");
        export.owner(owner(actor, uri));
        String outbox = container.named("(.*/)?outbox\\.json").getFirst();
        String folder = outbox.substring(0, outbox.lastIndexOf('/') + 1);
        for (var part : JsonParts.elements(container.text(outbox), "orderedItems"::equals)) {
            export.each(() -> item(export, container, folder, actor, part));
        }
        return export;
    }

    private static Owner owner(JsonNode actor, String uri) {
        String name = text(actor, "preferredUsername");
        URI address = Markup.address(uri);
        return address == null || name.isEmpty()
                ? Owner.of(uri, text(actor, "url"))
                : Owner.of(uri, text(actor, "url"), name + "@" + address.getHost()).alike(name);
    }

    private static void item(Export export, Container container, String folder, JsonNode actor, JsonParts.Part part) {
        JsonNode note = part.node().path("object");
        if (!text(part.node(), "type").equals("Create") || !note.isObject()) {
            export.leave(text(part.node(), "type").equals("Announce") ? Reason.SHARED : Reason.NOT_A_POST);
        } else if (!open(part.node()) && !open(note)) {
            export.leave(Reason.NOT_PUBLIC);
        } else {
            var media = new ArrayList<Exported.Attached>();
            Content content = content(note, actor, attachments(note, container, folder, media));
            export.add(new Exported(content, List.of(), true, true, new Exported.Slice("outbox.json", part.bytes()), media));
        }
    }

    private static boolean open(JsonNode activity) {
        return Stream.of("to", "cc").flatMap(field -> activity.path(field).isArray()
                ? activity.path(field).valueStream()
                : Stream.of(activity.path(field))).anyMatch(to -> PUBLIC.contains(to.asString("")));
    }

    private static Content content(JsonNode note, JsonNode actor, List<Attachment> attachments) {
        String uri = text(note, "id");
        if (uri.isEmpty()) {
            throw new IllegalArgumentException("note without id");
        }
        String parent = text(note, "inReplyTo");
        String id = uri.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("^.*/", "");
        return new Content(uri, id, parent.isEmpty() ? Kind.POST : Kind.COMMENT, parent.isEmpty() ? null : parent,
                text(actor, "id"),
                text(actor, "name").isBlank() ? text(actor, "preferredUsername") : text(actor, "name"),
                OffsetDateTime.parse(text(note, "published")), updated(note), said(note), attachments, link(note, uri), false,
                Map.of());
    }

    private static @Nullable OffsetDateTime updated(JsonNode note) {
        String updated = text(note, "updated");
        return updated.isEmpty() ? null : OffsetDateTime.parse(updated);
    }

    private static String said(JsonNode note) {
        String field = note.has("oneOf") ? "oneOf" : "anyOf";
        String choices = note.path(field).valueStream().map(option -> "– " + text(option, "name"))
                .collect(Collectors.joining("\n"));
        return Stream.of(text(note, "summary"), Markup.text(text(note, "content")), choices).filter(said -> !said.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static List<Attachment> attachments(JsonNode note, Container container, String folder,
            List<Exported.Attached> media) {
        var read = new ArrayList<Attachment>();
        for (JsonNode medium : note.path("attachment")) {
            String url = text(medium, "url");
            String type = text(medium, "mediaType").replaceFirst("/.*", "");
            String id = MediaNames.last(url);
            String kind = Set.of("image", "video", "audio").contains(type) ? type : "other";
            read.add(new Attachment(id, kind, null, text(medium, "name")));
            MediaNames.find(container, folder, url).ifPresent(member -> media.add(new Exported.Attached(id, member)));
        }
        return read;
    }

    private static @Nullable URI link(JsonNode note, String uri) {
        URI url = Markup.address(text(note, "url"));
        return url == null ? Markup.address(uri) : url;
    }

    private static String text(JsonNode node, String field) {
        return Markup.plain(node.path(field).asString(""));
    }
}
