package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;
import se.bevara.archive.KnownThread;

/** The comments below one post: compared page by page, at the end those that are not shown any more. */
final class ThreadVisit {

    private final AccountNight night;
    private final Ask ask;
    private final Instant started;
    private final @Nullable Instant before;
    private final @Nullable Instant reach;
    private final KnownThread knownThread;
    private final Set<Long> shown = new HashSet<>();
    private final Map<String, String> keysByRemoteId = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private boolean undecided;
    private Instant active;

    /** A post whose comments are asked for. */
    static final class Ask {
        private final Session.Post post;
        private final long replies;
        private final Instant posted;
        private final @Nullable Long dialogue;
        private long number;

        Ask(Session.Post post, long replies, Instant posted) {
            this(post, replies, posted, null);
        }

        /** @param dialogue number of the dialogue elsewhere that begins with the post */
        Ask(Session.Post post, long replies, Instant posted, @Nullable Long dialogue) {
            this.post = post;
            this.replies = replies;
            this.posted = posted;
            this.dialogue = dialogue;
        }

        /** Called when the post's number is known: at once, or when it has been archived. */
        void number(long item) {
            number = item;
        }

        long replies() {
            return replies;
        }

        /** 0 while it has none. */
        long number() {
            return number;
        }

        Session.Post post() {
            return post;
        }
    }

    ThreadVisit(AccountNight night, Ask ask) {
        this.night = night;
        this.ask = ask;
        started = night.tools.now();
        var thread = night.tools.listings().thread(ask.number);
        before = thread.map(Listings.Thread::complete).orElse(null);
        reach = reach(night.session.reach());
        boolean counted = ask.replies > thread.map(Listings.Thread::replies).orElse(0L);
        if (reach != null && counted && Objects.requireNonNullElse(before, ask.posted).isBefore(reach)) {
            night.report.note("Plattformen listar kommentarer bara en tid bakåt: äldre som inte redan var fångade kan saknas.");
        }
        knownThread = night.tools.archive().thread(night.account, ask.number);
        active = ask.posted;
        keysByRemoteId.put(ask.post.remoteId(), ask.post.key());
        numbers.put(ask.post.key(), ask.number);
    }

    /**
     * @param commentsSeen whether any comment of the account was seen tonight: then an empty answer is not a lost permission
     * @param last whether this is the last time it is asked for tonight
     */
    Listing read(boolean commentsSeen, boolean last) {
        return read(cursor -> night.session.comments(ask.post, cursor), commentsSeen, last);
    }

    /** @param pages the comments, by cursor, as they are to be compared */
    Listing read(Function<@Nullable String, Session.Page> pages, boolean commentsSeen, boolean last) {
        Listing listing = Listing.read("comments of " + ask.post.remoteId(), night.tools.settings().pages(), pages, this::page);
        listing.notes().forEach(night.report::note);
        if (listing.failed() != null) {
            return listing;
        }
        boolean emptied = listing.size() == 0 && expected();
        long told = told(listing);
        undecided = emptied && told < 0 && !commentsSeen && !last;
        if (emptied && (told > 0 || (told < 0 && !commentsSeen && last))) {
            night.report.gap(what(), Failure.EMPTY_SUSPECT, "tom lista; kända kommentarer fanns");
        } else if (listing.complete() && !undecided) {
            complete();
        }
        return listing;
    }

    /** From when on comments are listed; null when all are. An hour's difference between two clocks means nothing. */
    private @Nullable Instant reach(@Nullable Duration back) {
        return back == null ? null : started.minus(back).plus(Duration.ofHours(1));
    }

    /** Whether comments should be listed. Where older ones are not, the platform's count may well be theirs. */
    private boolean expected() {
        var standing = knownThread.comments().stream().filter(comment -> comment.state() == ItemState.VISIBLE).toList();
        return !standing.isEmpty()
                && (reach == null || standing.stream().allMatch(comment -> comment.platformTime().isAfter(reach)));
    }

    /** Whether comments of other threads must tell if an empty answer can be believed. */
    boolean undecided() {
        return undecided;
    }

