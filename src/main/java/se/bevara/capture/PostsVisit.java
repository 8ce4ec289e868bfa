package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;

/** The account's own posts: every page, and which threads are to be asked for. */
final class PostsVisit {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private final AccountNight night;
    private final Instant started;
    private final @Nullable Instant before;
    private final Set<Long> shown = new HashSet<>();
    private final List<ThreadVisit.Ask> asks = new ArrayList<>();
    private final List<Seen> answers = new ArrayList<>();
    private int pages;

    PostsVisit(AccountNight night) {
        this.night = night;
        started = night.tools.now();
        before = night.tools.listings().of(night.account.id()).posts();
    }

    /** The threads to be asked for tonight. */
    List<ThreadVisit.Ask> asks() {
        return asks;
    }

    /** What the account has answered and the archive does not know: it belongs in a thread, which alone tells its place. Newest first. */
    List<Seen> answers() {
        return answers;
    }

    Listing read() {
        Listing listing = Listing.read("posts of " + night.account.id(), night.tools.settings().pages(), this::listed,
                this::page);
        listing.notes().forEach(night.report::note);
        List<Known> known = night.tools.archive().posts(night.account);
        if (listing.failed() == null && listing.size() == 0 && known.stream().anyMatch(PostsVisit::standing)) {
            night.report.gap("inläggen", Failure.EMPTY_SUSPECT, "tom lista; kända inlägg fanns");
        } else if (listing.complete()) {
            absences(known);
        }
        night.batch.flush();
        return listing;
    }

    /** A look reads the first pages alone, which prove no absence. */
    private Session.Page listed(@Nullable String cursor) {
        Session.Page page = night.session.posts(cursor);
        pages++;
        return night.look && page.next() != null && pages >= night.tools.settings().looks().pages()
                ? new Session.Page(page.items(), null, page.total(), false, page.notes())
                : page;
    }

    private static boolean standing(Known known) {
        return known.state() == ItemState.VISIBLE || known.state() == ItemState.HIDDEN;
    }

    private void page(List<Seen> items) {
        Map<String, Known> known = night.tools.archive().known(night.account,
                items.stream().map(seen -> seen.content().key()).toList());
        Map<Long, Listings.Thread> threads = night.tools.listings().threads(known.values().stream().map(Known::id).toList());
        for (Seen seen : items) {
            Known item = known.get(seen.content().key());
            if (item != null) {
                shown.add(item.id());
            } else if (night.forbidden(seen, null)) {
                continue;
            } else if (seen.content().kind() == Content.Kind.COMMENT) {
                answers.add(seen);
                continue;
            }
            ThreadVisit.Ask ask = new ThreadVisit.Ask(new Session.Post(seen.content().remoteId(), seen.content().key()),
                    seen.replies(),
                    seen.content().platformTime().toInstant());
            var place = new AccountNight.Place(null, null, Parentage.SAME, before);
            night.listed(seen, item, place, number -> {
                ask.number(number);
                shown.add(number);
            });
            boolean placed = item != null && item.thread() != item.id();
            if (item == null || !placed && due(item, ask, threads.get(item.id()))) {
                if (item != null) {
                    ask.number(item.id());
                }
                asks.add(ask);
            }
        }
    }

    /** Warm threads, those whose count has changed, those never read to the end, and each night a share of all others. */
    private boolean due(Known post, ThreadVisit.Ask ask, Listings.@Nullable Thread thread) {
        if (thread == null) {
            return true;
        }
        Instant sign = thread.active().isAfter(post.platformTime()) ? thread.active() : post.platformTime();
        Duration sweep = night.tools.settings().fullSweep();
        Duration lately = night.look ? night.tools.settings().looks().hot() : night.tools.settings().warm();
        boolean warm = sign.isAfter(started.minus(lately));
        boolean counted = ask.replies() >= 0 && ask.replies() != thread.replies();
        if (night.look) {
            return warm || counted;
        }
        long days = Math.max(1, sweep.toDays());
        boolean turn = Math.floorMod(day(post.platformTime()), days) == Math.floorMod(day(started), days)
                && thread.complete().isBefore(started.minus(Duration.ofHours(12)));
        return warm || counted || turn || thread.complete().isBefore(started.minus(sweep));
    }

    private static long day(Instant at) {
        return LocalDate.ofInstant(at, SWEDEN).toEpochDay();
    }

    private void absences(List<Known> known) {
        night.batch.afterwards(() -> night.tools.listings().posts(night.account.id(), started));
        Instant since = night.session.listedSince();
        Set<Long> elsewhere = night.tools.dialogues().roots(night.account.id());
        for (Known post : known) {
            if (!shown.contains(post.id()) && !elsewhere.contains(post.id())
                    && (since == null || post.platformTime().isAfter(since))) {
                night.absent(post, before);
                night.orphans(post.id());
            }
        }
    }
}
