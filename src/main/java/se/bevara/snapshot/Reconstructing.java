package se.bevara.snapshot;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.accounts.Account;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;

/** Pictures single items with their threads, and accounts that cannot be pictured from outside. */
record Reconstructing(Archive archive, Uncopied uncopied, SnapshotSettings settings, Recording recording, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Reconstructing.class);

    /** An account's posts so many days back at the most. */
    private static final int DAYS = 183;

    /**
     * An account's archived content.
     *
     * @param last when it was last pictured; null when never
     * @throws PictureFailed when the browser fails
     */
    Snapshot account(BrowserTools tools, Taking taking, Account account, @Nullable LocalDate last, Recording.Order order) {
        var taken = taken();
        var today = LocalDate.ofInstant(taken, Recording.SWEDEN);
        var half = today.minusDays(DAYS);
        var content = Reproducing.account(archive, uncopied, account, last == null || last.isBefore(half) ? half : last, taken);
        var subject = new Recording.Subject(account, Snapshot.Kind.RECONSTRUCTION, Recording.half(today), content.title(),
                views -> Recognising.NOTHING);
        try (taking; var worker = taking.worker(tools)) {
            worker.way().begin(null);
            return new Reconstruction(recording, settings, worker.browsing()).record(subject, content, taken, order);
        }
    }

    /** Whether something of the account of which no copy may be made may be seen on its platform, as far as is known. */
    boolean restricted(Account account) {
        return uncopied.accounts().contains(account.id()) || archive.items(uncopied.items()).stream()
                .anyMatch(item -> item.account().equals(account.id()) && item.state() != ItemState.GONE && !item.disposed());
    }

    /** @throws NotToBePictured when no copy may be made of the item, or it is disposed of */
    ItemOutcome item(BrowserTools tools, Taking taking, Account account, Item item, Recording.Order order) {
        try (taking; var worker = taking.worker(tools)) {
            var forbidden = uncopied.items();
            if (item.disposed() || forbidden.contains(item.id())) {
                throw new NotToBePictured("item " + item.id() + ": expected one that may be pictured, found one that "
                        + (item.disposed() ? "is disposed of" : "must not be copied"));
            }
            String hindered = hindered(account, item, forbidden);
            var page = hindered == null
                    ? page(worker, taking.recipes(), account, item, order)
                    : new ItemOutcome(item.id(), null, null, null, hindered);
            return new ItemOutcome(item.id(), thread(worker, account, item, order), page.page(), page.failure(),
                    page.detail());
        }
    }

    /** Why an item's page on its platform is not to be shown; null where it may be. */
    private @Nullable String hindered(Account account, Item item, Set<Long> forbidden) {
        if (uncopied.accounts().contains(account.id())) {
            return "visas inte: kontot visar något som inte får avbildas";
        }
        return Collections.disjoint(forbidden, Reproducing.ids(archive, item))
                ? null
                : "visas inte: tråden har något som inte får avbildas";
    }

    private @Nullable Snapshot thread(Worker worker, Account account, Item item, Recording.Order order) {
        var taken = taken();
        var content = Reproducing.item(archive, uncopied, account, item, taken);
        var subject = new Recording.Subject(account, Snapshot.Kind.ITEM, "item-" + item.id(), content.title(),
                views -> Recognising.NOTHING);
        worker.way().begin(null);
        try {
            return new Reconstruction(recording, settings, worker.browsing()).record(subject, content, taken, order);
        } catch (PictureFailed e) {
            return null;
        }
    }

    /** The item's page on its platform, which the same states of failure apply to as to an account's. */
    private ItemOutcome page(Worker worker, Recipes recipes, Account account, Item item, Recording.Order order) {
        URI configured = settings.page(account.id());
        URI address = permalink(item);
        if (address == null) {
            return new ItemOutcome(item.id(), null, null, null, "handlingen har ingen egen adress");
        }
        if (configured != null && !same(configured, address)) {
            return new ItemOutcome(item.id(), null, null, null,
                    "handlingens adress finns inte där kontot är inställt att avbildas");
        }
        worker.way().begin(configured);
        try {
            var open = worker.browsing();
            var pictures = new Picturing(settings, open, worker.way(), recipes)
                    .take(new Visit.Errand(account.platform(), address, null));
            var thread = archive.items(Reproducing.ids(archive, item));
            var subject = new Recording.Subject(account, Snapshot.Kind.ITEM, "item-" + item.id() + "-page",
                    "Ögonblicksbild av handling " + item.id() + ", " + account.handle() + ", " + account.platform(),
                    views -> recording.recognising().on(thread, views));
            return new ItemOutcome(item.id(), null, recording.record(subject, pictures, open, taken(), order), null, "");
        } catch (PictureFailed e) {
            return new ItemOutcome(item.id(), null, null, e.failure(), e.detail());
        } catch (RuntimeException e) {
            // What is laid out from the archive is made even so.
            LOG.error("item {}: its page is not pictured, {}", item.id(), Taking.place(e));
            worker.end();
            return new ItemOutcome(item.id(), null, null, Failure.PROGRAM_FAILED, e.getClass().getSimpleName());
        }
    }

    private @Nullable URI permalink(Item item) {
        Content newest = Reproducing.read(archive, item, item.versions().getLast().number());
        URI address = newest == null ? null : newest.permalink();
        boolean web = address != null && address.getHost() != null && List.of("http", "https").contains(address.getScheme());
        return web ? address : null;
    }

    private static boolean same(URI one, URI other) {
        return one.getHost().equalsIgnoreCase(other.getHost()) && GuardedWay.port(one) == GuardedWay.port(other);
    }

    private Instant taken() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
