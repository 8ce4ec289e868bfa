package se.bevara.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code metadata} record that stands where a record has been erased. Its block, JSON: item, version, perhaps media, when, decision,
 * certificate. Its header holds the commitment, whose salt is gone, and what the catalogue must know of the item. No content, no name,
 * no address.
 */
final class Remains {

    static final String COMMITMENT = "Bevara-Commitment";
    static final String CAPTURED = "Bevara-Captured";
    static final String KEY_HASH = "Bevara-Key-Hash";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Remains() {
    }

    /** An item as far as its remains tell. */
    record Whose(long id, Content.Kind kind, Direction direction, String reason, @Nullable Long parent, long thread,
            OffsetDateTime platformTime, byte[] keyHash) {
    }

    /**
     * A record to be erased.
     *
     * @param media 0 for the version itself
     * @param captured null for media
     * @param place in the first generation of its segment
     */
    record Erased(Whose item, int version, int media, @Nullable Instant captured, Rows.Place place, byte[] commitment,
            Disposal disposal) {
    }

    static boolean is(StoredRecord record) {
        return record.has(COMMITMENT);
    }

    static WarcHeader header(Erased erased, String recordId) {
        var item = erased.item;
        String own = "urn:bevara:item:" + item.id;
        var header = new WarcHeader("metadata").add("WARC-Record-ID", recordId)
                .add("WARC-Date", erased.disposal.at().toString())
                .add("WARC-Target-URI", erased.media == 0 ? own : own + ":media:" + erased.media)
                .add("Content-Type", "application/json").add("Bevara-Item", item.id).add("Bevara-Version", (long) erased.version)
                .add("Bevara-Media", erased.media == 0 ? null : (Long) (long) erased.media);
        if (erased.captured != null) {
            header.add(CAPTURED, erased.captured.toString()).add("Bevara-Kind", lower(item.kind))
                    .add("Bevara-Direction", lower(item.direction)).encoded("Bevara-Direction-Reason", item.reason)
                    .add("Bevara-Parent", item.parent).add("Bevara-Thread", item.thread)
                    .add("Bevara-Platform-Time", item.platformTime.toString()).hex(KEY_HASH, item.keyHash);
        }
        return header.add("Bevara-Ingest", erased.place.ingest()).add("Bevara-Leaf", (long) erased.place.leaf())
                .hex(COMMITMENT, erased.commitment).add(FirstPlaces.FIRST_LENGTH, (Long) erased.place.length());
    }

    static byte[] block(Erased erased) {
        var node = JSON.createObjectNode().put("item", erased.item.id).put("version", erased.version);
        if (erased.media > 0) {
            node.put("media", erased.media);
        }
        return JSON.writeValueAsBytes(node.put("disposed", erased.disposal.at().toString())
                .put("decision", erased.disposal.decision()).put("certificate", erased.disposal.certificate()));
    }

    /** Under which decision the record was erased. */
    static Disposal disposal(StoredRecord record) {
        try {
            var node = JSON.readTree(record.block());
            return new Disposal(Instant.parse(node.required("disposed").asString()), node.required("decision").asString(),
                    node.required("certificate").asString());
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw record.damaged("a disposal in JSON", e.getClass().getSimpleName());
        }
    }

    /** When the erased version was captured. */
    static Instant captured(StoredRecord record) {
        return record.time(CAPTURED).toInstant();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
