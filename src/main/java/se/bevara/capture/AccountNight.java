package se.bevara.capture;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Accession;
import se.bevara.archive.Captured;
import se.bevara.archive.Content;
import se.bevara.archive.Direction;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;
import se.bevara.archive.Media;
import se.bevara.dialogues.Elsewhere;

/** One account, one night, as far as it has come: compares what is shown with the archive and gathers what is new. */
final class AccountNight {

    final Tools tools;
    final Account account;
    final long run;
    final Session session;
    final Batch batch;
    final VisitReport report;
    private final Attachments attachments;
    private final Set<Long> absent;
    private final Set<Long> mediaGaps;
    private final Function<Content, Optional<String>> forbidden;
    /** Whether it is a mere look between the nights. */
    final boolean look;
    private final boolean keepsOthers;
    private final Set<String> unkept = new HashSet<>();
    /** Enough of a kind to tell what its items look like, and few enough to cost nothing. */
    private static final int WATCHED = 50;
    private final Map<Content.Kind, Integer> watched = new EnumMap<>(Content.Kind.class);
    private long got;
    private @Nullable Long canaryPost;
    private @Nullable Long canaryComment;

    private AccountNight(Tools tools, Account account, long run, Session session, NightFetcher fetcher,
            boolean keepsOthers, boolean look) {
        this.tools = tools;
        this.account = account;
        this.run = run;
        this.session = session;
        this.keepsOthers = keepsOthers;
        this.look = look;
        batch = new Batch(tools, account, run);
        report = VisitReport.empty();
        attachments = new Attachments(fetcher, session, report);
        absent = tools.absences().items(account.id());
        forbidden = tools.forbidden(account);
        mediaGaps = tools.mediaGaps().since(account.id(), tools.now().minus(tools.settings().mediaAgain()));
    }

    static AccountNight open(Tools tools, Connector connector, Account account, Access access, long run, NightFetcher fetcher,
            boolean look) {
        boolean keepsOthers = !connector.limitedByTerms() || account.legal().keepsRemovedText();
        return new AccountNight(tools, account, run, connector.open(account, access, fetcher), fetcher, keepsOthers, look);
    }

    /**
     * Where an item stands.
     *
     * @param parent key of the item it answers, archived or on its way
     * @param thread key of the post its thread begins with; null for a post
     * @param lastSeen when its listing was last read to its end
     * @param dialogue number of the dialogue elsewhere that it belongs to, if it does
     */
    record Place(@Nullable String parent, @Nullable String thread, Parentage parentage, @Nullable Instant lastSeen,
            @Nullable Long dialogue) {

        Place(@Nullable String parent, @Nullable String thread, Parentage parentage, @Nullable Instant lastSeen) {
            this(parent, thread, parentage, lastSeen, null);
        }

        /** Why an item has its direction. */
        String reason(boolean ours) {
            String author = ours ? "author is the account" : "author is another than the account";
            return new Elsewhere(author, dialogue).stored();
        }
    }

    long got() {
        return got;
    }

    @Nullable
    Long canaryPost() {
        return canaryPost;
    }

    @Nullable
    Long canaryComment() {
        return canaryComment;
    }

    /** Whether a new item must not be captured: it is told that it is still there, and nothing more. */
    boolean forbidden(Seen seen, @Nullable Known known) {
        Optional<String> by = known == null ? forbidden.apply(seen.content()) : Optional.empty();
        by.ifPresent(id -> report.note("det som ärende " + id + " gäller syns ännu; det får inte kopieras och fångades inte"));
        return by.isPresent();
    }

    /** Compares an item that a listing shows. */
    void listed(Seen seen, @Nullable Known known, Place place, LongConsumer number) {
        got++;
        if (watched.merge(seen.content().kind(), 1, Integer::sum) <= WATCHED) {
            tools.fetchers().watch().item(account.platform(), seen.content().kind(), seen.raw());
        }
        if (known != null && !known.disposed()) {
            if (place.dialogue() == null) {
                canary(seen.content().kind(), known);
            }
            if (absent.remove(known.id())) {
                batch.afterwards(() -> tools.absences().remove(known.id()));
            }
        }
        compare(seen, known, place, number);
    }

    /** Compares an item, however it was shown. */
    void compare(Seen seen, @Nullable Known known, Place place, LongConsumer number) {
        if (batch.holds(seen.content().key()) || forbidden(seen, known)) {
            return;
        }
        if (known != null && known.disposed()) {
            mediaGaps.remove(known.id());
        }
        var print = tools.archive().fingerprint(account, seen.content());
        for (Change change : Detection.shown(seen, known, print, place.parentage())) {
            if (change instanceof Change.Added && !kept(seen)) {
                return;
            }
            Change told = change instanceof Change.Edited edited && uncopied(edited, seen)
                    ? new Change.Unchanged(edited.item())
                    : change;
            batch.count(told);
            archive(told, seen, place, number);
        }
        if (known != null && !known.disposed()) {
            counters(seen.content(), known);
        }
        batch.flushWhenFull();
    }

