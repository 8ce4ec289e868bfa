package se.bevara.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * @param recipes version of those that pages are handled by; null where there were none
 * @param views the page in each window, the first as told above
 * @param reconstruction whether this is no picture of a page but archived content, laid out by this program
 * @param shown which archived items it shows; null in manifests of before they were looked for
 * @param change how it differs from the snapshot before; null when there is none that it can be held against
 */
public record Manifest(String account, Instant taken, String reason, String asked, String reached, String title, int status,
        String browser, boolean sandboxed, String locale, String timeZone, Viewport viewport, int pictured, int height,
        long bytes,
        List<String> missing, List<String> links, Map<String, String> files, @Nullable String recipes, List<View> views,
        boolean reconstruction, @Nullable Shown shown, @Nullable Change change) {

    /** The window that the page was shown in. */
    public record Viewport(int width, int height, int scale) {
    }

    /**
     * A page in one window.
     *
     * @param name of the window
     * @param touch whether it is a telephone's
     * @param pictures names of its files from the top down
     * @param ended why it was not followed farther down, in Swedish
     * @param done to it before it was pictured, in Swedish
     */
    public record View(String name, Viewport viewport, boolean touch, String reached, String title, int status,
            List<String> pictures, int pictured, int height, String ended, List<String> done, List<String> missing) {
    }

    /**
     * How the page differs from how it was.
     *
     * @param against name of the snapshot before
     * @param top how much of the page's top differs, pixel by pixel at the same place, 0 to 1
     * @param added how much of its height the one before did not show, wherever it stood there, 0 to 1
     * @param gone how much of the height of the one before it does not show, 0 to 1
     */
    public record Change(String against, double top, double added, double gone) {

        /** In Swedish, in whole per cent. */
        public String swedish() {
            return "Överst ändrat %d %%, nytt %d %%, borta %d %%".formatted(Math.round(100 * top), Math.round(100 * added),
                    Math.round(100 * gone));
        }
    }

    public Manifest {
        views = views == null ? List.of() : List.copyOf(views);
        missing = List.copyOf(missing);
        links = List.copyOf(links);
        files = new TreeMap<>(files);
    }
}
