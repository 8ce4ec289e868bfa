package se.bevara.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Fields set one under the other on A4 pages: the label to the left, its lines to the right, broken where they are too long. */
public final class PdfFields implements AutoCloseable {

    private static final float MARGIN = 56;
    private static final float INDENT = 190;
    private static final float SIZE = 9.5f;
    private static final float HEADING = 17;
    private static final float LEADING = 13.5f;
    private static final float BOTTOM = 64;

    private final PDDocument document;
    private final PdfFont font;
    private final String foot;
    private @Nullable PDPageContentStream page;
    private float y;
    private int number;

    public PdfFields(PDDocument document, PdfFont font) {
        this(document, font, "");
    }

    /** @param foot what stands at the foot of each page before its number */
    public PdfFields(PDDocument document, PdfFont font, String foot) {
        this.foot = foot.isEmpty() ? "" : foot + " · ";
        this.document = document;
        this.font = font;
    }

    /** In one line, smaller when it is long. */
    public void heading(String text) throws IOException {
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN;
        show(text, MARGIN, Math.min(HEADING, SIZE * room / width(text)));
        y -= 2 * LEADING;
    }

    public void field(String label, List<String> lines) throws IOException {
        var broken = new ArrayList<String>();
        for (String line : lines) {
            broken.addAll(broken(line));
        }
        boolean first = true;
        for (String line : broken.isEmpty() ? List.of("") : broken) {
            room();
            if (first) {
                show(label, MARGIN, SIZE);
            }
            show(line, INDENT, SIZE);
            first = false;
            y -= LEADING;
        }
        y -= LEADING / 3;
    }

    private List<String> broken(String line) throws IOException {
        float widest = PDRectangle.A4.getWidth() - MARGIN - INDENT;
        var lines = new ArrayList<String>();
        var open = new StringBuilder();
        for (String word : line.split("(?<= )", -1)) {
            for (String piece : pieces(word)) {
                if (width(open + piece.stripTrailing()) > widest && !open.isEmpty()) {
                    lines.add(open.toString().stripTrailing());
                    open.setLength(0);
                }
                open.append(piece);
            }
        }
        lines.add(open.toString().stripTrailing());
        return lines;
    }

    /** A word longer than any line, such as a digest, may be broken anywhere. */
    private static List<String> pieces(String word) {
        var pieces = new ArrayList<String>();
        int at = 0;
        while (word.codePointCount(at, word.length()) > 50) {
            int end = word.offsetByCodePoints(at, 50);
            pieces.add(word.substring(at, end));
            at = end;
        }
        pieces.add(word.substring(at));
        return pieces;
    }

    private float width(String text) throws IOException {
        return font.font().getStringWidth(font.known(text)) / 1000 * SIZE;
    }

    private void show(String text, float x, float size) throws IOException {
        var stream = room();
        stream.beginText();
        stream.setFont(font.font(), size);
        stream.newLineAtOffset(x, y);
        stream.showText(font.known(text));
        stream.endText();
    }

    /** The page with room for another line. */
    private PDPageContentStream room() throws IOException {
        var open = page;
        if (open != null && y >= BOTTOM) {
            return open;
        }
        close();
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        open = new PDPageContentStream(document, next);
        page = open;
        y = 40;
        number++;
        String sheet = font.known(foot + "Sida " + number);
        open.beginText();
        open.setFont(font.font(), 8);
        open.newLineAtOffset(MARGIN, y);
        open.showText(sheet);
        open.endText();
        y = PDRectangle.A4.getHeight() - MARGIN;
        return open;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }
}
