package se.bevara.snapshot;

/**
 * Strangers' text for a page of ours: markup escaped, control characters as their pictures, characters that turn the order of reading around
 * named instead of obeyed.
 */
final class Escaped {

    private static final int PICTURES = 0x2400;

    private Escaped() {
    }

    static String of(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(letter -> append(escaped, letter));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int letter) {
        switch (letter) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            case '\n', '\t' -> escaped.appendCodePoint(letter);
            default -> other(escaped, letter);
        }
    }

    private static void other(StringBuilder escaped, int letter) {
        if (letter < 0x20) {
            escaped.appendCodePoint(PICTURES + letter);
        } else if (letter >= 0x7F && letter < 0xA0 || letter >= 0x202A && letter <= 0x202E
                || letter >= 0x2066 && letter <= 0x2069) {
            escaped.append("[U+%04X]".formatted(letter));
        } else if (letter >= 0xD800 && letter <= 0xDFFF || (letter & 0xFFFE) == 0xFFFE) {
            escaped.append('\uFFFD');
        } else {
            escaped.appendCodePoint(letter);
        }
    }
}
