package se.bevara.imports;

import static se.bevara.imports.MetaMedia.text;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/**
 * Instagram's export in JSON: posts, reels and the account's own comments, without ids, every text as {@link Mojibake}. The names of
 * fields in a {@code string_map_data} are in the account's language: the time is the one with a time, the text the first with a text
 * alone, whatever they are called. Stories are left out, as the nights do.
 */
final class InstagramExport implements ExportFormat {

    private static final String POSTS = "(.*/)?(media|content)/(posts_\\d+|reels|igtv_videos)\\.json";
    private static final String COMMENTS = "(.*/)?comments/(post_comments(_\\d+)?|reels_comments)\\.json";
    private static final String PERSON = "(.*/)?personal_information\\.json";
    private static final Set<String> LISTS = Set.of("ig_reels_media", "ig_igtv_media", "ig_posts_media",
            "comments_media_comments",
            "comments_reels_comments");
    private static final Set<String> USERNAME = Set.of("username", "användarnamn", "brukernavn", "brugernavn",
            "nom d’utilisateur",
            "nom d'utilisateur", "benutzername", "nombre de usuario", "käyttäjätunnus", "käyttäjänimi", "nome utente",
            "nome de usuário", "gebruikersnaam", "nazwa użytkownika");
    private static final Set<String> COMMENT = Set.of("comment", "kommentar", "commentaire", "comentario", "kommentti",
            "commento",
            "comentário", "opmerking", "reactie", "komentarz");

    @Override
    public String parser() {
        return "instagram.1";
    }

    @Override
    public String platform() {
        return "instagram";
    }

    @Override
    public String swedish() {
        return "Instagrams export";
    }

    @Override
    public boolean recognises(Container container) {
        return !container.named(POSTS).isEmpty()
                || !container.named("(.*/)?comments/(post_comments(_\\d+)|reels_comments)\\.json").isEmpty();
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        String name = owner(container);
        export.owner(name.isEmpty() ? Owner.UNTOLD : Owner.of(name, "instagram.com/" + name));
        var keyless = new Keyless(Keyless.fileOf(String.join("\n", container.names()).getBytes(StandardCharsets.UTF_8)));
        for (String member : container.named(POSTS)) {
            String folder = Folder.before(member, "your_instagram_activity/", "media/", "content/");
            for (var part : JsonParts.elements(container.text(member), LISTS::contains)) {
                export.each(() -> post(export, new MetaMedia(container, folder), part, name, keyless));
            }
        }
        for (String member : container.named(COMMENTS)) {
            for (var part : JsonParts.elements(container.text(member), LISTS::contains)) {
                export.each(() -> comment(export, new MetaMedia(container, ""), part, name, keyless));
            }
        }
        return export;
    }

    private static String owner(Container container) {
        for (String member : container.named(PERSON)) {
            JsonNode person = Mojibake.repair(JsonParts.tree(container.text(member)));
            JsonNode fields = person.path("profile_user").path(0).path("string_map_data");
            Optional<String> name = fields.properties().stream()
                    .filter(field -> USERNAME.contains(field.getKey().toLowerCase(java.util.Locale.ROOT)))
                    .map(field -> text(field.getValue(), "value")).findFirst();
            if (name.isPresent()) {
                return name.get();
            }
        }
        return "";
    }

    /** One picture has its caption itself; of several the post has it. */
    private static void post(Export export, MetaMedia media, JsonParts.Part part, String name, Keyless keyless) {
        JsonNode post = Mojibake.repair(part.node());
        JsonNode first = post.path("media").path(0);
        boolean newer = post.has("label_values");
        JsonNode time = Stream
                .of(post.path("creation_timestamp"), newer ? post.path("timestamp") : first.path("creation_timestamp"))
                .filter(JsonNode::isNumber).findFirst().orElse(post.path("creation_timestamp"));
        OffsetDateTime made = MetaMedia.time(time);
        String outer = newer ? labelled(post) : text(post, "title");
        String said = outer.isBlank() ? text(first, "title") : outer;
        post.path("media").forEach(media::add);
        if (post.path("media").isMissingNode() && post.has("uri")) {
            media.add(post);
        }
        String key = keyless.key(Kind.POST, made.toEpochSecond(), said);
        add(export, content(key, keyless, Kind.POST, name, made, said, media), part, "posts", media);
    }

    private static void comment(Export export, MetaMedia none, JsonParts.Part part, String name, Keyless keyless) {
        JsonNode comment = Mojibake.repair(part.node());
        JsonNode fields = comment.path("string_map_data");
        boolean newer = comment.has("label_values");
        OffsetDateTime made = MetaMedia.time(newer ? comment.path("timestamp") : times(fields));
        String said = newer ? labelled(comment) : said(fields);
        String key = keyless.key(Kind.COMMENT, made.toEpochSecond(), said);
        add(export, content(key, keyless, Kind.COMMENT, name, made, said, none), part, "comments", none);
    }

    private static JsonNode times(JsonNode fields) {
        return fields.valueStream().map(field -> field.path("timestamp")).filter(time -> time.asLong(0) > 0).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no time"));
    }

    /** The field called comment in a known language, else the first that has a text: it stands before whose post it is on. */
    private static String said(JsonNode fields) {
        var texts = fields.properties().stream().filter(field -> !text(field.getValue(), "value").isEmpty()).toList();
        return texts.stream().filter(field -> COMMENT.contains(field.getKey().toLowerCase(java.util.Locale.ROOT))).findFirst()
                .or(() -> texts.stream().findFirst()).map(field -> text(field.getValue(), "value")).orElse("");
    }

    /** The newer form: a list of labels in the account's language; the text is the known one, else the first without an address. */
    private static String labelled(JsonNode item) {
        var labels = item.path("label_values").valueStream().filter(label -> !text(label, "value").isEmpty()).toList();
        return labels.stream().filter(label -> COMMENT.contains(text(label, "label").toLowerCase(java.util.Locale.ROOT)))
                .findFirst()
                .or(() -> labels.stream().filter(label -> text(label, "href").isEmpty()).findFirst())
                .map(label -> text(label, "value")).orElse("");
    }

    private static Content content(String key, Keyless keyless, Kind kind, @Nullable String author, OffsetDateTime made,
            String said,
            MetaMedia media) {
        String name = author == null ? "" : author;
        return new Content(key, keyless.remoteId(), kind, null, name, name, made, null, Markup.plain(said), media.attachments,
                null, false,
                Map.of());
    }

    private static void add(Export export, Content content, JsonParts.Part part, String member, MetaMedia media) {
        export.add(new Exported(content, List.of(), false, true, MetaMedia.slice(member, part.bytes()), media.found));
    }
}
