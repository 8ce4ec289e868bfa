package se.bevara.snapshot;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import com.microsoft.playwright.Response;

/** Pictures one page: loads it, scrolls until it has stopped growing, judges what it is, takes it tile by tile. */
final class Picturing {

    private static final int STILL = 4;
    private static final double BEAT_MILLIS = 150;
    private static final int TRIES = 3;

    private final SnapshotSettings settings;
    private final Browsing browsing;
    private final GuardedWay way;
    private final long until;

    Picturing(SnapshotSettings settings, Browsing browsing, GuardedWay way) {
        this.settings = settings;
        this.browsing = browsing;
        this.way = way;
        this.until = System.nanoTime() + settings.patience().toNanos();
    }

    /** @throws PictureFailed for everything that is not the account's page, whole and at rest */
    Picture take(URI address) {
        var timedOut = new AtomicReference<>(false);
        try (var watch = new Watch(settings.patience(), () -> {
            timedOut.set(true);
            browsing.kill();
        }); var context = browsing.context(settings)) {
            return take(context, address);
        } catch (TimeoutError e) {
            throw new PictureFailed(Failure.UNSETTLED, "");
        } catch (PlaywrightException e) {
            throw timedOut.get() ? new PictureFailed(Failure.UNSETTLED, "") : new PictureFailed(Failure.BROWSER_FAILED, "");
        }
    }

    private Picture take(BrowserContext context, URI address) {
        context.setDefaultTimeout((double) settings.loading().toMillis());
        var page = context.newPage();
        context.onPage(Page::close); // what it opens beside itself
        var answer = new AtomicReference<Response>();
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.frame().equals(page.mainFrame())) {
                answer.set(response);
            }
        });
        load(page, address);
        var session = context.newCDPSession(page);
        scroll(page, session);
        var judging = new Judging(address, way);
        judging.answer(answer.get());
        judging.place(page.url());
        int height = height(session);
        var layout = Layout.of(session, URI.create(page.url()));
        judging.layout(layout, settings.depth());
        String title = page.title();
        var tiles = tiles(page, Math.min(height, settings.depth()));
        judging.place(page.url());
        judging.answer(answer.get());
        judging.tiles(tiles);
        return new Picture(address, URI.create(page.url()), title, answer.get().status(), tiles,
                settings.width() * settings.scale(), Math.min(height, settings.depth()), height, layout, way.bytes());
    }

    private void load(Page page, URI address) {
        try {
            page.navigate(address.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        } catch (TimeoutError e) {
            throw e;
        } catch (PlaywrightException e) {
            throw Judging.unloaded(e, address, way, browsing.alive());
        }
    }

    /** Down to the bottom or the depth, a screen at a time, until nothing grows any more; then up again. */
    private void scroll(Page page, CDPSession session) {
        int at = 0;
        int still = 0;
        int last = height(session);
        while (still < STILL) {
            inTime();
            at = Math.min(at + settings.height() * 4 / 5, Math.min(last, settings.depth()));
            page.evaluate("y => window.scrollTo(0, y)", at);
            page.waitForTimeout(BEAT_MILLIS);
            int now = height(session);
            boolean bottom = at >= Math.min(now, settings.depth());
            // Below the depth a page may grow as it likes.
            boolean grew = Math.min(now, settings.depth()) != Math.min(last, settings.depth());
            still = bottom && !grew ? still + 1 : 0;
            last = now;
        }
        page.evaluate("window.scrollTo(0, 0)");
        page.waitForTimeout(BEAT_MILLIS);
    }

    private void inTime() {
        if (System.nanoTime() > until - settings.patience().toNanos() / 3) {
            throw new PictureFailed(Failure.UNSETTLED, "");
        }
    }

    private static int height(CDPSession session) {
        JsonObject size = session.send("Page.getLayoutMetrics").getAsJsonObject("cssContentSize");
        return (int) Math.ceil(size.get("height").getAsDouble());
    }

    private List<byte[]> tiles(Page page, int height) {
        var tiles = new ArrayList<byte[]>();
        for (int top = 0; top < height; top += settings.tile()) {
            tiles.add(tile(page, top, Math.min(settings.tile(), height - top)));
        }
        return List.copyOf(tiles);
    }

    /** Chromium now and then fails to take a picture that it takes the next time. */
    private byte[] tile(Page page, int top, int height) {
        for (int attempt = 1;; attempt++) {
            try {
                return page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setClip(0, top, settings.width(), height)
                        .setAnimations(ScreenshotAnimations.DISABLED));
            } catch (TimeoutError e) {
                throw e;
            } catch (PlaywrightException e) {
                if (attempt == TRIES || !String.valueOf(e.getMessage()).contains("Unable to capture screenshot")) {
                    throw e;
                }
            }
        }
    }
}
