package se.bevara.moderation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.ledger.SealedFiles;
import se.bevara.snapshot.Snapshot;
import se.bevara.snapshot.Snapshots;

/**
 * Puts what a case is about into its package. Names of files are made up here: nothing that strangers wrote becomes one.
 *
 * @param snapshots null where no pictures are taken
 */
record HandoverContent(HandoverFile zip, Archive archive, @Nullable Snapshots snapshots) {

    private static final Map<String, String> ENDINGS = Map.of("application/json", "json", "image/jpeg", "jpg", "image/png", "png",
            "image/gif", "gif", "image/webp", "webp", "video/mp4", "mp4", "application/pdf", "pdf", "text/html", "html",
            "text/plain", "txt");

    /** The sealed record, byte for byte. */
    void records(String id, Transfers transfers) {
        zip.add("overforingspost.json", bytes(transfers.record(id, SealedFiles.JSON)), "application/json");
        zip.add("overforingspost.pdf", bytes(transfers.record(id, SealedFiles.PDF)), "application/pdf");
    }

    /** The item's exact bytes, its attachments, and what it says to be read by people. @return what they are */
    Map<String, Object> item(Item item) {
        var versions = new ArrayList<Map<String, Object>>();
        var read = new LinkedHashMap<String, Object>();
        for (Item.Version version : item.versions()) {
            Content content = archive.content(item, version.number());
            versions.add(version(item, version, content));
            read.put("Version " + version.number() + ", hämtad " + TransferFields.time(version.captured()),
                    content.text().lines().toList());
        }
        Content newest = archive.content(item, item.versions().size());
        var fields = new LinkedHashMap<String, Object>();
        fields.put("adress", Objects.toString(newest.permalink(), ""));
        fields.put("avsändare", Map.of("id", newest.authorId(), "namn", newest.authorName()));
        fields.put("versioner", versions);
        pdf(item, newest, read);
        return fields;
    }

    private void pdf(Item item, Content newest, Map<String, Object> read) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Av", newest.authorName());
        fields.put("Adress", Objects.toString(newest.permalink(), ""));
        fields.put("Skriven", item.platformTime().toString());
        fields.putAll(read);
        zip.add("handling/handling.pdf", TransferPdf.of("Handling " + item.id(), item.firstCaptured(), fields),
                "application/pdf");
    }

    private Map<String, Object> version(Item item, Item.Version version, Content content) {
        byte[] block = archive.block(item, version.number());
        String name = "handling/version-" + version.number() + (block.length > 0 && (block[0] == '{' || block[0] == '[')
                ? ".json"
                : ".bin");
        zip.add(name, block, name.endsWith(".json") ? "application/json" : "application/octet-stream");
        var fields = new LinkedHashMap<String, Object>();
        fields.put("nummer", version.number());
        fields.put("hämtad", version.captured().toString());
        fields.put("text", content.text());
        fields.put("fil", name);
        fields.put("bilagor", version.media().stream().map(medium -> medium(item, version, medium)).toList());
        return fields;
    }

    private Map<String, Object> medium(Item item, Item.Version version, Item.StoredMedia medium) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("nummer", medium.number());
        if (medium.failure() != null) {
            fields.put("saknas", "kunde inte hämtas");
            return fields;
        }
        String format = medium.mediaType().toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        String name = "handling/version-" + version.number() + "-bilaga-" + medium.number() + "."
                + ENDINGS.getOrDefault(format, "bin");
        zip.add(name, archive.media(item, version.number(), medium.number()), format);
        fields.put("fil", name);
        return fields;
    }

    /** The pictures taken as evidence, each with the files that its manifest names. */
    void pictures(Case one, EvidencePictures.Picture picture) {
        Snapshots taken = snapshots;
        if (taken == null) {
            return;
        }
        List<String> folders = Stream.of(picture.page(), picture.thread()).filter(Objects::nonNull).toList();
        for (Snapshot snapshot : taken.of(one.account())) {
            int at = folders.indexOf(snapshot.folder());
            if (at >= 0) {
                snapshot.digests().keySet().forEach(name -> taken.file(snapshot, name).ifPresent(file -> zip.add(
                        "bild/" + (snapshot.folder().equals(picture.page()) ? "plattformen/" : "rekonstruktion/") + name,
                        bytes(file), format(name))));
            }
        }
    }

    private static String format(String name) {
        return ENDINGS.entrySet().stream().filter(one -> name.endsWith("." + one.getValue())).map(Map.Entry::getKey).findFirst()
                .orElse("application/octet-stream");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
