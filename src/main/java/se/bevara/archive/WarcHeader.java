package se.bevara.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The header of a WARC 1.1 record (ISO 28500:2017) under construction. Nothing from outside gets in unencoded. */
final class WarcHeader {

    private final StringBuilder text = new StringBuilder(1200).append("WARC/1.1\r\n");

    WarcHeader(String type) {
        add("WARC-Type", type);
    }

    /** A value of our own making. */
    WarcHeader add(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException("header " + name + ": expected printable ASCII, found a character "
                        + (int) value.charAt(i) + " at " + i);
            }
        }
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    WarcHeader add(String name, @Nullable Long value) {
        return value == null ? this : add(name, Long.toString(value));
    }

    /** A value from outside. Empty values are left out: the standard wants something after the colon. */
    WarcHeader encoded(String name, String value) {
        return value.isEmpty() ? this : add(name, HeaderText.encode(value));
    }

    WarcHeader hex(String name, byte[] value) {
        return add(name, HexFormat.of().formatHex(value));
    }

    byte[] bytes(long contentLength) {
        return (text + "Content-Length: " + contentLength + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
