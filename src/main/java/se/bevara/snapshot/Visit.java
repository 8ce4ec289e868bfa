package se.bevara.snapshot;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page in one window: loaded, handled by its recipes, gone down, judged, taken tile by tile. */
final class Visit {

    private static final int ROUNDS = 6;
    /** A page is pictured to this breadth at most, CSS pixels. */
    private static final int WIDEST = 2_560;

    private final SnapshotSettings settings;
    private final Browsing browsing;
    private final Viewport viewport;
    private final Judging judging;
    private final Errand errand;
    private final AtomicReference<@Nullable Response> answer = new AtomicReference<>();

    /**
     * What is to be pictured.
     *
     * @param platform of the account, whose recipes serve
     * @param since when the last snapshot was taken, where older items end the page; null otherwise
     */
    record Errand(String platform, URI address, @Nullable Instant since) {
    }

    Visit(SnapshotSettings settings, Browsing browsing, Viewport viewport, Judging judging, Errand errand) {
        this.settings = settings;
        this.browsing = browsing;
        this.viewport = viewport;
        this.judging = judging;
        this.errand = errand;
    }

    /** @throws PictureFailed with what was seen, as far as a page was */
    Picture take(BrowserContext context) {
        long until = System.nanoTime() + settings.patience().toNanos() * 2 / 3;
        context.setDefaultTimeout((double) settings.loading().toMillis());
        var page = context.newPage();
        context.onPage(Page::close); // what it opens beside itself
        page.onCrash(crashed -> browsing.kill()); // what is asked of it then is never answered
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.frame().equals(page.mainFrame())) {
                answer.set(response);
            }
        });
        try {
            load(page);
            return take(page, context.newCDPSession(page), until);
        } catch (PictureFailed e) {
            throw e.failure().reached() ? e.with(Aside.of(page, answer.get(), e.mark())) : e;
        } catch (TimeoutError e) {
            throw new PictureFailed(Failure.UNSETTLED, "").with(Aside.of(page, answer.get(), ""));
        }
    }

    private void load(Page page) {
        try {
            page.navigate(errand.address().toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
        } catch (TimeoutError e) {
            throw e;
        } catch (PlaywrightException e) {
            throw Judging.unloaded(e, judging.asked(), judging.way(), browsing.alive());
        }
    }

    private Picture take(Page page, CDPSession session, long until) {
        var script = new PageScript(session);
        var handling = handling(page, script);
        var scrolling = new Scrolling(page, session, script, viewport, settings.depth(), errand.since(), until);
        judge(page, handling);
        handling.act();
        wall(handling);
        var reach = scrolling.run();
        for (int round = 1; round < ROUNDS && handling.act(); round++) {
            reach = scrolling.run();
        }
        judge(page, handling);
        wall(handling);
        var layout = Layout.of(session, Address.uri(page.url()));
        judging.layout(layout, settings.depth());
        String title = page.title();
        var frame = frame(reach);
        var tiles = new Tiles(page, session, script, viewport).take(frame.width, frame.scale, reach.down(), settings.tile());
        judge(page, handling);
        judging.tiles(tiles);
        var last = answer.get();
        return new Picture(viewport, errand.address(), Address.uri(page.url()), title, last == null ? 0 : last.status(), tiles,
                frame.scale, reach.down(), reach.height(), layout, reach.ended(),
                Stream.concat(frame.told.stream(), handling.told().stream()).toList(), unseen(handling, frame, reach));
    }

    /** How much of the page's breadth is pictured. @param scale pixels a CSS pixel @param told of it, in Swedish */
    private record Frame(int width, int scale, List<String> told) {
    }

    /** A telephone shows a page that is wider than its window from farther off, whole; a desktop shows it to its edge. */
    private Frame frame(Scrolling.Reach reach) {
        return viewport.touch() && reach.width() > viewport.width()
                ? new Frame(Math.min(reach.width(), WIDEST), 1,
                        List.of("Sidan är %d bildpunkter bred och avbildad på längre håll, som en telefon visar den"
                                .formatted(reach.width())))
                : new Frame(viewport.width(), viewport.scale(), List.of());
    }

    private static List<String> unseen(Handling handling, Frame frame, Scrolling.Reach reach) {
        var unseen = new ArrayList<>(handling.missing());
        if (reach.width() > frame.width) {
            unseen.add("Sidan är %d bildpunkter bred; de %d längst till vänster är avbildade".formatted(reach.width(),
                    frame.width));
        }
        return unseen;
    }

    /** A consent wall at an address of its own is answered there: refusing leads back. */
    private Handling handling(Page page, PageScript script) {
        if (judging.wall(page.url()) == Failure.CONSENT_WALL) {
            var there = new Handling(page, script, judging.recipes().serving(errand.platform(), Address.uri(page.url())),
                    settings.depth());
            there.leave();
        }
        return new Handling(page, script, judging.recipes().serving(errand.platform(), errand.address()), settings.depth());
    }

    private void judge(Page page, Handling handling) {
        try {
            judging.answer(answer.get());
        } catch (PictureFailed e) {
            // Walls may come with an error: who checks for robots says 403, who asks to log in 401 or 429.
            if (e.failure() == Failure.HTTP_ERROR) {
                judging.walled(page.url());
                handling.wall().filter(wall -> wall.failure() == Failure.CAPTCHA).ifPresent(wall -> {
                    throw failed(wall);
                });
            }
            throw e;
        }
        judging.place(page.url());
    }

    private static void wall(Handling handling) {
        handling.wall().ifPresent(wall -> {
            throw failed(wall);
        });
    }

    private static PictureFailed failed(Handling.Wall wall) {
        return new PictureFailed(wall.failure(), "").marked(wall.mark());
    }
}
