package se.bevara.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.util.Matrix;
import se.bevara.archive.PdfA;
import se.bevara.archive.PdfFields;
import se.bevara.archive.PdfFont;

/**
 * A snapshot to be read by people: PDF/A-2b (ISO 19005-2). The pictures lossless on pages of A4's width, the page's text unseen where it
 * stands so that it is found and copied, its links, and last a page that says what this is.
 */
final class SnapshotPdf {

    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    /** A cut between two pages may go up by so much of a page, to where there is nothing to cut through. */
    private static final double LENIENCE = 0.15;

    private final PDDocument document;
    private final PdfFont font;
    private final Layout layout;
    /** Pixels of its pictures a CSS pixel. */
    private final int scale;

    private final BitSet plain;

    private SnapshotPdf(PDDocument document, PdfFont font, Picture picture, BitSet plain) {
        this.plain = plain;
        this.document = document;
        this.font = font;
        this.layout = picture.layout();
        this.scale = picture.scale();
    }

    /**
     * @param plain of each view, the rows of its pictures that are of one colour, where a page may end
     * @param foot what stands at the foot of the last pages
     * @param facts what the last pages say, by label
     */
    static byte[] of(List<Picture> views, List<BitSet> plain, String title, String foot, Instant at,
            Map<String, List<String>> facts) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var font = PdfFont.in(document);
            for (int i = 0; i < views.size(); i++) {
                new SnapshotPdf(document, font, views.get(i), plain.get(i)).pages(views.get(i).tiles());
            }
            try (var pages = new PdfFields(document, font, foot)) {
                pages.heading(title);
                for (var fact : facts.entrySet()) {
                    pages.field(fact.getKey(), fact.getValue());
                }
            }
            PdfA.identify(document, title, at);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(title, e);
        }
    }

    private void pages(List<byte[]> tiles) throws IOException {
        int top = 0;
        for (byte[] tile : tiles) {
            // The bytes as they are: compressing the rows anew takes longer than taking the picture.
            var image = PDImageXObject.createFromByteArray(document, tile, "");
            pages(image, top);
            top += image.getHeight();
        }
    }

    /** @param top where in the whole picture the image begins, pixels */
    private void pages(PDImageXObject image, int top) throws IOException {
        int most = Math.round(HEIGHT / WIDTH * image.getWidth());
        for (int from = 0; from < image.getHeight();) {
            int to = image.getHeight() - from <= most ? image.getHeight() : cut(top + from, top + from + most) - top;
            page(image, new Slice(top, top + from, top + to));
            from = to;
        }
    }

    /** The lowest row of one colour in the last part of a page, else its end. */
    private int cut(int from, int end) {
        int row = plain.previousSetBit(end);
        return row > end - (int) ((end - from) * LENIENCE) ? row : end;
    }

    /**
     * What a page shows, in rows of the whole picture.
     *
     * @param image where the image begins
     * @param from the first row
     * @param to the one after the last
     */
    private record Slice(int image, int from, int to) {
    }

    /** The image is there once, and each page is a window on it. */
    private void page(PDImageXObject image, Slice slice) throws IOException {
        float points = WIDTH / image.getWidth();
        float height = (slice.to - slice.from) * points;
        var page = new PDPage(new PDRectangle(WIDTH, height));
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
            stream.drawImage(image, 0, height - (slice.image - slice.from + image.getHeight()) * points, WIDTH,
                    image.getHeight() * points);
            stream.beginText();
            stream.setRenderingMode(RenderingMode.NEITHER);
            for (var word : layout.words()) {
                if (on(word, image.getWidth(), slice)) {
                    word(stream, word, points * scale, slice.to / (double) scale);
                }
            }
            stream.endText();
        }
        for (var link : layout.links()) {
            if (on(link, image.getWidth(), slice)) {
                page.getAnnotations().add(link(link, points * scale, slice.to / (double) scale));
            }
        }
    }

    /** What begins on a slice belongs to it. */
    private boolean on(Layout.Placed placed, int width, Slice slice) {
        double middle = (placed.y() + placed.height() / 2) * scale;
        return middle >= slice.from && middle < slice.to && placed.x() * scale < width;
    }

    /**
     * Sets a word where it stands in the picture.
     *
     * @param points a CSS pixel
     * @param bottom of the slice in CSS pixels
     */
    private void word(PDPageContentStream stream, Layout.Placed word, float points, double bottom) throws IOException {
        String text = font.known(word.text().strip());
        float size = (float) Math.max(1, word.height() * 0.8 * points);
        float natural = font.font().getStringWidth(text) / 1000 * size;
        float stretch = natural == 0 ? 1 : (float) (word.width() * points / natural);
        stream.setFont(font.font(), size);
        stream.setTextMatrix(new Matrix(stretch, 0, 0, 1, (float) (word.x() * points),
                (float) ((bottom - word.y() - word.height() * 0.8) * points)));
        stream.showText(text);
    }

    private static PDAnnotationLink link(Layout.Placed link, float points, double bottom) {
        var action = new PDActionURI();
        action.setURI(link.text());
        var annotation = new PDAnnotationLink();
        annotation.setAction(action);
        annotation
                .setRectangle(new PDRectangle((float) (link.x() * points), (float) ((bottom - link.y() - link.height()) * points),
                        (float) (link.width() * points), (float) (link.height() * points)));
        annotation.setPrinted(true);
        annotation.setBorder(none());
        return annotation;
    }

    private static COSArray none() {
        var none = new COSArray();
        for (int i = 0; i < 3; i++) {
            none.add(COSInteger.ZERO);
        }
        return none;
    }
}
