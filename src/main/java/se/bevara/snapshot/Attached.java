package se.bevara.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import se.bevara.archive.Archive;
import se.bevara.archive.ArchiveDamaged;
import se.bevara.archive.Content;
import se.bevara.archive.Item;

/** The attachments of what is reproduced: pictures as they are in the archive, everything else by its name. Counts what is not shown. */
final class Attached {

    /** A larger picture, in bytes or pixels, is only named. */
    private static final long LARGEST = 8_000_000;
    private static final long PIXELS = 60_000_000;

    private final Archive archive;
    private int failed;
    private int unshown;

    Attached(Archive archive) {
        this.archive = archive;
    }

    int failed() {
        return failed;
    }

    int unshown() {
        return unshown;
    }

    List<Reproduction.Medium> of(Item item, Item.Version version, Content content) {
        var stored = new HashMap<String, Item.StoredMedia>();
        version.media().forEach(medium -> stored.putIfAbsent(medium.attachmentId(), medium));
        var media = new ArrayList<Reproduction.Medium>();
        for (Content.Attachment attachment : content.attachments()) {
            media.add(medium(item, version, attachment, Optional.ofNullable(stored.get(attachment.id()))));
        }
        return media;
    }

    private Reproduction.Medium medium(Item item, Item.Version version, Content.Attachment attachment,
            Optional<Item.StoredMedia> stored) {
        String text = kind(attachment.kind()) + (attachment.description().isBlank() ? "" : ": " + attachment.description());
        if (stored.isEmpty() || stored.get().failure() != null) {
            if (attachment.kind().equals("link")) {
                return new Reproduction.Medium(null, text + (attachment.source() == null ? "" : ", " + attachment.source()));
            }
            failed++;
            return new Reproduction.Medium(null, text + ". Kunde aldrig hämtas.");
        }
        var data = stored.get().size() > LARGEST
                ? Optional.<String>empty()
                : bytes(item, version, stored.get()).flatMap(Attached::data);
        unshown += data.isEmpty() ? 1 : 0;
        return new Reproduction.Medium(data.orElse(null),
                data.isPresent() ? text : text + ". Visas inte här, finns i arkivet (" + stored.get().size() + " byte).");
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "image" -> "Bild";
            case "video" -> "Film";
            case "audio" -> "Ljud";
            case "link" -> "Länk";
            default -> "Bilaga";
        };
    }

    private Optional<byte[]> bytes(Item item, Item.Version version, Item.StoredMedia stored) {
        try {
            return Optional.of(archive.media(item, version.number(), stored.number()));
        } catch (ArchiveDamaged | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A picture by what its bytes are, never by what a stranger's server said. */
    private static Optional<String> data(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        String type = head.startsWith("\u0089PNG\r\n\u001a\n")
                ? "image/png"
                : head.startsWith("\u00ff\u00d8\u00ff")
                        ? "image/jpeg"
                        : head.startsWith("GIF87a") || head.startsWith("GIF89a")
                                ? "image/gif"
                                : head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? "image/webp" : "";
        return type.isEmpty() || !type.equals("image/webp") && pixels(bytes) > PIXELS
                ? Optional.empty()
                : Optional.of("data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }

    /** As many as its head says; too many where it cannot be read. */
    private static long pixels(byte[] bytes) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Long.MAX_VALUE;
            }
            var reader = readers.next();
            reader.setInput(in);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            return pixels;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Long.MAX_VALUE;
        }
    }
}
