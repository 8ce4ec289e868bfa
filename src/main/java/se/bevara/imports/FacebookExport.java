package se.bevara.imports;

import static se.bevara.imports.MetaMedia.text;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/**
 * Facebook's export of a Page (or an older or a personal one) in JSON: posts and the Page's own comments, without ids, every text as
 * {@link Mojibake}. A comment has no thread that the export tells of, so it begins one of its own.
 */
final class FacebookExport implements ExportFormat {

    private static final String POSTS = "(.*/)?posts/(profile_posts|your_posts(__check_ins__photos_and_videos)?)_\\d+\\.json";
    private static final String COMMENTS = "(.*/)?comments(_and_reactions)?/comments\\.json";
    private static final String PROFILE = "(.*/)?profile_information(_and_settings)?/profile_information\\.json|(.*/)?profile_information\\.json";
    private static final Set<String> LISTS = Set.of("status_updates", "comments_v2", "comments");

    @Override
    public String parser() {
        return "facebook.1";
    }

    @Override
    public String platform() {
        return "facebook";
    }

    @Override
    public String swedish() {
        return "Facebooks export";
    }

    @Override
    public boolean recognises(Container container) {
        return !container.named(POSTS).isEmpty() || !container.named("(.*/)?comments_and_reactions/comments\\.json").isEmpty();
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        String name = owner(container, export);
        var keyless = new Keyless(
                Keyless.fileOf(String.join("\n", container.names()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (String member : container.named(POSTS)) {
            var media = Folder.before(member, "this_profile's_activity_across_facebook/", "your_facebook_activity/", "posts/");
            for (var part : JsonParts.elements(container.text(member), LISTS::contains)) {
                export.each(() -> post(export, new MetaMedia(container, media), part, name, keyless));
            }
        }
        for (String member : container.named(COMMENTS)) {
            for (var part : JsonParts.elements(container.text(member), LISTS::contains)) {
                export.each(() -> comment(export, container, part, name, keyless));
            }
        }
        return export;
    }

    private static String owner(Container container, Export export) {
        for (String member : container.named(PROFILE)) {
            JsonNode told = Mojibake.repair(JsonParts.tree(container.text(member)));
            JsonNode profile = told.has("profile_v2") ? told.path("profile_v2") : told.path("profile");
            String name = text(profile.path("name"), "full_name");
            String address = text(profile, "profile_uri");
            if (!address.isEmpty()) {
                export.owner(Owner.numbered(address, text(profile, "username"), name));
            }
            return name;
        }
        return "";
    }

    private static void post(Export export, MetaMedia media, JsonParts.Part part, String name, Keyless keyless) {
        JsonNode post = Mojibake.repair(part.node());
        OffsetDateTime made = MetaMedia.time(post.path("timestamp"));
        String said = "";
        OffsetDateTime edited = null;
        for (JsonNode one : post.path("data")) {
            said = one.has("post") ? text(one, "post") : said;
            edited = one.has("update_timestamp") ? MetaMedia.time(one.path("update_timestamp")) : edited;
        }
        for (JsonNode attachment : post.path("attachments")) {
            for (JsonNode one : attachment.path("data")) {
                media.add(one.path("media"));
                JsonNode link = one.path("external_context");
                media.link(text(link, "url"), text(link, "name"));
            }
        }
        String key = keyless.key(Kind.POST, made.toEpochSecond(), said);
        add(export, content(key, keyless, Kind.POST, name, made, later(made, edited), said, media), part, "posts", media);
    }

    private static @Nullable OffsetDateTime later(OffsetDateTime made, @Nullable OffsetDateTime edited) {
        return edited == null || !edited.isAfter(made) ? null : edited;
    }

    private static void comment(Export export, Container container, JsonParts.Part part, String name, Keyless keyless) {
        JsonNode whole = Mojibake.repair(part.node());
        JsonNode comment = whole.path("data").path(0).path("comment");
        if (!comment.isObject()) {
            export.leave(Reason.NOT_A_POST);
            return;
        }
        OffsetDateTime made = MetaMedia.time(comment.has("timestamp") ? comment.path("timestamp") : whole.path("timestamp"));
        String said = text(comment, "comment");
        String author = text(comment, "author").isEmpty() ? name : text(comment, "author");
        var none = new MetaMedia(container, "");
        String key = keyless.key(Kind.COMMENT, made.toEpochSecond(), said);
        add(export, content(key, keyless, Kind.COMMENT, author, made, null, said, none), part, "comments", none);
    }

    private static Content content(String key, Keyless keyless, Kind kind, String author, OffsetDateTime made,
            @Nullable OffsetDateTime edited, String said, MetaMedia media) {
        return new Content(key, keyless.remoteId(), kind, null, "", author, made, edited, Markup.plain(said), media.attachments,
                null,
                false, Map.of());
    }

    private static void add(Export export, Content content, JsonParts.Part part, String member, MetaMedia media) {
        export.add(new Exported(content, List.of(), false, true, MetaMedia.slice(member, part.bytes()), media.found));
    }
}
