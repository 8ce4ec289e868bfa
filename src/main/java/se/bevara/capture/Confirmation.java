package se.bevara.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;
import se.bevara.capture.NightReceipt.Outcome;

/**
 * Asks an account's absent items by id, a known item that was seen tonight beside them, and only then says what they are. When too
 * many would be lost at once, nothing is marked and a person must look.
 */
final class Confirmation {

    private static final int ROUND = 49;
    private final Tools tools;
    private final AccountNight night;
    private final Visits.Visit visit;
    private final Map<Long, Absences.Absence> absences;
    private final Ancestors ancestors;
    private final List<Judged> lost = new ArrayList<>();
    private final boolean acknowledged;
    private long losing;

    /** What an absent item has turned out to be. */
    private record Judged(Item item, Change change, @Nullable Instant lastSeen) {
    }

    private Confirmation(Tools tools, AccountNight night, Visits.Visit visit) {
        this.tools = tools;
        this.night = night;
        this.visit = visit;
        absences = tools.absences().of(night.account.id()).stream().collect(Collectors.toMap(Absences.Absence::item, a -> a));
        ancestors = new Ancestors(tools.archive(), absences.keySet());
        acknowledged = tools.freezes().acknowledged(night.account.id());
    }

    /** Confirms what a visit could not find. An account that was not visited, or is frozen, is left as it is. */
    static void confirm(Tools tools, Connector connector, Account account, Access access, long run) {
        Optional<Visits.Visit> visit = tools.visits().find(run, account.id());
        if (visit.isEmpty() || visit.get().outcome() == Outcome.FAILED) {
            return;
        }
        if (tools.freezes().find(account.id()).isPresent()) {
            tools.visits().amend(run, account.id(), Outcome.FROZEN, VisitReport.empty());
            return;
        }
        NightFetcher fetcher = tools.fetchers().open(account, access);
        Instant started = tools.now();
        try {
            var night = AccountNight.open(tools, connector, account, access, run, fetcher, false);
            new Confirmation(tools, night, visit.get()).go();
        } finally {
            tools.visits().spent(run, account.id(), fetcher, Duration.between(started, tools.now()));
        }
    }

    private void go() {
        List<Item> items = tools.archive().items(absences.keySet()).stream().filter(this::asked).toList();
        for (int from = 0; from < items.size(); from += ROUND) {
            round(items.subList(from, Math.min(from + ROUND, items.size())));
            if (!acknowledged && losing >= tools.settings().freezeLeast() && frozen(tools.archive().present(night.account))) {
                return;
            }
        }
        lost.forEach(this::mark);
        night.batch.afterwards(() -> tools.freezes().forget(night.account.id()));
        night.batch.flush();
        amend(night.report.gaps().isEmpty() ? visit.outcome() : Outcome.PARTIAL);
    }

    /** Noticed tonight, or never explained, or missing; and not given up yet. */
    private boolean asked(Item item) {
        Absences.Absence absence = absences.get(item.id());
        if (absence == null || item.state() == ItemState.GONE || item.disposed()) {
            return false;
        }
        boolean open = absence.lastSeen() == null || absence.lastSeen().isBefore(absence.firstAbsent());
        boolean worth = absence.firstAbsent().isAfter(tools.now().minus(tools.settings().askAgain()));
        return worth && (open || absence.run() == night.run || item.state() == ItemState.MISSING);
    }

    private void round(List<Item> items) {
        boolean comments = items.stream().anyMatch(item -> item.kind() == Content.Kind.COMMENT);
        Item canary = canary(comments);
        Map<Long, String> threads = threads(items, canary);
        var asked = new ArrayList<Session.Asked>();
        items.forEach(item -> asked.add(asked(item, threads)));
        if (canary != null) {
            asked.add(asked(canary, threads));
        }
        Map<String, Session.Answer> answers = ask(asked);
        boolean alive = canary != null && answers.get(canary.remoteId()) instanceof Session.Answer.Here;
        if (!alive) {
            night.report.gap("bekräftelse av " + items.size() + " frånvarande", Failure.NO_CANARY,
                    "inget känt inlägg svarade på fråga med id");
        }
        for (Item item : items) {
            judge(item, answers.getOrDefault(item.remoteId(), new Session.Answer.Unclear(Failure.NOT_READABLE)), alive);
        }
    }

    /** Of comments a comment, where one was seen: a credential may read posts and not comments. */
    private @Nullable Item canary(boolean comments) {
        Long comment = visit.canaryComment();
        Long id = comments && comment != null ? comment : visit.canaryPost();
        return id == null ? null : tools.archive().item(id).orElse(null);
    }

