package se.bevara.imports;

import java.time.OffsetDateTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Content.Attachment;
import se.bevara.archive.Content.Kind;
import se.bevara.capture.Markup;
import tools.jackson.databind.JsonNode;

/**
 * Google Takeout of YouTube: a channel's films with their descriptions, and its own comments. Folders, files and headings are in the
 * account's language: tables are known by their headings in the languages below, and a cell by what only it looks like where a heading is not
 * known. Films that were not public are left out.
 */
final class YoutubeExport implements ExportFormat {

    private static final Set<String> VIDEO_ID = Set.of("video id", "video-id", "videons id", "video-id:t", "id de la vidéo",
            "id de vidéo", "video-identifikation", "id du vidéo", "video-id på youtube", "videon tunnus", "videotunnus",
            "id del video");
    private static final Set<String> COMMENT_ID = Set.of("comment id", "kommentar-id", "kommentarens id", "id du commentaire",
            "kommentar-id:t", "kommentin tunnus", "id del comentario");
    private static final Set<String> TEXT = Set.of("comment text", "kommentarstext", "kommentartext", "kommentarens text",
            "texte du commentaire", "kommentarer", "kommentin teksti", "texto del comentario");
    private static final Set<String> MADE = Set.of("comment create timestamp", "tidsstämpel för skapad kommentar",
            "tidsstämpel för när kommentaren skapades", "zeitstempel der erstellung des kommentars",
            "code temporel de création du commentaire", "video create timestamp", "video publish timestamp",
            "tidsstämpel för när videon skapades", "tidsstämpel för när videon publicerades");
    private static final Set<String> PARENT = Set.of("parent comment id", "överordnat kommentar-id",
            "id för överordnad kommentar",
            "id du commentaire parent", "id des übergeordneten kommentars");
    private static final Set<String> TITLE = Set.of("video title (original)", "videotitel (original)", "videons titel (original)",
            "titre de la vidéo (langue d'origine)", "titre de la vidéo (original)");
    private static final Set<String> DESCRIPTION = Set.of("video description (original)", "videobeskrivning (original)",
            "videons beskrivning (original)", "description de la vidéo (original)");
    private static final Set<String> PRIVACY = Set.of("privacy", "sekretess", "integritet", "datenschutz", "confidentialité");
    private static final Set<String> PUBLISHED = Set.of("video publish timestamp", "tidsstämpel för när videon publicerades");
    private static final Set<String> CHANNEL = Set.of("channel id", "kanal-id", "kanalens id", "id de la chaîne",
            "kanavan tunnus");
    private static final Set<String> CHANNEL_TITLE = Set.of("channel title (original)", "kanaltitel (original)",
            "kanalens titel (original)");
    private static final Set<String> OPEN = Set.of("", "public", "offentlig", "öffentlich", "publique", "publico", "público",
            "julkinen");
    private static final Pattern A_VIDEO = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final Pattern A_COMMENT = Pattern.compile("Ug[A-Za-z0-9_-]{10,60}(\\.[A-Za-z0-9_-]{10,60})?");
    private static final Pattern A_CHANNEL = Pattern.compile("UC[A-Za-z0-9_-]{22}");

    @Override
    public String parser() {
        return "youtube.1";
    }

    @Override
    public String platform() {
        return "youtube";
    }

    @Override
    public String swedish() {
        return "Google Takeout av YouTube";
    }

    private static List<String> tables(Container container) {
        return container.named("Takeout/YouTube[^/]*/.*\\.csv|(.*/)?YouTube[^/]*/.*\\.csv");
    }

    @Override
    public boolean recognises(Container container) {
        return !tables(container).isEmpty();
    }

    @Override
    public Export read(Container container) {
        var export = new Export(container.limits);
        var comments = new ArrayList<CsvRows.Row>();
        var videos = new ArrayList<CsvRows.Row>();
        String channel = "";
        String title = "";
        for (String member : tables(container)) {
            byte[] csv = container.text(member);
            var said = CsvRows.read(csv, TEXT);
            var shown = CsvRows.read(csv, TITLE);
            comments.addAll(said.stream().filter(row -> !commentId(row).isEmpty()).toList());
            videos.addAll(shown);
            for (var row : CsvRows.read(csv, CHANNEL_TITLE)) {
                channel = row.field(CHANNEL);
                title = row.field(CHANNEL_TITLE);
            }
        }
        export.owner(channel.isEmpty() ? Owner.UNTOLD : Owner.numbered(channel, "youtube.com/channel/" + channel, title));
        Content author = author(channel, title);
        videos.forEach(row -> export.each(() -> video(export, container, row, author)));
        comments.forEach(row -> export.each(() -> comment(export, row, author)));
        return export;
    }

    private static Content author(String channel, String title) {
        return new Content("author", "", Kind.POST, null, channel, title, OffsetDateTime.MIN, null, "", List.of(), null, false,
                Map.of());
    }

