package se.bevara.snapshot;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Pictures of a page that lie one below the other (Chrome DevTools Protocol, {@code Page.captureScreenshot}). They are compressed in haste:
 * lossless as well, a tenth larger, and made in a quarter of the time.
 */
record Tiles(CDPSession session, PageScript script, Viewport viewport) {

    private static final int TRIES = 3;

    /**
     * PNG files from the top down.
     *
     * @param width CSS pixels
     * @param scale pixels a CSS pixel
     * @param height of them all, CSS pixels
     * @param each height of the tallest, CSS pixels
     */
    List<byte[]> take(int width, int scale, int height, int each) {
        var tiles = new ArrayList<byte[]>();
        for (int top = 0; top < height; top += each) {
            script.ask(PageScript.question("still"));
            tiles.add(tile(top, width, Math.min(each, height - top), (double) scale / viewport.scale()));
        }
        return List.copyOf(tiles);
    }

    /** Chromium now and then fails to take a picture that it takes the next time. */
    private byte[] tile(int top, int width, int height, double zoom) {
        var asked = asked(top, width, height, zoom);
        for (int attempt = 1;; attempt++) {
            try {
                return Base64.getDecoder().decode(session.send("Page.captureScreenshot", asked).get("data").getAsString());
            } catch (PlaywrightException e) {
                if (attempt == TRIES || !String.valueOf(e.getMessage()).contains("Unable to capture screenshot")) {
                    throw e;
                }
            }
        }
    }

    private static JsonObject asked(int top, int width, int height, double zoom) {
        var clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", top);
        clip.addProperty("width", width);
        clip.addProperty("height", height);
        clip.addProperty("scale", zoom);
        var asked = new JsonObject();
        asked.addProperty("format", "png");
        asked.addProperty("captureBeyondViewport", true);
        asked.addProperty("optimizeForSpeed", true);
        asked.add("clip", clip);
        return asked;
    }
}
