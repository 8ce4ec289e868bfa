package se.bevara.snapshot;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A page's pictures as one strip, read a row at a time: a print of each band of rows, the pixels of its top, which rows nothing stands in, and
 * itself in small.
 *
 * @param width in pixels
 * @param height in pixels, of all pictures together
 * @param bands a print of each band of {@link #BAND} rows; the last may be lower
 * @param top the pixels of the first rows, row by row
 * @param plain the rows of one colour
 */
record Strip(int width, int height, long[] bands, int[] top, BitSet plain, BufferedImage small) {

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
        int width = 0;
        int height = 0;
        for (byte[] picture : pictures) {
            try (var rows = new PngRows(picture)) {
                width = rows.width();
                height += rows.height();
            }
        }
        var reading = new Reading(width, height, across);
        for (byte[] picture : pictures) {
            try (var rows = new PngRows(picture)) {
                reading.read(rows);
            }
        }
        return reading.strip();
    }

    /** What has been read so far. */
    private static final class Reading {

        private final int width;
        private final int height;
        private final long[] bands;
        private final int[] top;
        private final BitSet plain = new BitSet();
        private final Smaller smaller;
        private long print;
        private int y;

        Reading(int width, int height, int across) {
            this.width = width;
            this.height = height;
            bands = new long[Math.ceilDiv(height, BAND)];
            top = new int[width * Math.min(height, TOP)];
            smaller = new Smaller(width, height, across);
        }

        void read(PngRows rows) {
            int[] row = new int[rows.width()];
            for (int i = 0; i < rows.height(); i++, y++) {
                rows.next(row);
                int[] same = row.length == width ? row : Arrays.copyOf(row, width);
                if (y < TOP) {
                    System.arraycopy(same, 0, top, y * width, width);
                }
                print = print(y % BAND == 0 ? 0 : print, same);
                bands[y / BAND] = print;
                plain.set(y, isPlain(same));
                smaller.add(y, same);
            }
        }

        Strip strip() {
            return new Strip(width, height, bands, top, plain, smaller.image());
        }
    }

    private static boolean isPlain(int[] row) {
        for (int pixel : row) {
            if (pixel != row[0]) {
                return false;
            }
        }
        return true;
    }

    private static long print(long before, int[] row) {
        long print = before + 1;
        for (int pixel : row) {
            print = (print ^ pixel) * PRIME;
            print ^= print >>> 29;
        }
        return print;
    }
}
