package se.bevara.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pages drawn here: a top of 160 rows, then posts of 400 rows, each like no other. */
class ComparingTest {

    private static final int WIDTH = 640;
    private static final int TOP = 160;
    private static final int POST = 400;

    private static BufferedImage page(int top, List<Integer> posts) {
        var page = new BufferedImage(WIDTH, TOP + POST * posts.size(), BufferedImage.TYPE_INT_RGB);
        var graphics = page.createGraphics();
        speckle(graphics, 0, TOP, top);
        for (int i = 0; i < posts.size(); i++) {
            speckle(graphics, TOP + i * POST, POST, posts.get(i));
        }
        graphics.dispose();
        return page;
    }

    private static void speckle(Graphics2D graphics, int from, int height, int seed) {
        var random = new Random(seed);
        for (int y = 0; y < height; y += 4) {
            for (int x = 0; x < WIDTH; x += 16) {
                graphics.setColor(new Color(random.nextInt(0x1000000)));
                graphics.fillRect(x, from + y, 16, 4);
            }
        }
    }

    private static List<byte[]> tiles(BufferedImage page, int tile) {
        return IntStream.iterate(0, y -> y < page.getHeight(), y -> y + tile)
                .mapToObj(y -> png(page.getSubimage(0, y, WIDTH, Math.min(tile, page.getHeight() - y)))).toList();
    }

    private static Comparing.Compared compare(List<byte[]> before, List<byte[]> after) {
        return Comparing.compare(Comparing.strip(before), Comparing.strip(after));
    }

    private static byte[] png(BufferedImage picture) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void theSamePageHasNotChangedHoweverItWasCutIntoPictures() {
        var page = page(1, List.of(1, 2, 3, 4));
        var same = compare(tiles(page, 500), tiles(page, 333));
        assertThat(same.top()).isZero();
        assertThat(same.added()).isZero();
        assertThat(same.gone()).isZero();
    }

    @Test
    void whatHasMovedDownBelowANewPostIsNotTakenForChanged() {
        var before = page(1, List.of(1, 2, 3, 4));
        var after = page(1, List.of(9, 1, 2, 3, 4));
        var compared = compare(tiles(before, 4000), tiles(after, 4000));
        assertThat(compared.added()).isCloseTo(POST / (TOP + 5.0 * POST), within(0.02));
        assertThat(compared.gone()).isCloseTo(0, within(0.01));
    }

    @Test
    void aNewTopIsToldApartFromNewPosts() {
        var posts = Stream.iterate(1, n -> n + 1).limit(9).toList();
        var compared = compare(tiles(page(1, posts), 4000), tiles(page(2, posts), 4000));
        assertThat(compared.top()).isCloseTo((double) TOP / Strip.TOP, within(0.02));
        assertThat(compared.added()).isCloseTo(TOP / (TOP + 9.0 * POST), within(0.02));
    }

    @Test
    void aRemovedPostIsGoneAndTheRestStays() throws IOException {
        var compared = compare(tiles(page(1, List.of(1, 2, 3, 4)), 700), tiles(page(1, List.of(1, 3, 4)), 700));
        assertThat(compared.gone()).isCloseTo(POST / (TOP + 4.0 * POST), within(0.02));
        assertThat(compared.added()).isCloseTo(0, within(0.01));
        var picture = ImageIO.read(new ByteArrayInputStream(compared.picture()));
        assertThat(IntStream.range(0, 12).map(dy -> picture.getRGB(26, 24 + (TOP + POST + POST / 2) * 400 / WIDTH + dy)))
                .as("the mark beside what is gone").contains(0xFFB01E4B);
        assertThat(IntStream.range(0, 12).map(dy -> picture.getRGB(26, 24 + TOP / 2 * 400 / WIDTH + dy)))
                .containsOnly(0xFFFFFFFF);
    }

    @Test
    void aPageOfAnotherWidthIsOtherThroughout() {
        var small = new BufferedImage(390, 800, BufferedImage.TYPE_INT_RGB);
        var compared = compare(tiles(page(1, List.of(1)), 4000), List.of(png(small)));
        assertThat(compared.top()).isEqualTo(1);
        assertThat(compared.added()).isEqualTo(1);
    }
}
