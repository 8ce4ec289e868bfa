package se.bevara.disclosure;

import java.util.Locale;
import java.util.Objects;
import se.bevara.archive.PdfFont;

/** A text in the characters that the documents' font has; others by their names in Unicode, within brackets, so that none is lost. */
final class PdfText {

    private PdfText() {
    }

    static String known(PdfFont font, String text) {
        var known = new StringBuilder(text.length());
        text.codePoints().forEach(c -> add(font, c, known));
        return known.toString();
    }

    private static void add(PdfFont font, int c, StringBuilder known) {
        boolean joins = c == 0x200D || c >= 0xFE00 && c <= 0xFE0F;
        if (c == '\t' || Character.isSpaceChar(c)) {
            known.append(' ');
        } else if (!joins && !Character.isISOControl(c) && font.glyphs().getGlyphId(c) != 0) {
            known.appendCodePoint(c);
        } else if (!joins && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
            known.append('[')
                    .append(Objects.requireNonNullElse(Character.getName(c), Integer.toHexString(c)).toLowerCase(Locale.ROOT))
                    .append(']');
        }
    }
}
