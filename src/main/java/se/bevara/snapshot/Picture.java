package se.bevara.snapshot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A page as it was seen in one window.
 *
 * @param title of the page
 * @param status of the answer that it came in, HTTP
 * @param tiles PNG files from the top down
 * @param scale pixels of theirs a CSS pixel
 * @param pictured how far down the pictures reach, CSS pixels
 * @param height of the whole page, CSS pixels, as far as it had grown
 * @param ended why not farther down
 * @param deeds what was done to the page before, in Swedish
 * @param unseen what of the page is not in the pictures for other reasons, in Swedish
 */
record Picture(Viewport viewport, URI asked, URI reached, String title, int status, List<byte[]> tiles, int scale,
        int pictured, int height, Layout layout, Ended ended, List<String> deeds, List<String> unseen) {

    Picture {
        tiles = List.copyOf(tiles);
        deeds = List.copyOf(deeds);
        unseen = List.copyOf(unseen);
    }

    /** What of the page the pictures do not show, in Swedish; empty when they show it all. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (pictured < height) {
            missing.add(String.format(Locale.ROOT, "Sidan fortsätter nedanför %d bildpunkter%s", pictured,
                    ended == Ended.PERIOD ? ", med inlägg från tiden före förra ögonblicksbilden" : ""));
        }
        missing.addAll(unseen);
        return missing;
    }
}
