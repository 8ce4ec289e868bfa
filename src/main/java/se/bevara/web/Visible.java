package se.bevara.web;

/**
 * Strangers' text as it may be shown: control characters become their pictures, characters that turn the order of reading around are
 * named instead of obeyed, broken characters become U+FFFD. Escaping markup is the template's business.
 */
final class Visible {

    private static final int PICTURES = 0x2400;

    private Visible() {
    }

    static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(visible, letter));
        return visible.toString();
    }

    /** For one line: a name, a title. */
    static String line(String text) {
        return of(text).replaceAll("\\s+", " ").strip();
    }

    private static void append(StringBuilder visible, int letter) {
        if (letter == '\n' || letter == '\t') {
            visible.appendCodePoint(letter);
        } else if (letter < 0x20) {
            visible.appendCodePoint(PICTURES + letter);
        } else if (letter == 0x7F) {
            visible.appendCodePoint(0x2421);
        } else if (letter < 0xA0 && letter > 0x7F || turns(letter)) {
            visible.append(String.format("[U+%04X]", letter));
        } else if (letter >= 0xD800 && letter <= 0xDFFF || (letter & 0xFFFE) == 0xFFFE) {
            visible.append('\uFFFD');
        } else {
            visible.appendCodePoint(letter);
        }
    }

    /** Embeddings, overrides and isolates (UAX 9). Right-to-left writing itself needs none of them. */
    private static boolean turns(int letter) {
        return letter >= 0x202A && letter <= 0x202E || letter >= 0x2066 && letter <= 0x2069;
    }
}
