package se.bevara.snapshot;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Pictures one page in each window. */
final class Picturing {

    private final SnapshotSettings settings;
    private final Browsing browsing;
    private final GuardedWay way;
    private final Recipes recipes;

    Picturing(SnapshotSettings settings, Browsing browsing, GuardedWay way, Recipes recipes) {
        this.settings = settings;
        this.browsing = browsing;
        this.way = way;
        this.recipes = recipes;
    }

    /**
     * A page whose first window shows it is pictured, even where others do not: a telephone is often shown a wall.
     *
     * @throws PictureFailed for everything that is not the account's page, whole and at rest
     */
    Pictures take(Visit.Errand errand) {
        var views = new ArrayList<Picture>();
        var failed = new ArrayList<String>();
        for (Viewport viewport : settings.viewports()) {
            try {
                views.add(view(errand, viewport));
            } catch (PictureFailed e) {
                if (views.isEmpty() || !browsing.alive()) {
                    throw e;
                }
                failed.add(viewport.name() + ": ingen bild, " + e.failure().swedish()
                        + (e.detail().isEmpty() ? "" : " (" + e.detail() + ")"));
            }
        }
        return new Pictures(views, failed, recipes.version(), way.bytes(), browsing.emoji());
    }

    private Picture view(Visit.Errand errand, Viewport viewport) {
        var late = new AtomicBoolean();
        try (var watch = new Watch(settings.patience(), () -> {
            late.set(true);
            browsing.kill();
        }); var context = browsing.context(viewport)) {
            return new Visit(settings, browsing, viewport, new Judging(errand.address(), way, recipes), errand).take(context);
        } catch (PictureFailed e) {
            // A browser that has ended comes to no rest either.
            throw e.failure() == Failure.UNSETTLED && !late.get() && !browsing.alive()
                    ? new PictureFailed(Failure.BROWSER_FAILED, "")
                    : e;
        } catch (TimeoutError e) {
            throw new PictureFailed(Failure.UNSETTLED, "");
        } catch (PlaywrightException e) {
            throw new PictureFailed(late.get() ? Failure.UNSETTLED : Failure.BROWSER_FAILED, "");
        }
    }
}
