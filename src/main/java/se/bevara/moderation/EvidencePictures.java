package se.bevara.moderation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.archive.Item;
import se.bevara.archive.Sightings;
import se.bevara.snapshot.ItemOutcome;
import se.bevara.snapshot.NotToBePictured;
import se.bevara.snapshot.Snapshots;

/**
 * Pictures what a case is about, where its reason asks for it: the item's page on its platform, and the archived thread. That there is no
 * picture never stops a case: what must go, must go, and the record says what is missing and why.
 */
@Component
final class EvidencePictures {

    private static final Logger LOG = LoggerFactory.getLogger(EvidencePictures.class);
    private static final String PAGE = "page";
    private static final String THREAD = "thread";
    private static final String WHY = "why";
    private static final String SHOWS = "shows";
    private static final String RECOGNISED = "handlingen känns igen i bilden";

    private final TransactionTemplate transaction;
    private final ObjectProvider<Snapshots> snapshots;
    private final ObjectProvider<Sightings> sightings;
    private final CaseTable table;
    private final Steps steps;
    private final ModerationSettings settings;

    EvidencePictures(PlatformTransactionManager transactions, ObjectProvider<Snapshots> snapshots,
            ObjectProvider<Sightings> sightings, CaseTable table, Steps steps, ModerationSettings settings) {
        this.transaction = new TransactionTemplate(transactions);
        this.snapshots = snapshots;
        this.sightings = sightings;
        this.table = table;
        this.steps = steps;
        this.settings = settings;
    }

    /**
     * What a picture came to.
     *
     * @param page folder with the item's page on its platform, below {@code archive/}; null where there is none
     * @param shows whether the item was recognised in that page
     * @param thread folder with the archived thread, laid out by this program; null where there is none
     * @param why what is not there is not, in Swedish; empty where both are
     */
    record Picture(@Nullable String page, boolean shows, @Nullable String thread, String why) {

        static Picture none(String why) {
            return new Picture(null, false, null, why);
        }
    }

    /** Pictures an item anew, and records what came of it. No lock is held while a browser works. */
    Picture take(String id, Item item, String by) {
        Picture picture = picture(id, item);
        var details = new HashMap<String, String>();
        var words = new HashMap<String, String>(Map.of(WHY, picture.why, SHOWS, picture.shows ? RECOGNISED : ""));
        Optional.ofNullable(picture.page).ifPresent(page -> {
            details.put(PAGE, page);
            words.put(PAGE, page);
        });
        Optional.ofNullable(picture.thread).ifPresent(thread -> {
            details.put(THREAD, thread);
            words.put(THREAD, thread);
        });
        transaction.executeWithoutResult(
                status -> steps.record(Steps.PICTURED, table.locked(id), by, details, words));
        return picture;
    }

    /** What the newest attempt came to; nothing where none has been made. */
    Optional<Picture> of(String id) {
        return steps.done(id).stream().filter(step -> step.kind().equals(Steps.PICTURED)).reduce((one, next) -> next)
                .map(step -> new Picture(text(step, PAGE), RECOGNISED.equals(text(step, SHOWS)), text(step, THREAD),
                        String.valueOf(step.words().get(WHY))));
    }

    private static @Nullable String text(Steps.Done step, String name) {
        return step.words().get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    private Picture picture(String id, Item item) {
        Snapshots found = snapshots.getIfAvailable();
        if (!settings.pictures() || found == null) {
            return Picture.none("bilder är avstängda i inställningarna");
        }
        if (!found.browserFound()) {
            return Picture.none("ingen webbläsare finns på datorn");
        }
        try {
            return found.item(item, "moderation", "Bevis i modereringsärende " + id).map(this::picture)
                    .orElseGet(() -> Picture.none("andra bilder togs just då"));
        } catch (NotToBePictured e) {
            return Picture.none("handlingen är stängd i arkivet och avbildas inte");
        } catch (RuntimeException e) {
            // Its message may quote the page.
            LOG.error("case {}: not pictured, {} at {}", id, e.getClass().getName(),
                    Arrays.stream(e.getStackTrace()).filter(frame -> frame.getClassName().startsWith("se.bevara")).findFirst());
            return Picture.none("oväntat fel när bilden skulle tas");
        }
    }

    private Picture picture(ItemOutcome outcome) {
        var page = outcome.page();
        var thread = outcome.reconstruction();
        var known = sightings.getIfAvailable();
        boolean shows = page != null && known != null && known.items(page.entry()).contains(outcome.item());
        String why = (page == null ? "på plattformen: " + outcome.swedish() : "")
                + (page == null && thread == null ? "; " : "")
                + (thread == null ? "rekonstruktionen: webbläsaren avbröts" : "");
        return new Picture(page == null ? null : page.folder(), shows, thread == null ? null : thread.folder(), why);
    }
}
