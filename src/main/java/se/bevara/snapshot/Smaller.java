package se.bevara.snapshot;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Makes a picture in small of its rows as they come: each pixel of it is the mean of those it stands for. */
final class Smaller {

    private final BufferedImage image;
    private final int height;
    /** Of each column, the one it goes into. */
    private final int[] columns;
    private final int[] sums;
    private final int[] counts;
    private int line;

    /** @param across width of the small one, in pixels */
    Smaller(int width, int height, int across) {
        this.height = Math.max(1, height);
        image = new BufferedImage(across, (int) Math.max(1, Math.round((double) height * across / Math.max(1, width))),
                BufferedImage.TYPE_INT_RGB);
        columns = new int[width];
        Arrays.setAll(columns, x -> (int) ((long) x * across / width));
        sums = new int[across * 3];
        counts = new int[across];
    }

    void add(int y, int[] row) {
        int to = (int) ((long) y * image.getHeight() / height);
        if (to > line) {
            draw(to);
        }
        for (int x = 0; x < row.length; x++) {
            int at = columns[x];
            sums[at * 3] += row[x] >> 16 & 0xFF;
            sums[at * 3 + 1] += row[x] >> 8 & 0xFF;
            sums[at * 3 + 2] += row[x] & 0xFF;
            counts[at]++;
        }
    }

    /** Draws what has been added, as often as it takes to come to the next line; what no column went into is like its neighbour. */
    private void draw(int next) {
        int colour = 0;
        for (int x = 0; x < counts.length; x++) {
            if (counts[x] > 0) {
                colour = sums[x * 3] / counts[x] << 16 | sums[x * 3 + 1] / counts[x] << 8 | sums[x * 3 + 2] / counts[x];
            }
            for (int y = line; y < Math.min(next, image.getHeight()); y++) {
                image.setRGB(x, y, colour);
            }
        }
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        line = next;
    }

    BufferedImage image() {
        if (line < image.getHeight()) {
            draw(image.getHeight());
        }
        return image;
    }
}
