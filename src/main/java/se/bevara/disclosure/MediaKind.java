package se.bevara.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Tells by their first bytes what attachments are: never by what a stranger's server said. */
final class MediaKind {

    private static final Set<String> PICTURES = Set.of("png", "jpg", "gif", "webp");

    private MediaKind() {
    }

    /** {@code bin} for everything that no browser should show, SVG and HTML among it. */
    static String ending(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "jpg";
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return "gif";
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "webp";
        }
        return head.startsWith("ftyp", 4) ? "mp4" : "bin";
    }

    static boolean picture(String ending) {
        return PICTURES.contains(ending);
    }

    static String type(String ending) {
        return switch (ending) {
            case "png", "gif", "webp" -> "image/" + ending;
            case "jpg" -> "image/jpeg";
            case "html" -> "text/html; charset=utf-8";
            case "mp4" -> "video/mp4";
            default -> "application/octet-stream";
        };
    }
}
