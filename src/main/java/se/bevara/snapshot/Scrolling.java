package se.bevara.snapshot;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Goes down a page until it has been seen far enough, so that it loads what it shows there. */
final class Scrolling {

    static final double BEAT_MILLIS = 150;
    private static final int STILL = 4;

    private final Page page;
    private final CDPSession session;
    private final PageScript script;
    private final Viewport viewport;
    private final int depth;
    private final @Nullable Instant since;
    private final long until;

    /**
     * @param since the day whose older items end the way, as far as the page tells times; null when none does
     * @param until when it must have come to rest, {@link System#nanoTime}
     */
    Scrolling(Page page, CDPSession session, PageScript script, Viewport viewport, int depth, @Nullable Instant since,
            long until) {
        this.page = page;
        this.session = session;
        this.script = script;
        this.viewport = viewport;
        this.depth = depth;
        this.since = since;
        this.until = until;
    }

    /** How far down the page is to be pictured, CSS pixels, and why not farther. @param height of the page as far as it had grown @param width of the page */
    record Reach(Ended ended, int down, int height, int width) {
    }

    /** Down a screen at a time, until nothing grows any more; then up again. */
    Reach run() {
        int at = 0;
        int still = 0;
        int last = height();
        int end = depth;
        while (still < STILL) {
            inTime();
            at = Math.min(at + viewport.height() * 4 / 5, Math.min(last, end));
            int older = to(at);
            page.waitForTimeout(BEAT_MILLIS);
            end = older > 0 ? Math.min(depth, older + viewport.height()) : depth;
            int now = height();
            boolean bottom = at >= Math.min(now, end);
            // Below its end a page may grow as it likes.
            boolean grew = Math.min(now, end) != Math.min(last, end);
            still = bottom && !grew ? still + 1 : 0;
            last = now;
        }
        to(0);
        page.waitForTimeout(BEAT_MILLIS);
        int height = height();
        Ended ended = end >= height ? Ended.GROWN : end < depth ? Ended.PERIOD : Ended.DEPTH;
        return new Reach(ended, Math.min(height, end), height, size("width"));
    }

    private int to(int y) {
        var question = PageScript.question("scroll");
        question.addProperty("to", y);
        if (since != null) {
            question.addProperty("since", since.toString());
        }
        return script.ask(question).get("older").getAsInt();
    }

    private void inTime() {
        if (System.nanoTime() > until) {
            throw new PictureFailed(Failure.UNSETTLED, "");
        }
    }

    private int height() {
        return size("height");
    }

    private int size(String which) {
        JsonObject size = session.send("Page.getLayoutMetrics").getAsJsonObject("cssContentSize");
        return (int) Math.ceil(size.get(which).getAsDouble());
    }
}