    private Map<Long, String> threads(List<Item> items, @Nullable Item canary) {
        var ids = items.stream().filter(item -> item.kind() == Content.Kind.COMMENT).map(Item::thread)
                .collect(Collectors.toSet());
        if (canary != null && canary.kind() == Content.Kind.COMMENT) {
            ids.add(canary.thread());
        }
        var found = new HashMap<Long, String>();
        tools.archive().items(ids).stream().filter(post -> !post.disposed())
                .forEach(post -> found.put(post.id(), post.remoteId()));
        return found;
    }

    private static Session.Asked asked(Item item, Map<Long, String> threads) {
        boolean comment = item.kind() == Content.Kind.COMMENT;
        return new Session.Asked(item.remoteId(), comment, comment ? threads.get(item.thread()) : null);
    }

    private Map<String, Session.Answer> ask(List<Session.Asked> asked) {
        try {
            return night.session.byId(asked);
        } catch (FetchFailed e) {
            night.report.gap("bekräftelse av " + asked.size() + " frånvarande", e);
            return asked.stream().collect(
                    Collectors.toMap(Session.Asked::remoteId, a -> new Session.Answer.Unclear(e.failure()), (a, b) -> a));
        }
    }

    private void judge(Item item, Session.Answer answer, boolean canary) {
        if (answer instanceof Session.Answer.Here here) {
            here(item, here.seen());
            return;
        }
        Detection.answered(item.id(), item.state(), answer, doubt(item, answer, canary)).ifPresent(change -> {
            lost.add(new Judged(item, change, lastSeen(item)));
            losing += item.state() != ItemState.MISSING && !(change instanceof Change.Hidden) ? 1 : 0;
        });
    }

    /**
     * Why "not here" would not mean gone. An item that was edited may answer to a new id, which only a listing tells; below an item that
     * is not shown there is none.
     */
    private @Nullable String doubt(Item item, Session.Answer answer, boolean canary) {
        if (!canary) {
            return "canary silent";
        }
        boolean asked = answer instanceof Session.Answer.NotHere not && !not.hidden() && !ancestors.shown(item);
        return asked && night.session.idsMayChange() ? "its id may have changed unseen" : null;
    }

    /** Its listing lost it, the platform did not. */
    private void here(Item item, Seen seen) {
        Known known = tools.archive().known(night.account, List.of(seen.content().key())).get(seen.content().key());
        if (known == null || known.id() != item.id()) {
            night.report.gap("bekräftelse", Failure.NOT_READABLE, "svaret gällde en annan handling än den frågade");
            return;
        }
        night.compare(seen, known, new AccountNight.Place(null, null, Parentage.SAME, lastSeen(item)), number -> {
        });
        night.batch.afterwards(() -> tools.absences().answered(item.id(), tools.now()));
    }

    /** The listing's last complete reading, or when it was first archived if that was later. */
    private Instant lastSeen(Item item) {
        Absences.Absence absence = absences.get(item.id());
        Instant listed = absence == null ? null : absence.lastSeen();
        return listed == null || listed.isBefore(item.firstCaptured()) ? item.firstCaptured() : listed;
    }

    /** Freezes the account when too many of what it had are being lost. */
    private boolean frozen(long known) {
        boolean tooMany = losing > tools.settings().freezeShare() * known;
        if (tooMany) {
            freeze(known);
        }
        return tooMany;
    }

    private void freeze(long known) {
        night.batch.flush();
        tools.transaction().executeWithoutResult(status -> tools.freezes().freeze(night.account.id(), losing, known));
        night.report.note(
                "Minst %d av %d kända handlingar svarade inte. Inget har markerats; någon måste titta.".formatted(losing, known));
        amend(Outcome.FROZEN);
    }

    private void mark(Judged judged) {
        night.batch.count(judged.change());
        switch (judged.change()) {
            case Change.Gone gone -> turn(judged, ItemState.GONE, gone.evidence());
            case Change.Hidden hidden -> turn(judged, ItemState.HIDDEN, hidden.evidence());
            case Change.Missing missing -> turn(judged, ItemState.MISSING, missing.evidence());
            case Change.Added _,Change.Edited _,Change.Unchanged _,Change.Reappeared _ -> throw new IllegalStateException(
                    "item " + judged.item().id() + ": expected gone, hidden or missing, found "
                            + judged.change().getClass().getSimpleName());
        }
        night.batch.flushWhenFull();
    }

    private void turn(Judged judged, ItemState state, String evidence) {
        night.turn(judged.item().id(), state, judged.lastSeen(), evidence);
        if (state == ItemState.GONE) {
            night.batch.afterwards(() -> tools.absences().remove(judged.item().id()));
        }
    }

    private void amend(Outcome outcome) {
        tools.transaction()
                .executeWithoutResult(status -> tools.visits().amend(night.run, night.account.id(), outcome, night.report));
    }
}