    /** Whether a listing shows that comments can be read: an empty one only where the platform too counts none. */
    boolean shown(Listing listing) {
        return listing.complete() && (listing.size() > 0 || told(listing) == 0);
    }

    /** The platform's own count; negative when it does not tell. */
    long told(Listing listing) {
        Long total = listing.total();
        return total == null ? ask.replies : total;
    }

    String what() {
        return ask.dialogue == null ? "kommentarer till " + ask.post.remoteId() : "dialog " + ask.dialogue;
    }

    private void page(List<Seen> items) {
        var asked = new HashSet<String>();
        for (Seen seen : items) {
            keysByRemoteId.put(seen.content().remoteId(), seen.content().key());
            asked.add(seen.content().key());
            asked.add(Objects.requireNonNullElse(seen.content().parentKey(), seen.content().key()));
        }
        Map<String, Known> known = known(asked);
        known.forEach((key, item) -> numbers.put(key, item.id()));
        items.stream().map(seen -> known.get(seen.content().key())).filter(Objects::nonNull)
                .forEach(item -> shown.add(item.id()));
        for (Seen seen : ParentsFirst.of(items)) {
            Instant at = seen.content().platformTime().toInstant();
            active = at.isAfter(active) ? at : active;
            night.listed(seen, known.get(seen.content().key()), place(seen, known.get(seen.content().key())),
                    number -> archived(seen.content().key(), number));
        }
    }

    /** Nearly all are of this thread; only others must be asked for. */
    private Map<String, Known> known(Set<String> keys) {
        var found = new HashMap<String, Known>();
        var others = new ArrayList<String>();
        for (String key : keys) {
            knownThread.find(key).ifPresentOrElse(known -> found.put(key, known), () -> others.add(key));
        }
        others.removeIf(ask.post.key()::equals);
        found.putAll(night.tools.archive().known(night.account, others));
        return found;
    }

    /** What was archived before the listing ended is known when it ends, and was shown. */
    private void archived(String key, long number) {
        numbers.put(key, number);
        shown.add(number);
    }

    private AccountNight.Place place(Seen seen, @Nullable Known known) {
        String parent = parent(seen);
        return new AccountNight.Place(parent, ask.post.key(),
                known == null || known.disposed() ? Parentage.SAME : parentage(seen, known, parent),
                before, ask.dialogue);
    }

    /** The key of what it answers, where that is archived or on its way; of an answer to itself or to the unknown there is none. */
    private @Nullable String parent(Seen seen) {
        String told = seen.content().parentKey();
        if (told == null) {
            return null;
        }
        String key = keysByRemoteId.getOrDefault(told, told);
        boolean there = numbers.containsKey(key) || night.batch.holds(key);
        return there && !key.equals(seen.content().key()) ? key : null;
    }

    private Parentage parentage(Seen seen, Known known, @Nullable String parent) {
        long earlier = known.parent() == null ? 0 : known.parent();
        long now = parent == null ? 0 : numbers.getOrDefault(parent, 0L);
        Parentage told = Parentage.of(earlier, now, ask.number, shown.contains(earlier) || earlier == ask.number);
        return told == Parentage.MOVED && archivedSo(seen, known) ? Parentage.SAME : told;
    }

    /** The catalogue keeps the first parent; whether a move has been archived already, the newest version tells. */
    private boolean archivedSo(Seen seen, Known known) {
        return night.tools.archive().item(known.id())
                .map(item -> Objects.equals(night.tools.archive().content(item, known.version()).parentKey(),
                        seen.content().parentKey()))
                .orElse(false);
    }

    private void complete() {
        var thread = new Listings.Thread(ask.number, started, ask.replies, active);
        night.batch.afterwards(() -> night.tools.listings().thread(night.account.id(), thread));
        for (Known comment : knownThread.comments()) {
            if (!shown.contains(comment.id()) && comment.state() != ItemState.GONE && !comment.disposed()) {
                night.batch.afterwards(
                        () -> night.tools.absences().add(night.account.id(), comment.id(), before, night.tools.now(), night.run));
            }
        }
        night.batch.flushWhenFull();
    }
}