    private static String commentId(CsvRows.Row row) {
        String told = row.field(COMMENT_ID);
        return !told.isEmpty() ? told : looking(row, A_COMMENT);
    }

    private static String looking(CsvRows.Row row, Pattern like) {
        return row.fields().values().stream().filter(cell -> like.matcher(cell).matches()).findFirst().orElse("");
    }

    private static void video(Export export, Container container, CsvRows.Row row, Content author) {
        String told = row.field(VIDEO_ID);
        String id = told.isEmpty() ? looking(row, A_VIDEO) : told;
        if (!A_VIDEO.matcher(id).matches()) {
            throw new IllegalArgumentException("film without id");
        }
        if (!OPEN.contains(row.field(PRIVACY).strip().toLowerCase(Locale.ROOT))) {
            export.leave(Reason.NOT_PUBLIC);
            return;
        }
        String title = row.field(TITLE);
        String said = Stream.of(title, row.field(DESCRIPTION)).filter(part -> !part.isBlank()).map(String::strip)
                .collect(java.util.stream.Collectors.joining("\n\n"));
        String time = Stream.of(row.field(PUBLISHED), row.field(MADE)).filter(cell -> !cell.isBlank()).findFirst()
                .orElseGet(() -> times(row));
        var media = new ArrayList<Exported.Attached>();
        var attachments = new ArrayList<Attachment>();
        film(container, title).ifPresent(member -> {
            attachments.add(new Attachment(id, "video", null, title));
            media.add(new Exported.Attached(id, member));
        });
        var content = new Content(id, id, Kind.POST, null, author.authorId(), author.authorName(), time(time), null,
                Markup.plain(said),
                attachments, Markup.address("https://www.youtube.com/watch?v=" + id), false, Map.of());
        export.add(new Exported(content, List.of(), true, true, new Exported.Slice("videos.csv", row.bytes()), media));
    }

    /** A film's file is called by its title, with signs that file systems refuse replaced, and cut; only one that fits alone is it. */
    private static java.util.Optional<String> film(Container container, String title) {
        String wanted = plain(title);
        var found = container.names().stream().filter(name -> MediaNames.kind(name).equals("video"))
                .filter(name -> plain(MediaNames.last(name).replaceFirst("\\.[A-Za-z0-9]{2,4}$", "")).equals(wanted)).toList();
        return found.size() == 1 && !wanted.isEmpty() ? java.util.Optional.of(found.getFirst()) : java.util.Optional.empty();
    }

    private static String plain(String name) {
        String letters = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC).replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.substring(0, Math.min(letters.length(), 40)).toLowerCase(Locale.ROOT);
    }

    private static void comment(Export export, CsvRows.Row row, Content author) {
        String id = commentId(row);
        String video = row.field(VIDEO_ID).isEmpty() ? looking(row, A_VIDEO) : row.field(VIDEO_ID);
        String parent = row.field(PARENT);
        String above = !parent.isEmpty() ? parent : id.contains(".") ? id.substring(0, id.indexOf('.')) : empty(video);
        String channel = row.field(CHANNEL).isEmpty() ? looking(row, A_CHANNEL) : row.field(CHANNEL);
        boolean ours = author.authorId().isEmpty() || channel.isEmpty() || channel.equals(author.authorId());
        String made = row.field(MADE).isEmpty() ? times(row) : row.field(MADE);
        var content = new Content(id, id, Kind.COMMENT, above, channel.isEmpty() ? author.authorId() : channel,
                ours ? author.authorName() : "", time(made), null, said(row.field(TEXT)), List.of(),
                video.isEmpty() ? null : Markup.address("https://www.youtube.com/watch?v=" + video + "&lc=" + id), false,
                Map.of());

        export.add(new Exported(content, List.of(), true, ours, new Exported.Slice("comments.csv", row.bytes()), List.of()));
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A cell of JSON: one object or several with a comma between, each a piece of the text. */
    private static String said(String cell) {
        if (!cell.stripLeading().startsWith("{")) {
            return Markup.plain(cell).strip();
        }
        var text = new StringBuilder();
        JsonNode pieces = JsonParts.tree(("[" + cell + "]").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        pieces.forEach(piece -> text.append(piece.path("text").asString("")));
        return Markup.plain(text.toString()).strip();
    }

    private static String times(CsvRows.Row row) {
        return row.fields().values().stream().filter(cell -> cell.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}.*"))
                .findFirst()
                .orElse("");
    }

    private static OffsetDateTime time(String written) {
        String plain = written.strip().replace(" UTC", "Z").replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T");
        try {
            return OffsetDateTime.parse(plain, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            return LocalDateTime.parse(plain).atOffset(ZoneOffset.UTC);
        }
    }
}
