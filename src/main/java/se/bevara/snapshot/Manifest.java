package se.bevara.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a snapshot's {@code manifest.json} says.
 *
 * @param account its id
 * @param taken when, UTC, to the second
 * @param reason why it was taken
 * @param asked address asked for
 * @param reached address that was shown in the end
 * @param status of its answer, HTTP
 * @param browser its version
 * @param sandboxed whether the browser kept pages shut in
 * @param locale and time zone that the page was told
 * @param viewport width, height and scale: CSS pixels, and device pixels a CSS pixel
 * @param pictured how far down the pictures reach, CSS pixels
 * @param height of the page as far as it had grown, CSS pixels
 * @param missing what is known not to be in the pictures, in Swedish
 * @param links addresses that the page links to, each once
 * @param files SHA-256 of each other file of the folder
 */
public record Manifest(String account, Instant taken, String reason, String asked, String reached, String title, int status,
        String browser, boolean sandboxed, String locale, String timeZone, Viewport viewport, int pictured, int height,
        long bytes,
        List<String> missing, List<String> links, Map<String, String> files) {

    /** The window that the page was shown in. */
    public record Viewport(int width, int height, int scale) {
    }

    public Manifest {
        missing = List.copyOf(missing);
        links = List.copyOf(links);
        files = new TreeMap<>(files);
    }
}
