package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of PNG pictures, held against what the platform's own reader says. */
class PngRowsTest {

    private static final int WIDTH = 301;
    private static final int HEIGHT = 240;

    /** Even, sloping, speckled and noisy parts, which are each filtered otherwise. */
    private static byte[] png(int type) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        var random = new Random(7);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int colour = switch (y / 40) {
                    case 0 -> 0xFFFFFF;
                    case 1 -> x * 255 / WIDTH << 16 | x * 255 / WIDTH << 8;
                    case 2 -> y * 5 << 8 | y;
                    case 3 -> random.nextInt(0x1000000);
                    case 4 -> Color.HSBtoRGB((x + y) / 500f, 0.5f, 0.7f + random.nextInt(20) / 200f);
                    default -> (x / 16 + y / 4) % 2 == 0 ? 0x16425B : 0xF2EFE9;
                };
                image.setRGB(x, y, 0xFF000000 | colour);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_565_RGB})
    void areWhatThePlatformReads(int type) throws IOException {
        same(png(type));
    }

    private static void same(byte[] png) throws IOException {
        var expected = ImageIO.read(new ByteArrayInputStream(png));
        try (var rows = new PngRows(png)) {
            assertThat(List.of(rows.width(), rows.height())).containsExactly(WIDTH, HEIGHT);
            int[] row = new int[WIDTH];
            for (int y = 0; y < HEIGHT; y++) {
                rows.next(row);
                int[] all = expected.getRGB(0, y, WIDTH, 1, null, 0, WIDTH);
                assertThat(row).as("row " + y).isEqualTo(Arrays.stream(all).map(pixel -> pixel & 0xFFFFFF).toArray());
            }
        }
    }

    /** Any bytes are a picture once they say how they are filtered: each row otherwise. */
    @Test
    void eachFilterIsUndone() throws IOException {
        byte[] filtered = new byte[HEIGHT * (1 + WIDTH * 3)];
        new Random(9).nextBytes(filtered);
        for (int y = 0; y < HEIGHT; y++) {
            filtered[y * (1 + WIDTH * 3)] = (byte) (y % 5);
        }
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(filtered);
        }
        byte[] head = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put(new byte[]{8, 2, 0, 0, 0}).array();
        var png = new ByteArrayOutputStream();
        png.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.write(chunk("IHDR", head));
        png.write(chunk("IDAT", Arrays.copyOf(packed.toByteArray(), 1000)));
        png.write(chunk("IDAT", Arrays.copyOfRange(packed.toByteArray(), 1000, packed.size())));
        png.write(chunk("IEND", new byte[0]));
        same(png.toByteArray());
    }

    private static byte[] chunk(String kind, byte[] bytes) {
        byte[] named = ByteBuffer.allocate(4 + bytes.length).put(kind.getBytes(StandardCharsets.ISO_8859_1)).put(bytes).array();
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length).putInt(bytes.length).put(named).putInt((int) crc.getValue()).array();
    }

    @Test
    void whatIsCutShortOrNoPictureIsRefused() throws IOException {
        byte[] png = png(BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> {
            try (var rows = new PngRows(Arrays.copyOf(png, png.length / 2))) {
                for (int y = 0; y < HEIGHT; y++) {
                    rows.next(new int[WIDTH]);
                }
            }
        }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("rows");
        assertThatThrownBy(() -> new PngRows(new byte[100])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PNG");
    }
}
