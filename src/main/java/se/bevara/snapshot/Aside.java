package se.bevara.snapshot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import org.jspecify.annotations.Nullable;

/**
 * What was seen in a page's place, for a person who looks for the reason.
 *
 * @param picture PNG of one window; empty where it could not be taken
 * @param reached address without its query
 * @param status of its answer, HTTP; 0 where there was none
 * @param mark what told it, by the recipes
 */
record Aside(byte[] picture, String reached, int status, String mark) {

    private static final int LARGEST = 4_000_000;
    private static final double PATIENCE_MILLIS = 5_000;

    static Aside of(Page page, @Nullable Response answer, String mark) {
        return new Aside(picture(page), page.url().split("[?#]", 2)[0], answer == null ? 0 : answer.status(), mark);
    }

    private static byte[] picture(Page page) {
        try {
            byte[] picture = page.screenshot(new Page.ScreenshotOptions().setTimeout(PATIENCE_MILLIS));
            return picture.length > LARGEST ? new byte[0] : picture;
        } catch (PlaywrightException e) {
            return new byte[0];
        }
    }
}
