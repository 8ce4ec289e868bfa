package se.bevara.snapshot;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Pages of ours as pictures, a sheet of A4's shape each: every sheet begins with the band that the page begins with, and ends where no line of
 * text is cut through.
 */
final class Sheets {

    /** CSS pixels. */
    static final int WIDTH = 900;
    static final int HEIGHT = 1_272;
    static final int BAND = 64;
    static final int SCALE = 2;
    /** A sheet ends at the earliest here. */
    private static final double LEAST = 0.4;
    private static final URI NOWHERE = URI.create("about:blank");

    private final List<byte[]> tiles = new ArrayList<>();
    private final List<Layout.Placed> words = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private int height;

    /** Where an item begins. @param tile from 0 @param y from the top of the first sheet, CSS pixels */
    record Mark(long item, int version, int tile, int y) {
    }

    /** A piece of the page that is not to be cut through, from the top of the page. */
    private record Piece(double top, double bottom) {
    }

    /** A context that no page leaves: off line, without scripts. */
    static BrowserContext context(Browser browser) {
        var context = browser.newContext(new Browser.NewContextOptions().setLocale("sv-SE").setTimezoneId("Europe/Stockholm")
                .setViewportSize(WIDTH, HEIGHT).setDeviceScaleFactor(SCALE).setOffline(true).setJavaScriptEnabled(false)
                .setAcceptDownloads(false));
        context.route("**", route -> route.abort());
        return context;
    }

    /** Pictures a page of ours, further sheets after those there are. */
    void add(BrowserContext context, String html) {
        try (var page = context.newPage()) {
            page.setContent(html);
            var layout = Layout.of(context.newCDPSession(page), NOWHERE);
            int bottom = ((Number) page.evaluate("() => Math.ceil(document.documentElement.scrollHeight)")).intValue();
            var band = image(page, 0, BAND);
            var pieces = pieces(page, layout);
            var marked = marked(page);
            int from = BAND;
            while (from < bottom) {
                int to = bottom - from <= HEIGHT - BAND ? bottom : cut(pieces, from);
                sheet(band, image(page, from, to - from));
                place(layout, from, to);
                mark(marked, from, to);
                height += BAND + to - from;
                from = to;
            }
        }
    }

    /** What is not to be cut: lines of text, pictures, and headings with something of what they are above. */
    private static List<Piece> pieces(Page page, Layout layout) {
        var pieces = new ArrayList<Piece>();
        layout.words().forEach(word -> pieces.add(new Piece(word.y(), word.y() + word.height())));
        for (Object each : (List<?>) page.evaluate("() => [...document.querySelectorAll('img, .keep')].map(e => {"
                + "const r = e.getBoundingClientRect(); const image = e.tagName == 'IMG'; return [r.top - (image ? 0 : 26), r.bottom + (image ? 0 : 48)]})")) {
            var edges = (List<?>) each;
            pieces.add(new Piece(((Number) edges.getFirst()).doubleValue(), ((Number) edges.getLast()).doubleValue()));
        }
        pieces.sort(Comparator.comparingDouble(Piece::bottom).reversed());
        return pieces;
    }

    /** The lowest place on a sheet that cuts nothing; its end where all there is is one piece. */
    private static int cut(List<Piece> pieces, int from) {
        int end = from + HEIGHT - BAND;
        double at = end;
        for (boolean moved = true; moved;) {
            moved = false;
            for (Piece piece : pieces) {
                if (piece.top < at && piece.bottom > at) {
                    at = piece.top;
                    moved = true;
                }
            }
        }
        return at < from + (HEIGHT - BAND) * LEAST ? end : (int) Math.floor(at);
    }

    private static BufferedImage image(Page page, int top, int height) {
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setClip(0, top, WIDTH, height)
                .setAnimations(ScreenshotAnimations.DISABLED));
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sheet(BufferedImage band, BufferedImage slice) {
        var sheet = new BufferedImage(slice.getWidth(), band.getHeight() + slice.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        graphics.drawImage(band, 0, 0, null);
        graphics.drawImage(slice, 0, band.getHeight(), null);
        graphics.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(sheet, "png", bytes);
            tiles.add(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void place(Layout layout, int from, int to) {
        for (Layout.Placed word : layout.words()) {
            if (word.y() < BAND) {
                words.add(moved(word, height));
            } else if (word.y() >= from && word.y() < to) {
                words.add(moved(word, height + BAND - from));
            }
        }
    }

    private static Layout.Placed moved(Layout.Placed word, double by) {
        return new Layout.Placed(word.text(), word.x(), word.y() + by, word.width(), word.height());
    }

    private static List<Mark> marked(Page page) {
        var all = (List<?>) page.evaluate("() => [...document.querySelectorAll('[data-item]')].map(e => ({item: e.dataset.item,"
                + " version: e.dataset.version, y: String(Math.round(e.getBoundingClientRect().top))}))");
        return all.stream().map(each -> (Map<?, ?>) each)
                .map(each -> new Mark(Long.parseLong(String.valueOf(each.get("item"))),
                        Integer.parseInt(String.valueOf(each.get("version"))), 0,
                        Integer.parseInt(String.valueOf(each.get("y")))))
                .toList();
    }

    private void mark(List<Mark> marked, int from, int to) {
        marked.stream().filter(mark -> mark.y >= from && mark.y < to).forEach(
                mark -> marks.add(new Mark(mark.item, mark.version, tiles.size() - 1, height + BAND + mark.y - from)));
    }

    List<byte[]> tiles() {
        return List.copyOf(tiles);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** All text, as it stands with the sheets one below the other. */
    Layout layout() {
        return new Layout(List.copyOf(words), List.of(), false);
    }

    /** Of all sheets, one below the other, CSS pixels. */
    int height() {
        return height;
    }
}
