package se.bevara.snapshot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.ItemState;
import se.bevara.archive.Media;
import se.bevara.archive.PlatformFormat;

/** What is archived of the accounts of the tests: an item is its key, parent, author, time, address and text, a line each. */
final class SitePosts implements PlatformFormat {

    private static final Instant CAPTURED = Instant.parse("2026-10-05T02:00:00Z");

    @Override
    public String platform() {
        return "sida";
    }

    @Override
    public Content read(byte[] block, String mediaType) {
        String[] lines = new String(block, StandardCharsets.UTF_8).split("\n", 7);
        var attachments = new ArrayList<Content.Attachment>();
        for (String id : lines[5].isEmpty() ? new String[0] : lines[5].split(" ", -1)) {
            attachments.add(new Content.Attachment(id, id.startsWith("film") ? "video" : "image",
                    URI.create("https://cdn.example/" + id), "Beskrivning av " + id));
        }
        return new Content(lines[0], lines[0], lines[1].isEmpty() ? Content.Kind.POST : Content.Kind.COMMENT,
                lines[1].isEmpty() ? null : lines[1], lines[2], lines[2], OffsetDateTime.parse(lines[3]), null, lines[6],
                attachments, lines[4].isEmpty() ? null : URI.create(lines[4]), false, Map.of("likes", 3L));
    }

    /** The items of one account, by key. */
    static final class Archived {

        private final Archive archive;
        private final Account account;
        private final Map<String, Long> numbers = new HashMap<>();

        Archived(SnapshotSetting setting, String account) {
            this.archive = setting.the(Archive.class);
            this.account = SnapshotSetting.account(account);
        }

        long number(String key) {
            return Objects.requireNonNull(numbers.get(key), key);
        }

        long post(String key, String time, String address, String text) {
            return add(key, null, "Solvik", time, address, text, List.of());
        }

        long comment(String key, String parent, String author, String time, String text) {
            return add(key, parent, author, time, "", text, List.of());
        }

        long add(String key, @Nullable String parent, String author, String time, String address, String text,
                List<Media> media) {
            var first = new Accession.First(captured(key, parent, author, time, address, text, media),
                    author.equals("Solvik") ? Direction.DRAWN_UP : Direction.RECEIVED, "prov", parent, parent, media);
            long number = archive.ingest(account, List.of(first)).getFirst();
            numbers.put(key, number);
            return number;
        }

        void edited(String key, String time, String address, String text) {
            archive.ingest(account, List.of(
                    new Accession.Next(number(key), captured(key, null, "Solvik", time, address, text, List.of()), List.of())));
        }

        void turned(String key, ItemState state) {
            archive.ingest(account, List.of(new Accession.Turned(number(key), state, CAPTURED, CAPTURED.plusSeconds(86_400),
                    "404 by id, canary answered")));
        }

        private static Captured captured(String key, @Nullable String parent, String author, String time, String address,
                String text, List<Media> media) {
            var ids = media.stream().map(Media::attachmentId).toList();
            byte[] block = String
                    .join("\n", key, parent == null ? "" : parent, author, time, address, String.join(" ", ids), text)
                    .getBytes(StandardCharsets.UTF_8);
            return new Captured(new SitePosts().read(block, "text/plain"), block, "text/plain", "sha256:0", CAPTURED);
        }
    }
}
