package se.bevara.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the attachments that an export's texts name lie among its members, and what they are by their bytes. */
final class MediaNames {

    private MediaNames() {
    }

    /** @param folder in which the export lies within its container, with its slash; empty mostly */
    static Optional<String> find(Container container, String folder, String named) {
        String plain = named.replaceFirst("^/+", "");
        var names = container.names();
        return plain.isEmpty()
                ? Optional.empty()
                : Stream.of(folder + plain, plain, Mojibake.repair(folder + plain)).filter(names::contains).findFirst();
    }

    static String last(String path) {
        String last = path.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
        return last.isEmpty() ? "attachment" : last;
    }

    /** By the ending of its name, for what an export says nothing more of. */
    static String kind(String name) {
        return switch (ending(name)) {
            case "jpg", "jpeg", "png", "gif", "webp", "heic", "avif", "bmp", "tif", "tiff" -> "image";
            case "mp4", "mov", "webm", "m4v", "avi", "mkv", "3gp" -> "video";
            case "mp3", "m4a", "ogg", "wav", "aac", "opus" -> "audio";
            default -> "other";
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The media type of bytes by what they begin with; the name is not believed. */
    static String type(byte[] bytes) {
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        } else if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        } else if (begins(bytes, 0, "GIF8")) {
            return "image/gif";
        } else if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return "image/webp";
        } else if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WAVE")) {
            return "audio/wav";
        } else if (begins(bytes, 4, "ftypavif")) {
            return "image/avif";
        } else if (begins(bytes, 4, "ftyphei") || begins(bytes, 4, "ftypmif1")) {
            return "image/heic";
        } else if (begins(bytes, 4, "ftypqt")) {
            return "video/quicktime";
        } else if (begins(bytes, 4, "ftyp")) {
            return "video/mp4";
        } else if (begins(bytes, 0, "\u001a\u0045\u00df\u00a3")) {
            return "video/webm";
        } else if (begins(bytes, 0, "OggS")) {
            return "audio/ogg";
        } else if (begins(bytes, 0, "ID3")) {
            return "audio/mpeg";
        }
        return begins(bytes, 0, "%PDF-") ? "application/pdf" : "application/octet-stream";
    }

    private static boolean begins(byte[] bytes, int from, String with) {
        for (int i = 0; i < with.length(); i++) {
            if (bytes.length <= from + i || (bytes[from + i] & 0xFF) != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
