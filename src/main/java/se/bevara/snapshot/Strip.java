package se.bevara.snapshot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A page's pictures as one strip, read one at a time: a print of each band of rows, the pixels of its top, and itself in small.
 *
 * @param width in pixels
 * @param height in pixels, of all pictures together
 * @param bands a print of each band of {@link #BAND} rows; the last may be lower
 * @param top the pixels of the first rows, row by row
 */
record Strip(int width, int height, long[] bands, int[] top, BufferedImage small) {

    /** Rows a band: so high that a line of text moves with its band, so low that a changed line changes little. */
    static final int BAND = 8;

    /** Rows of the top, where an account shows its name, picture and cover. */
    static final int TOP = 600;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /**
     * Reads pictures that lie one below the other.
     *
     * @param across width of the small one, in pixels
     */
    static Strip of(List<byte[]> pictures, int across) {
        var prints = new ArrayList<Long>();
        var small = new ArrayList<BufferedImage>();
        int width = 0;
        int height = 0;
        int[] top = new int[0];
        long print = 0;
        for (byte[] bytes : pictures) {
            BufferedImage picture = read(bytes);
            width = picture.getWidth();
            int[] row = new int[width];
            for (int y = 0; y < picture.getHeight(); y++, height++) {
                row(picture, y, row);
                if (height < TOP) {
                    top = Arrays.copyOf(top, top.length + width);
                    System.arraycopy(row, 0, top, top.length - width, width);
                }
                print = print(print, row);
                if (height % BAND == BAND - 1) {
                    prints.add(print);
                    print = 0;
                }
            }
            small.add(scaled(picture, across));
        }
        if (height % BAND != 0) {
            prints.add(print);
        }
        return new Strip(width, height, prints.stream().mapToLong(Long::longValue).toArray(), top, below(small, across));
    }

    private static BufferedImage read(byte[] bytes) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
            if (picture == null) {
                throw new IllegalArgumentException("picture: expected PNG, found something else");
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long print(long before, int[] row) {
        long print = before + 1;
        for (int pixel : row) {
            print = (print ^ (pixel & 0xFFFFFF)) * PRIME;
            print ^= print >>> 29;
        }
        return print;
    }

    /** Straight from the bytes where they lie as Chromium's pictures do: asking pixel by pixel takes ten times as long. */
    private static void row(BufferedImage picture, int y, int[] row) {
        int samples = picture.getRaster().getNumBands();
        if (!(picture.getRaster().getDataBuffer() instanceof DataBufferByte bytes) || samples < 3
                || bytes.getNumBanks() != 1 || bytes.getData().length != row.length * samples * picture.getHeight()) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            return;
        }
        byte[] all = bytes.getData();
        int at = y * row.length * samples + samples - 3;
        for (int x = 0; x < row.length; x++, at += samples) {
            row[x] = 0xFF000000 | (all[at + 2] & 0xFF) << 16 | (all[at + 1] & 0xFF) << 8 | all[at] & 0xFF;
        }
    }

    /** Halved until it is near, then drawn to measure: each step averages. */
    private static BufferedImage scaled(BufferedImage picture, int across) {
        BufferedImage near = picture;
        while (near.getWidth() >= 2 * across) {
            near = drawn(near, near.getWidth() / 2, Math.max(1, near.getHeight() / 2));
        }
        return drawn(near, across, Math.max(1, (int) Math.round((double) picture.getHeight() * across / picture.getWidth())));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        return drawn(width, height, graphics -> {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, 0, 0, width, height, null);
        });
    }

    private static BufferedImage below(List<BufferedImage> pictures, int across) {
        return drawn(across, Math.max(1, pictures.stream().mapToInt(BufferedImage::getHeight).sum()), graphics -> {
            int y = 0;
            for (BufferedImage picture : pictures) {
                graphics.drawImage(picture, 0, y, null);
                y += picture.getHeight();
            }
        });
    }

    private static BufferedImage drawn(int width, int height, java.util.function.Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            drawing.accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
