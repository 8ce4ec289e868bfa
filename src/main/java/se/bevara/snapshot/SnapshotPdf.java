package se.bevara.snapshot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
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
    /** Device pixels a CSS pixel. */
    private final int scale;

    private SnapshotPdf(PDDocument document, PdfFont font, Picture picture) {
        this.document = document;
        this.font = font;
        this.layout = picture.layout();
        this.scale = picture.viewport().scale();
    }

    /**
     * @param foot what stands at the foot of the last pages
     * @param facts what the last pages say, by label
     */
    static byte[] of(List<Picture> views, String title, String foot, Instant at, Map<String, List<String>> facts) {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            var font = PdfFont.in(document);
            for (Picture view : views) {
                new SnapshotPdf(document, font, view).pages(view.tiles());
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
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(tile));
            pages(image, top);
            top += image.getHeight();
        }
    }

    /** @param top where in the whole picture the image begins, device pixels */
    private void pages(BufferedImage image, int top) throws IOException {
        int most = Math.round(HEIGHT / WIDTH * image.getWidth());
        for (int from = 0; from < image.getHeight();) {
            int to = image.getHeight() - from <= most ? image.getHeight() : cut(image, from, from + most);
            page(image.getSubimage(0, from, image.getWidth(), to - from), top + from);
            from = to;
        }
    }

    /** The lowest row of one colour in the last part of a page, else its end. */
    private static int cut(BufferedImage image, int from, int end) {
        int highest = end - (int) ((end - from) * LENIENCE);
        for (int y = end; y > highest; y--) {
            if (plain(image, y)) {
                return y;
            }
        }
        return end;
    }

    private static boolean plain(BufferedImage image, int y) {
        int colour = image.getRGB(0, y);
        for (int x = 1; x < image.getWidth(); x++) {
            if (image.getRGB(x, y) != colour) {
                return false;
            }
        }
        return true;
    }

    private void page(BufferedImage slice, int top) throws IOException {
        float points = WIDTH / slice.getWidth();
        var page = new PDPage(new PDRectangle(WIDTH, slice.getHeight() * points));
        document.addPage(page);
        try (var stream = new PDPageContentStream(document, page)) {
            stream.drawImage(LosslessFactory.createFromImage(document, opaque(slice)), 0, 0, WIDTH, slice.getHeight() * points);
            stream.beginText();
            stream.setRenderingMode(RenderingMode.NEITHER);
            for (var word : layout.words()) {
                if (on(word, top, slice)) {
                    word(stream, word, points * scale, (top + slice.getHeight()) / (double) scale);
                }
            }
            stream.endText();
        }
        for (var link : layout.links()) {
            if (on(link, top, slice)) {
                page.getAnnotations().add(link(link, points * scale, (top + slice.getHeight()) / (double) scale));
            }
        }
    }

    /** A picture without transparency, which a snapshot never has. */
    private static BufferedImage opaque(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    /** What begins on a slice belongs to it. */
    private boolean on(Layout.Placed placed, int top, BufferedImage slice) {
        double middle = (placed.y() + placed.height() / 2) * scale;
        return middle >= top && middle < top + slice.getHeight() && placed.x() * scale < slice.getWidth();
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
