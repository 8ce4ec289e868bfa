package se.bevara.snapshot;

import java.net.URI;
import java.util.List;

/**
 * A page as it was seen.
 *
 * @param title of the page
 * @param status of the answer that it came in, HTTP
 * @param tiles PNG files from the top down
 * @param width of the pictures, device pixels
 * @param pictured how far down the pictures reach, CSS pixels
 * @param height of the whole page, CSS pixels, as far as it had grown
 * @param bytes fetched for it
 */
record Picture(URI asked, URI reached, String title, int status, List<byte[]> tiles, int width, int pictured, int height,
        Layout layout, long bytes) {

    /** What of the page the pictures do not show, in Swedish; empty when they show it all. */
    List<String> missing() {
        return pictured < height ? List.of("Sidan fortsätter nedanför " + pictured + " bildpunkter") : List.of();
    }
}
