package se.bevara.imports;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import se.bevara.archive.Accession;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.PlatformFormat;

/** Items as a night would have archived them. */
final class Captures {

    private Captures() {
    }

    static long facebook(ImportSetting setting, String id, String time, String text) {
        String made = time.replaceFirst("\\+0000$", "Z");
        byte[] block = String.join("\t", id, made, text).getBytes(StandardCharsets.UTF_8);
        var captured = new Captured(read(block), block, "text/plain", "sha256:00", Instant.parse("2026-11-20T22:00:00Z"));
        return setting.archive()
                .ingest(ImportSetting.account("facebook"), List.of(new Accession.First(captured, Direction.DRAWN_UP,
                        "author is the account", null, null, List.of())))
                .getFirst();
    }

    static Content read(byte[] block) {
        String[] parts = new String(block, StandardCharsets.UTF_8).split("\t", -1);
        return new Content(parts[0], "1_" + parts[0], Content.Kind.POST, null, "1", "Solviks kommun",
                OffsetDateTime.parse(parts[1]), null,
                parts[2], List.of(), URI.create("https://facebook.example/" + parts[0]), false, Map.of());
    }

    /** How those items are written. */
    static final class Format implements PlatformFormat {

        @Override
        public String platform() {
            return "facebook";
        }

        @Override
        public Content read(byte[] block, String mediaType) {
            return Captures.read(block);
        }
    }
}
