package se.bevara.imports;

import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;

/**
 * A Bluesky repository: its posts as they stood, known by their at-uri. Pictures are not in it; they are named by the cid of their bytes.
 * Reposts, likes and follows are left out. That the repository is signed by its account is not verified.
 */
final class BlueskyExport implements ExportFormat {

    private static final String POST = "app.bsky.feed.post";
    private static final Set<String> SHARES = Set.of("app.bsky.feed.repost");
    private static final Pattern LABEL = Pattern.compile("[0-9A-Za-z.:_~-]{1,512}");

    @Override
    public String parser() {
        return "bluesky.1";
    }

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public String swedish() {
        return "Blueskys förråd (CAR)";
    }

    @Override
    public boolean holdsMedia() {
        return false;
    }

    @Override
    public boolean recognises(Container container) {
        if (!(container instanceof LoneFile)) {
            return false;
        }
        try (var in = container.open(LoneFile.NAME)) {
            return CarFile.begins(in.readNBytes(Container.HEAD));
        } catch (IOException e) {
            throw Container.broken(e);
        }
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        CarFile car = CarFile.read(container.text(LoneFile.NAME));
        export.owner(Owner.numbered(car.did()));
        String name = name(car);
        car.records().forEach((path, record) -> {
            int slash = path.indexOf('/');
            String collection = slash < 0 ? path : path.substring(0, slash);
            if (collection.equals(POST)) {
                export.each(() -> post(export, car.did(), name, path.substring(slash + 1), record));
            } else if (SHARES.contains(collection)) {
                export.leave(Reason.SHARED);
            }
        });
        return export;
    }

    private static String name(CarFile car) {
        byte[] profile = car.records().get("app.bsky.actor.profile/self");
        return profile != null && Cbor.read(profile) instanceof Map<?, ?> told ? text(told, "displayName") : "";
    }

    /** A record that is no CBOR is broken by itself, and leaves the others be. */
    private static @Nullable Object record(byte[] record) {
        try {
            return Cbor.read(record);
        } catch (ImportRefused e) {
            throw new IllegalArgumentException("no record", e);
        }
    }

    private static void post(Export export, String did, String name, String rkey, byte[] record) {
        if (!(record(record) instanceof Map<?, ?> post) || !LABEL.matcher(rkey).matches()) {
            throw new IllegalArgumentException("no record");
        }
        String parent = post.get("reply") instanceof Map<?, ?> reply && reply.get("parent") instanceof Map<?, ?> above
                ? text(above, "uri")
                : "";
        String uri = "at://" + did + "/" + POST + "/" + rkey;
        var content = new Content(uri, uri, parent.isEmpty() ? Kind.POST : Kind.COMMENT, parent.isEmpty() ? null : parent, did,
                name,
                OffsetDateTime.parse(text(post, "createdAt")), null, text(post, "text"), attachments(post.get("embed")),
                URI.create("https://bsky.app/profile/" + did + "/post/" + rkey), false, Map.of());
        export.add(new Exported(content, List.of(), true, true, new Exported.Slice(POST, record), List.of()));
    }

    private static List<Attachment> attachments(@Nullable Object embed) {
        var found = new LinkedHashMap<String, Attachment>();
        if (embed instanceof Map<?, ?> map) {
            Object media = map.get("media");
            Map<?, ?> shown = media instanceof Map<?, ?> inner ? inner : map;
            if (shown.get("images") instanceof List<?> images) {
                images.forEach(one -> blob(found, one, "image", "image"));
            }
            blob(found, shown, "video", "video");
            if (shown.get("external") instanceof Map<?, ?> link) {
                String address = text(link, "uri");
                found.putIfAbsent(address, new Attachment(address, "link", null, text(link, "title")));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static void blob(Map<String, Attachment> found, @Nullable Object holder, String field, String kind) {
        if (holder instanceof Map<?, ?> map && map.get(field) instanceof Map<?, ?> blob
                && blob.get("ref") instanceof Cbor.Link ref) {
            found.putIfAbsent(ref.cid(), new Attachment(ref.cid(), kind, null, text(map, "alt")));
        }
    }

    private static String text(Map<?, ?> map, String field) {
        return map.get(field) instanceof String text ? Markup.plain(text) : "";
    }
}
