package se.bevara.snapshot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Tells how a page looks other than it did: in figures, and as a picture of both side by side. What has only moved down, as posts do when
 * there are newer ones, has not changed; so bands of rows are held against each other in the order in which they come, wherever they stand.
 */
final class Comparing {

    /** How wide a page is in the picture of both, in pixels. */
    private static final int ACROSS = 400;

    private static final int MARGIN = 24;
    private static final int MARK = 10;
    private static final Color PAPER = Color.WHITE;
    private static final Color FADED = new Color(255, 255, 255, 150);
    private static final Color GONE = new Color(0xB0, 0x1E, 0x4B);
    private static final Color NEW = new Color(0x00, 0x5F, 0x86);

    /**
     * A comparison.
     *
     * @param top how much of the page's top differs, pixel by pixel, 0 to 1: there an account shows its name, picture and cover
     * @param added how much of the page was not on the one before, 0 to 1 of its height
     * @param gone how much of the one before is not on this, 0 to 1 of its height
     * @param picture PNG: the one before on the left with what is gone, this on the right with what is new
     */
    record Compared(double top, double added, double gone, byte[] picture) {
    }

    private Comparing() {
    }

    /** The pictures of a page, from top to bottom, as they are compared. */
    static Strip strip(List<byte[]> pictures) {
        return Strip.of(pictures, ACROSS);
    }

    /** Compares a page with the one before. */
    static Compared compare(Strip old, Strip now) {
        var keptOfOld = new BitSet();
        var keptOfNow = new BitSet();
        match(old.bands(), now.bands(), keptOfOld, keptOfNow);
        return new Compared(top(old, now), 1 - share(keptOfNow, now), 1 - share(keptOfOld, old),
                png(picture(old, keptOfOld, now, keptOfNow)));
    }

    private static double share(BitSet kept, Strip strip) {
        return strip.bands().length == 0 ? 1 : (double) kept.cardinality() / strip.bands().length;
    }

    private static double top(Strip old, Strip now) {
        if (old.width() != now.width()) {
            return 1;
        }
        int common = Math.min(old.top().length, now.top().length);
        int all = Math.max(old.top().length, now.top().length);
        int differ = all - common;
        for (int i = 0; i < common; i++) {
            differ += old.top()[i] == now.top()[i] ? 0 : 1;
        }
        return all == 0 ? 0 : (double) differ / all;
    }

    /** The longest sequence of bands that both have in the same order. */
    private static void match(long[] old, long[] now, BitSet keptOfOld, BitSet keptOfNow) {
        short[][] longest = new short[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                longest[i][j] = old[i] == now[j]
                        ? (short) (longest[i + 1][j + 1] + 1)
                        : (short) Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < old.length && j < now.length;) {
            if (old[i] == now[j]) {
                keptOfOld.set(i++);
                keptOfNow.set(j++);
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** The top of a page in small. */
    static byte[] thumbnail(Strip strip) {
        return png(strip.small().getSubimage(0, 0, ACROSS, Math.min(strip.small().getHeight(), ACROSS)));
    }

    private static BufferedImage picture(Strip old, BitSet keptOfOld, Strip now, BitSet keptOfNow) {
        int height = Math.max(old.small().getHeight(), now.small().getHeight());
        var both = new BufferedImage(2 * (ACROSS + MARK) + 3 * MARGIN, height + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        var graphics = both.createGraphics();
        try {
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
            draw(graphics, old, keptOfOld, MARGIN, GONE, false);
            draw(graphics, now, keptOfNow, 2 * MARGIN + ACROSS + MARK, NEW, true);
        } finally {
            graphics.dispose();
        }
        return both;
    }

    private static byte[] png(BufferedImage picture) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What both have is faded; the rest has a mark beside it, whole for what is new and hatched for what is gone, so that not colour alone tells. */
    private static void draw(Graphics2D graphics, Strip strip, BitSet kept, int x, Color colour, boolean whole) {
        graphics.drawImage(strip.small(), x + MARK, MARGIN, null);
        double scale = (double) strip.small().getHeight() / Math.max(1, strip.height());
        graphics.setStroke(new BasicStroke(2));
        for (int band = 0; band < strip.bands().length; band++) {
            int from = MARGIN + (int) Math.floor(band * Strip.BAND * scale);
            int to = MARGIN + (int) Math.floor(Math.min(strip.height(), (band + 1) * Strip.BAND) * scale);
            if (kept.get(band)) {
                graphics.setColor(FADED);
                graphics.fillRect(x + MARK, from, ACROSS, to - from);
            } else if (whole || band % 2 == 0) {
                graphics.setColor(colour);
                graphics.fillRect(x, from, MARK - 3, Math.max(1, to - from));
            }
        }
    }
}
