package se.bevara.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Hostile text as the value of a WARC header: printable ASCII, the rest percent-encoded. Over a generalised UTF-8 in which even a lone
 * surrogate has bytes, because keys from JSON escapes may hold one and two keys must never become one.
 */
final class HeaderText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {
    }

    static String encode(String text) {
        byte[] bytes = bytes(text);
        var out = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            boolean inside = b == ' ' && i > 0 && i < bytes.length - 1;
            if (inside || (b > ' ' && b < 0x7f && b != '%')) {
                out.append((char) b);
            } else {
                HEX.toHexDigits(out.append('%'), (byte) b);
            }
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException when the text is not what {@link #encode} gives */
    static String decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 3 > encoded.length()) {
                    throw new IllegalArgumentException("percent sign: expected two hex digits after it, found the end");
                }
                bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return text(bytes.toByteArray());
    }

    /** UTF-8, with three bytes for a lone surrogate. */
    static byte[] bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return generalised(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] generalised(String text) {
        var out = new ByteArrayOutputStream(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point < 0x80) {
                out.write(point);
            } else if (point < 0x800) {
                out.write(0xc0 | point >> 6);
                out.write(0x80 | point & 0x3f);
            } else {
                if (point < 0x10000) {
                    out.write(0xe0 | point >> 12);
                } else {
                    out.write(0xf0 | point >> 18);
                    out.write(0x80 | point >> 12 & 0x3f);
                }
                out.write(0x80 | point >> 6 & 0x3f);
                out.write(0x80 | point & 0x3f);
            }
        });
        return out.toByteArray();
    }

    private static String text(byte[] bytes) {
        var out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length;) {
            int first = bytes[i++] & 0xff;
            int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
            int point = more == 0 ? first : first & (0x3f >> more);
            for (; more > 0 && i < bytes.length; more--) {
                point = point << 6 | bytes[i++] & 0x3f;
            }
            out.appendCodePoint(point);
        }
        return out.toString();
    }
}
