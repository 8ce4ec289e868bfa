package se.bevara.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;

/** Tells by their first bytes the few kinds of picture and film that a browser may show: never by what a stranger's server said. */
final class Magic {

    private Magic() {
    }

    /** Empty for everything else, SVG and HTML among it. */
    static Optional<MediaType> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(MediaType.IMAGE_PNG);
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(MediaType.IMAGE_JPEG);
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return Optional.of(MediaType.IMAGE_GIF);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return Optional.of(MediaType.parseMediaType("image/webp"));
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(MediaType.parseMediaType("video/mp4"));
        }
        return head.startsWith("\u001aE\u00df\u00a3") ? Optional.of(MediaType.parseMediaType("video/webm")) : Optional.empty();
    }
}
