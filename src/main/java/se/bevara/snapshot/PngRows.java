package se.bevara.snapshot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a PNG picture (ISO/IEC 15948), from the top down. Those of eight bits a colour without gaps, as browsers make them, are read one
 * at a time, which takes a third of the time and next to no memory; others whole.
 */
final class PngRows implements AutoCloseable {

    private static final int HEAD = 33;
    private static final int CHUNK = 12;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;

    private final ByteBuffer png;
    private final int width;
    private final int height;
    private final Inflater inflater = new Inflater();
    private final @Nullable BufferedImage whole;
    private final int samples;
    private byte[] before;
    private byte[] line;
    private int chunk = 8;
    private int row;

    PngRows(byte[] png) {
        this.png = ByteBuffer.wrap(png);
        if (png.length < HEAD || this.png.getInt(12) != IHDR) {
            throw new IllegalArgumentException("picture: expected PNG, found something else");
        }
        width = this.png.getInt(16);
        height = this.png.getInt(20);
        int colour = png[25];
        samples = colour == 6 ? 4 : 3;
        boolean plain = png[24] == 8 && (colour == 2 || colour == 6) && png[28] == 0;
        whole = plain ? null : whole(png);
        before = new byte[width * samples];
        line = new byte[width * samples];
    }

    private static BufferedImage whole(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Reads the next row, as red, green and blue in the low 24 bits of each. */
    void next(int[] pixels) {
        if (whole != null) {
            whole.getRGB(0, row++, width, 1, pixels, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[x] &= 0xFFFFFF;
            }
            return;
        }
        row++;
        byte[] last = before;
        before = line;
        line = last;
        byte[] filter = new byte[1];
        fill(filter);
        fill(line);
        unfilter(filter[0]);
        for (int x = 0, at = 0; x < width; x++, at += samples) {
            pixels[x] = (line[at] & 0xFF) << 16 | (line[at + 1] & 0xFF) << 8 | line[at + 2] & 0xFF;
        }
    }

    private void fill(byte[] bytes) {
        try {
            for (int read = 0; read < bytes.length;) {
                int more = inflater.inflate(bytes, read, bytes.length - read);
                read += more;
                if (more == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("picture, row " + row + ": expected compressed rows, found something else", e);
        }
    }

    /** Gives the inflater the next of the chunks that the rows are in. */
    private void feed() {
        while (chunk + CHUNK <= png.capacity()) {
            int length = png.getInt(chunk);
            int kind = png.getInt(chunk + 4);
            int from = chunk + 8;
            chunk += CHUNK + Math.clamp(length, 0, png.capacity() - chunk - CHUNK);
            if (kind == IDAT) {
                inflater.setInput(png.array(), from, chunk - CHUNK + 8 - from);
                return;
            }
        }
        throw new IllegalArgumentException("picture: expected " + height + " rows, found " + (row - 1));
    }

    private void unfilter(int filter) {
        switch (filter) {
            case 0 -> {
            }
            case 1 -> {
                for (int i = samples; i < line.length; i++) {
                    line[i] += line[i - samples];
                }
            }
            case 2 -> {
                for (int i = 0; i < line.length; i++) {
                    line[i] += before[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < line.length; i++) {
                    line[i] += (byte) (((i < samples ? 0 : line[i - samples] & 0xFF) + (before[i] & 0xFF)) >> 1);
                }
            }
            case 4 -> paeth();
            default ->
                throw new IllegalArgumentException("picture, row " + row + ": expected a filter of 0 to 4, found " + filter);
        }
    }

    private void paeth() {
        for (int i = 0; i < line.length; i++) {
            int left = i < samples ? 0 : line[i - samples] & 0xFF;
            int above = before[i] & 0xFF;
            int corner = i < samples ? 0 : before[i - samples] & 0xFF;
            int toLeft = Math.abs(above - corner);
            int toAbove = Math.abs(left - corner);
            int toCorner = Math.abs(left + above - 2 * corner);
            line[i] += (byte) (toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
