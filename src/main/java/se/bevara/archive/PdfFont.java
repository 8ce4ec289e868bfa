package se.bevara.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The font of the documents that this program makes: Liberation Sans, which PDFBox carries with it, embedded in the document.
 *
 * @param glyphs which characters it has
 */
public record PdfFont(PDType0Font font, CmapLookup glyphs) {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    public static PdfFont in(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), FILE)) {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            parsed.setEnableGsub(false); // makes text a hundred times slower, and Swedish needs none
            return new PdfFont(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
        }
    }

    /** A text with a question mark for each character that the font lacks. */
    public String known(String text) {
        var known = new StringBuilder(text.length());
        text.codePoints().map(c -> glyphs.getGlyphId(c) == 0 ? '?' : c).forEach(known::appendCodePoint);
        return known.toString();
    }
}
