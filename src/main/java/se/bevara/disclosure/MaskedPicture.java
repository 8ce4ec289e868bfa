package se.bevara.disclosure;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture made of its pixels alone: no metadata, no colour profile, no thumbnail, no comment, and nothing below what is painted over. */
record MaskedPicture(BufferedImage image) {

    private static final int LARGEST = 40_000_000;
    private static final long PIXELS = 60_000_000;

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** @throws DisclosureRefused for what is no picture that can be painted over, or too large a one */
    static MaskedPicture read(byte[] bytes) {
        return of(bytes).orElseThrow(() -> new DisclosureRefused(
                "bilaga: väntade en bild (JPEG, PNG, GIF eller BMP) som går att måla över, fann något annat. Maska hela bilagan."));
    }

    /** Empty for what cannot be decoded within limits. */
    static Optional<MaskedPicture> of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? decoded(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException e) { // decoders throw anything at what strangers have made
            return Optional.empty();
        }
    }

    private static Optional<MaskedPicture> decoded(ImageReader reader, MemoryCacheImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
                return Optional.empty();
            }
            return Optional.of(new MaskedPicture(plain(reader.read(0))));
        } finally {
            reader.dispose();
        }
    }

    /** Only pixels: what is transparent becomes white, so that nothing hides there. */
    private static BufferedImage plain(BufferedImage decoded) {
        var plain = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = plain.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, plain.getWidth(), plain.getHeight());
        graphics.drawImage(decoded, 0, 0, null);
        graphics.dispose();
        return plain;
    }

    MaskedPicture painted(List<Masking.Rectangle> rectangles) {
        var graphics = image.createGraphics();
        graphics.setColor(Color.BLACK);
        rectangles.forEach(one -> graphics.fillRect(one.x(), one.y(), one.width(), one.height()));
        graphics.dispose();
        return this;
    }

    /** No larger than so many pixels across and down. */
    BufferedImage within(int across, int down) {
        double scale = Math.min(1, Math.min((double) across / width(), (double) down / height()));
        if (scale == 1) {
            return image;
        }
        int width = (int) Math.max(1, Math.round(width() * scale));
        int height = (int) Math.max(1, Math.round(height() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    byte[] png() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
