package se.bevara.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.Known;
import se.bevara.dialogues.Dialogue;

/**
 * The dialogues that the account has on others' pages, as they are registered. Of such a page nothing but the dialogue is kept, counted or
 * told of; of one that the account has written nothing in, nothing at all.
 */
final class DialoguesVisit {

    private final AccountNight night;

    DialoguesVisit(AccountNight night) {
        this.night = night;
    }

    void read() {
        for (Dialogue dialogue : night.tools.dialogues().inForce(night.account.id())) {
            try {
                visit(dialogue);
            } catch (FetchFailed e) {
                boolean ofOne = ofAnother(e.failure()) || e.failure() == Failure.NO_CREDENTIAL;
                if (AccountVisit.concernsAll(e.failure()) && !ofOne) {
                    night.batch.flush();
                    throw e;
                }
                gap(dialogue, e.failure());
            }
            night.batch.flush();
        }
    }

    /** Our account has just been seen: it is the other's that is gone, or closed to us. */
    private static boolean ofAnother(Failure failure) {
        return failure == Failure.ACCOUNT_GONE || failure == Failure.ACCOUNT_PRIVATE || failure == Failure.FORBIDDEN;
    }

    /** What was asked for would name the other. */
    private void gap(Dialogue dialogue, Failure failure) {
        night.report.gap(what(dialogue), ofAnother(failure) ? Failure.NO_SUCH_POST : failure, "frågas igen nästa natt");
    }

    private static String what(Dialogue dialogue) {
        return "dialog " + dialogue.number();
    }

    private void note(Dialogue dialogue, String note) {
        night.report.note("Dialog " + dialogue.number() + ": " + note);
    }

    private void visit(Dialogue dialogue) {
        Known root = root(dialogue);
        Optional<String> id = root == null ? night.session.idOf(dialogue.address()) : Optional.of(root.remoteId());
        if (id.isEmpty()) {
            note(dialogue, "Bevara har ingen väg till andras trådar på plattformen.");
            return;
        }
        switch (asked(dialogue, id.get())) {
            case Session.Answer.Here here -> shown(dialogue, here.seen());
            case Session.Answer.NotHere _ when root != null -> notShown(root);
            case Session.Answer.NotHere _ -> gap(dialogue, Failure.NO_SUCH_POST);
            case Session.Answer.Unclear unclear -> gap(dialogue, unclear.failure());
        }
    }

    /** What the dialogue begins with, where that is archived. What has been disposed of is found by its address alone. */
    private @Nullable Known root(Dialogue dialogue) {
        Long number = dialogue.root();
        Item item = number == null ? null : night.tools.archive().item(number).orElse(null);
        return item == null || item.disposed()
                ? null
                : known(night.tools.archive().content(item, item.versions().getLast().number()).key());
    }

    private @Nullable Known known(String key) {
        return night.tools.archive().known(night.account, List.of(key)).get(key);
    }

    /** Where ids change when something is edited, its address alone leads to it. */
    private Session.Answer asked(Dialogue dialogue, String id) {
        Session.Answer answer = asked(id);
        return answer instanceof Session.Answer.NotHere && night.session.idsMayChange()
                ? night.session.idOf(dialogue.address()).filter(now -> !now.equals(id)).map(this::asked).orElse(answer)
                : answer;
    }

    private Session.Answer asked(String id) {
        return night.session.byId(List.of(new Session.Asked(id, false, null))).getOrDefault(id,
                new Session.Answer.Unclear(Failure.NOT_READABLE));
    }

    private void notShown(Known root) {
        night.absent(root, night.tools.listings().thread(root.id()).map(Listings.Thread::complete).orElse(null));
        night.orphans(root.id());
    }

    private void shown(Dialogue dialogue, Seen root) {
        Known known = known(root.content().key());
        if (root.ours() || known != null && known.thread() != known.id()) {
            note(dialogue, "adressen leder till något som fångas ändå, med kontots egna trådar.");
            return;
        }
        var post = new Session.Post(root.content().remoteId(), root.content().key());
        var ask = new ThreadVisit.Ask(post, root.replies(), root.content().platformTime().toInstant(), dialogue.number());
        if (known != null) {
            archived(dialogue, root, known, ask);
        }
        var all = new ArrayList<Seen>();
        Listing listing = Listing.read(what(dialogue), night.tools.settings().pages(),
                cursor -> night.session.comments(post, cursor), all::addAll);
        FetchFailed failed = listing.failed();
        if (failed != null) {
            throw failed;
        }
        Dialogued ours = Dialogued.of(all, inThread(known), apart(all, known));
        if (known == null && !ours.ours()) {
            note(dialogue, "inget av vårt ännu; inget är sparat.");
            return;
        }
        if (known == null) {
            archived(dialogue, root, null, ask);
        }
        if (ask.number() != 0) {
            Long told = all.isEmpty() ? null : Long.valueOf(ours.kept().size());
            var page = new Session.Page(ours.kept(), null, told, listing.complete(), List.of());
            new ThreadVisit(night, ask).read(cursor -> page, false, true);
        }
    }

    private Predicate<Seen> inThread(@Nullable Known root) {
        if (root == null) {
            return seen -> false;
        }
        var thread = night.tools.archive().thread(night.account, root.id());
        return seen -> thread.find(seen.content().key()).isPresent();
    }

    /** What the account wrote here that was archived as a thread of its own, before the dialogue was registered. */
    private Set<String> apart(List<Seen> all, @Nullable Known root) {
        List<String> ours = all.stream().filter(Seen::ours).map(Seen::content).map(Content::key).toList();
        return night.tools.archive().known(night.account, ours).entrySet().stream()
                .filter(one -> root == null || one.getValue().thread() != root.id()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Compares what the dialogue begins with. It may be that it must not be kept: then it gets no number. */
    private void archived(Dialogue dialogue, Seen root, @Nullable Known known, ThreadVisit.Ask ask) {
        Instant before = known == null
                ? null
                : night.tools.listings().thread(known.id()).map(Listings.Thread::complete).orElse(null);
        if (known != null) {
            begins(dialogue, known.id(), ask);
        }
        night.listed(root, known, new AccountNight.Place(null, null, Parentage.SAME, before, dialogue.number()),
                number -> begins(dialogue, number, ask));
        night.batch.flush();
    }

    private void begins(Dialogue dialogue, long item, ThreadVisit.Ask ask) {
        ask.number(item);
        Long before = dialogue.root();
        if (before == null || before != item) {
            night.tools.dialogues().archived(dialogue.number(), item);
        }
    }
}