    /** Whether the account's legal profile lets it be kept. What may not be is counted, and nothing else of it is. */
    private boolean kept(Seen seen) {
        boolean kept = seen.ours() || keepsOthers;
        if (!kept) {
            unkept.add(seen.content().key());
        }
        return kept;
    }

    private boolean uncopied(Change.Edited edited, Seen seen) {
        return tools.archive().outlines().uncopied(edited.item()) || !kept(seen);
    }

    /** How much was shown and not kept; nothing when all was. */
    void tellUnkept() {
        if (!unkept.isEmpty()) {
            report.note(unkept.size()
                    + " inlägg och ändringar av andra sparades inte: kontots rättsliga profil i registret medger inte att "
                    + "andras text behålls när den har tagits bort, och plattformens villkor kräver ett sådant beslut.");
        }
    }

    private void archive(Change change, Seen seen, Place place, LongConsumer number) {
        switch (change) {
            case Change.Added _ -> first(seen, place, number);
            case Change.Edited edited -> next(edited.item(), seen);
            case Change.Unchanged unchanged -> again(unchanged.item(), seen);
            case Change.Hidden hidden -> turn(hidden.item(), ItemState.HIDDEN, place.lastSeen(), hidden.evidence());
            case Change.Reappeared back -> turn(back.item(), ItemState.VISIBLE, place.lastSeen(), "shown again");
            case Change.Missing missing -> turn(missing.item(), ItemState.MISSING, place.lastSeen(), missing.evidence());
            case Change.Gone gone -> turn(gone.item(), ItemState.GONE, place.lastSeen(), gone.evidence());
        }
    }

    private void first(Seen seen, Place place, LongConsumer number) {
        List<Media> media = attachments.of(seen.content());
        Direction direction = seen.ours() ? Direction.DRAWN_UP : Direction.RECEIVED;
        boolean gaps = !Attachments.complete(media);
        batch.add(new Accession.First(captured(seen), direction, place.reason(seen.ours()), place.parent(), place.thread(),
                media), id -> {
                    number.accept(id);
                    if (gaps) {
                        tools.mediaGaps().add(account.id(), id, tools.now());
                    }
                });
    }

    private void next(long item, Seen seen) {
        List<Media> media = attachments.of(seen.content());
        batch.add(new Accession.Next(item, captured(seen), media), media, id -> {
        });
        batch.afterwards(() -> {
            tools.mediaGaps().remove(item);
            if (!Attachments.complete(media)) {
                tools.mediaGaps().add(account.id(), item, tools.now());
            }
        });
    }

    /** An unchanged item with attachments that could not be had: perhaps they can tonight. */
    private void again(long item, Seen seen) {
        if (!mediaGaps.remove(item) || tools.archive().outlines().uncopied(item)) {
            return;
        }
        Item.Version newest = tools.archive().item(item).orElseThrow().versions().getLast();
        List<Media> media = attachments.of(seen.content(), Attachments.missing(newest));
        List<Media> late = media.stream().filter(medium -> medium.failure() == null).toList();
        if (!late.isEmpty()) {
            batch.addLate(new Accession.LateMedia(item, newest.number(), tools.now(), late));
        }
        if (late.size() == media.size()) {
            batch.afterwards(() -> tools.mediaGaps().remove(item));
        }
    }

    /** A known item that its listing, read to its end, does not show: it is asked for by id. */
    void absent(Known item, @Nullable Instant lastSeen) {
        if (item.state() != ItemState.GONE && !item.disposed() && item.askable()) {
            batch.afterwards(() -> tools.absences().add(account.id(), item.id(), lastSeen, tools.now(), run));
            batch.flushWhenFull();
        }
    }

    /** The comments of a post that is not shown are in no listing either: while its thread is warm they are asked for by id. */
    void orphans(long post) {
        tools.listings().thread(post).filter(thread -> thread.active().isAfter(tools.now().minus(tools.settings().warm())))
                .ifPresent(thread -> tools.archive().comments(post).forEach(comment -> absent(comment, thread.complete())));
    }

    void turn(long item, ItemState state, @Nullable Instant lastSeen, String evidence) {
        Instant now = tools.now();
        batch.add(new Accession.Turned(item, state, Objects.requireNonNullElse(lastSeen, now), now, evidence), List.of(), id -> {
        });
    }

    private void counters(Content content, Known known) {
        Map<String, Long> counts = content.counts();
        if (tools.archive().countsPrint(counts) != known.counts()) {
            batch.add(new Accession.Counted(known.id(), tools.now(), counts), List.of(), id -> {
            });
        }
    }

    private Captured captured(Seen seen) {
        return new Captured(seen.content(), seen.raw().block(), seen.raw().mediaType(), seen.raw().answerDigest(), tools.now());
    }

    /** A visible item of our own pages that was known before: it can be asked for by id to tell whether by-id answers mean anything. */
    private void canary(Content.Kind kind, Known known) {
        if (kind == Content.Kind.POST) {
            canaryPost = canaryPost == null ? (Long) known.id() : canaryPost;
        } else {
            canaryComment = canaryComment == null ? (Long) known.id() : canaryComment;
        }
    }
}
