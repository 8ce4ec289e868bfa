package se.bevara.disclosure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.PdfFont;

/** Text, bars and pictures set one below the other on A4 pages, each with its number of how many at the foot. */
final class Sheets {

    static final float SIZE = 10;
    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float BOTTOM = 64;
    private static final float LABEL = 110;
    private static final float QUALITY = 0.85f;

    private final PDDocument document;
    private final Lettering letters;
    private final String foot;
    private @Nullable PDPageContentStream open;
    private float y;

    Sheets(PDDocument document, PdfFont font, String foot) {
        this.document = document;
        this.letters = new Lettering(document, font);
        this.foot = foot;
    }

    /** A piece that is not broken over lines. */
    private record Piece(String text, boolean bar, float width) {
    }

    /** Never the last on a page. */
    void heading(String text, float size) throws IOException {
        room(size * 7);
        lines(List.of(new Segment(text, "")), size, 0, WIDTH);
        y -= size * 0.4f;
    }

    void text(String text) throws IOException {
        text(List.of(new Segment(text, "")));
    }

    void text(List<Segment> segments) throws IOException {
        lines(segments, SIZE, 0, WIDTH);
    }

    /** The label to the left, the text to the right of it. */
    void field(String label, List<Segment> segments) throws IOException {
        room(SIZE * 1.4f);
        float before = y;
        int page = document.getNumberOfPages();
        lines(List.of(new Segment(label, "")), SIZE, 0, LABEL - 8);
        float left = y;
        if (document.getNumberOfPages() == page) {
            y = before;
        }
        lines(segments, SIZE, LABEL, WIDTH - LABEL);
        if (document.getNumberOfPages() == page) {
            y = Math.min(y, left);
        }
    }

    void space(float height) {
        y -= height;
    }

    void rule() throws IOException {
        var stream = room(12);
        stream.setStrokingColor(Color.GRAY);
        stream.setLineWidth(0.5f);
        stream.moveTo(MARGIN, y);
        stream.lineTo(MARGIN + WIDTH, y);
        stream.stroke();
        y -= 8;
    }

    /** A picture of pixels that are all to be seen, no larger than half a page. */
    void picture(BufferedImage image) throws IOException {
        float scale = Math.min(1, Math.min(WIDTH / image.getWidth(), 340f / image.getHeight()));
        float height = image.getHeight() * scale;
        var stream = room(height + 8);
        stream.drawImage(JPEGFactory.createFromImage(document, image, QUALITY), MARGIN, y - height, image.getWidth() * scale,
                height);
        y -= height + 8;
    }

    private void lines(List<Segment> segments, float size, float indent, float widest) throws IOException {
        for (var paragraph : paragraphs(segments)) {
            var line = new ArrayList<Piece>();
            float used = 0;
            for (Piece piece : pieces(paragraph, size, widest)) {
                boolean breaks = used + piece.width > widest && !line.isEmpty();
                if (breaks) {
                    line(line, size, indent);
                    line.clear();
                    used = 0;
                }
                line.add(piece);
                used += piece.width;
            }
            line(line, size, indent);
        }
    }

    /** One list of segments for each line that the text itself breaks. */
    private static List<List<Segment>> paragraphs(List<Segment> segments) {
        var all = new ArrayList<List<Segment>>();
        var open = new ArrayList<Segment>();
        for (var segment : segments) {
            if (segment.masked()) {
                open.add(segment);
                continue;
            }
            String[] parts = segment.text().split("\\R", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    all.add(List.copyOf(open));
                    open.clear();
                }
                open.add(new Segment(parts[i], ""));
            }
        }
        all.add(open);
        return all;
    }

    private List<Piece> pieces(List<Segment> segments, float size, float widest) throws IOException {
        var pieces = new ArrayList<Piece>();
        for (var segment : segments) {
            if (segment.masked()) {
                String label = letters.known(segment.ground());
                pieces.add(new Piece(label, true, width(label, size * 0.8f) + 8));
                continue;
            }
            for (String word : letters.known(segment.text()).split("(?<= )", -1)) {
                words(word, size, widest, pieces);
            }
        }
        return pieces;
    }

    /** A word longer than a line is broken anywhere. */
    private void words(String word, float size, float widest, List<Piece> pieces) throws IOException {
        float width = width(word, size);
        if (width <= widest) {
            if (!word.isEmpty()) {
                pieces.add(new Piece(word, false, width));
            }
            return;
        }
        int half = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
        words(word.substring(0, half), size, widest, pieces);
        words(word.substring(half), size, widest, pieces);
    }

    private float width(String text, float size) throws IOException {
        return letters.width(text) * size;
    }

    private void line(List<Piece> pieces, float size, float indent) throws IOException {
        var stream = room(size * 1.4f);
        y -= size;
        float x = MARGIN + indent;
        var run = new StringBuilder();
        float from = x;
        for (Piece piece : pieces) {
            if (piece.bar) {
                show(stream, run, from, size);
                bar(stream, piece, x, size);
                from = x + piece.width;
            } else {
                run.append(piece.text);
            }
            x += piece.width;
        }
        show(stream, run, from, size);
        y -= size * 0.4f;
    }

    private void show(PDPageContentStream stream, StringBuilder run, float x, float size) throws IOException {
        if (!run.isEmpty()) {
            letters.show(stream, run.toString(), x, y, size);
            run.setLength(0);
        }
    }

    /** As wide as its ground, whatever it stands for. */
    private void bar(PDPageContentStream stream, Piece piece, float x, float size) throws IOException {
        stream.setNonStrokingColor(Color.BLACK);
        stream.addRect(x + 1, y - size * 0.22f, piece.width - 2, size * 1.12f);
        stream.fill();
        stream.setNonStrokingColor(Color.WHITE);
        show(stream, new StringBuilder(piece.text), x + 4, size * 0.8f);
        stream.setNonStrokingColor(Color.BLACK);
    }

    private PDPageContentStream room(float height) throws IOException {
        var stream = open;
        if (stream != null && y - height >= BOTTOM) {
            return stream;
        }
        if (stream != null) {
            stream.close();
        }
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
        open = stream;
        y = PDRectangle.A4.getHeight() - MARGIN;
        return stream;
    }

    /** Ends the last page, and writes at the foot of each which of how many it is. */
    void end() throws IOException {
        room(0).close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (var stream = new PDPageContentStream(document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true,
                    true)) {
                y = 40;
                show(stream, new StringBuilder(letters.known(foot + " · sida " + (i + 1) + " av " + pages)), MARGIN, 8);
            }
        }
    }
}
