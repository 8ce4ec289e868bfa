package se.bevara.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record read back from a segment.
 *
 * @param file path of the segment below the data folder
 * @param offset where its gzip member begins
 * @param length of the member, bytes
 * @param headers by lower-case name
 */
record StoredRecord(String file, long offset, long length, Map<String, String> headers, byte[] block) {

    String type() {
        return required("WARC-Type");
    }

    boolean has(String name) {
        return headers.containsKey(name.toLowerCase(java.util.Locale.ROOT));
    }

    @Nullable
    String optional(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw damaged("a header " + name, "none");
        }
        return value;
    }

    /** A value that was written with {@link WarcHeader#encoded}; empty when there is none. */
    String decoded(String name) {
        String value = optional(name);
        try {
            return value == null ? "" : HeaderText.decode(value);
        } catch (IllegalArgumentException e) {
            throw damaged(name + " percent-encoded", e.getMessage());
        }
    }

    long number(String name) {
        try {
            return Long.parseLong(required(name));
        } catch (NumberFormatException e) {
            throw damaged(name + " a number", "something else");
        }
    }

    @Nullable
    Long optionalNumber(String name) {
        return has(name) ? (Long) number(name) : null;
    }

    Instant date() {
        try {
            return Instant.parse(required("WARC-Date"));
        } catch (DateTimeException e) {
            throw damaged("WARC-Date in ISO 8601", "something else");
        }
    }

    OffsetDateTime time(String name) {
        try {
            return OffsetDateTime.parse(required(name));
        } catch (DateTimeException e) {
            throw damaged(name + " in ISO 8601", "something else");
        }
    }

    /** Its leaf in the small tree of its ingest. */
    byte[] commitment() {
        try {
            if (has(Remains.COMMITMENT)) {
                return HexFormat.of().parseHex(required(Remains.COMMITMENT));
            }
            return Prints.commitment(HexFormat.of().parseHex(required("Bevara-Salt")), Sha256.of(block));
        } catch (IllegalArgumentException e) {
            throw damaged("salt or commitment in hex", "something else");
        }
    }

    StoredRecord digested() {
        String found = "sha256:" + Sha256.hex(block);
        if (!required("WARC-Block-Digest").equals(found)) {
            throw damaged("block digest " + required("WARC-Block-Digest"), found);
        }
        return this;
    }

    ArchiveDamaged damaged(String expected, @Nullable String found) {
        return new ArchiveDamaged(file, "offset " + offset, expected, found == null ? "something else" : found);
    }
}
