package se.bevara.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.PdfFont;

/**
 * What a document's text is set in: the documents' own font, and for what that lacks Noto Emoji (SIL Open Font License 1.1). What neither
 * has is told by its name in Unicode, within brackets, so that nothing is lost. An emoji that is joined of several is drawn as its parts one
 * after the other; whoever copies or searches the text gets the whole as it was written (ActualText, ISO 32000-1, 14.9.4).
 */
final class Lettering {

    private static final String FILE = "font/NotoEmoji-Regular.ttf";
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** What neither an emoji nor a joiner of them comes before. */
    private static final int PLAIN = 0x2000;

    private final PDDocument document;
    private final PdfFont own;
    private final Map<Integer, Float> widths = new HashMap<>();
    private @Nullable Emoji emoji;

    Lettering(PDDocument document, PdfFont own) {
        this.document = document;
        this.own = own;
    }

    private record Emoji(PDType0Font font, CmapLookup glyphs) {
    }

    private Emoji emoji() {
        Emoji known = emoji;
        if (known == null) {
            try (InputStream file = Objects.requireNonNull(Lettering.class.getResourceAsStream(FILE), FILE)) {
                var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
                parsed.setEnableGsub(false);
                known = new Emoji(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
                emoji = known;
            } catch (IOException e) {
                throw new UncheckedIOException(FILE, e);
            }
        }
        return known;
    }

    private boolean hasOwn(int c) {
        return own.glyphs().getGlyphId(c) != 0;
    }

    /** Whether it is drawn as an emoji. */
    private boolean isEmoji(int c) {
        return c >= PLAIN && !joins(c) && !hasOwn(c) && emoji().glyphs.getGlyphId(c) != 0;
    }

    /** What is not drawn, and joins emoji or chooses how one looks: joiner, variation selectors, tags. */
    private static boolean joins(int c) {
        return c == 0x200D || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c < PLAIN);
    }

    /** A text in the characters that can be shown. */
    String known(String text) {
        var known = new StringBuilder(text.length());
        if (plain(text)) {
            text.codePoints().forEach(c -> add(c, false, known));
        } else {
            CLUSTER.matcher(text).results().forEach(found -> {
                boolean drawn = found.group().codePoints().anyMatch(this::isEmoji);
                found.group().codePoints().forEach(c -> add(c, drawn, known));
            });
        }
        return known.toString();
    }

    private void add(int c, boolean inEmoji, StringBuilder known) {
        if (c == '\t' || Character.isSpaceChar(c)) {
            known.append(' ');
        } else if (joins(c)) {
            known.append(inEmoji ? Character.toString(c) : "");
        } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            return; // such as what turns the direction of text: it would say something else than it shows
        } else if (hasOwn(c) || isEmoji(c)) {
            known.appendCodePoint(c);
        } else {
            known.append('[')
                    .append(Objects.requireNonNullElse(Character.getName(c), Integer.toHexString(c)).toLowerCase(Locale.ROOT))
                    .append(']');
        }
    }

    /** How wide a known text is at size 1. */
    float width(String known) throws IOException {
        float width = 0;
        for (int i = 0; i < known.length();) {
            int c = known.codePointAt(i);
            Float one = widths.get(c);
            if (one == null) {
                one = joins(c) ? 0 : font(c).getStringWidth(Character.toString(c)) / 1000;
                widths.put(c, one);
            }
            width += one;
            i += Character.charCount(c);
        }
        return width;
    }

    private PDFont font(int c) {
        return isEmoji(c) ? emoji().font : own.font();
    }

    /** Shows a known text. */
    void show(PDPageContentStream stream, String known, float x, float y, float size) throws IOException {
        stream.beginText();
        stream.setFont(own.font(), size);
        stream.newLineAtOffset(x, y);
        if (plain(known)) {
            stream.showText(known);
        } else {
            clusters(stream, known, size);
        }
        stream.endText();
    }

    private void clusters(PDPageContentStream stream, String known, float size) throws IOException {
        var run = new StringBuilder();
        var clusters = CLUSTER.matcher(known);
        while (clusters.find()) {
            String one = clusters.group();
            if (one.codePoints().noneMatch(this::isEmoji)) {
                run.append(one);
                continue;
            }
            flush(stream, run);
            boolean joined = one.codePointCount(0, one.length()) > 1;
            if (joined) {
                var actual = new COSDictionary();
                actual.setString(COSName.ACTUAL_TEXT, one);
                stream.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(actual));
            }
            for (int c : one.codePoints().filter(c -> !joins(c)).toArray()) {
                stream.setFont(font(c), size);
                stream.showText(Character.toString(c));
            }
            if (joined) {
                stream.endMarkedContent();
            }
            stream.setFont(own.font(), size);
        }
        flush(stream, run);
    }

    private static void flush(PDPageContentStream stream, StringBuilder run) throws IOException {
        if (!run.isEmpty()) {
            stream.showText(run.toString());
            run.setLength(0);
        }
    }
}
