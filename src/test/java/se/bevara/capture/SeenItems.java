package se.bevara.capture;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;

/** Items as a platform might show them. */
final class SeenItems {

    static final OffsetDateTime WHEN = OffsetDateTime.parse("2026-11-20T09:00:00+01:00");

    private SeenItems() {
    }

    static Seen post(String key, String text) {
        return item(key, Content.Kind.POST, null, text, false);
    }

    static Seen comment(String key, @Nullable String parent, String text) {
        return item(key, Content.Kind.COMMENT, parent, text, false);
    }

    static Seen item(String key, Content.Kind kind, @Nullable String parent, String text, boolean hidden) {
        var content = new Content(key, key, kind, parent, "someone", "Någon", WHEN, null, text, List.of(), null, hidden,
                Map.of());
        return new Seen(content, new Seen.Raw(text.getBytes(StandardCharsets.UTF_8), "application/json", "sha256:00"),
                kind == Content.Kind.POST, -1);
    }
}
