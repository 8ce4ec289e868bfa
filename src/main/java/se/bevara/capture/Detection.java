package se.bevara.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Fingerprint;
import se.bevara.archive.ItemState;
import se.bevara.archive.Known;

/** Tells what has changed. Pure: no clock, no database, no network. */
final class Detection {

    private Detection() {
    }

    /**
     * What an item that was shown tonight means.
     *
     * @param known the item as archived; null when it never was
     * @param print the fingerprint of what it says tonight
     * @param parentage of a known item
     */
    static List<Change> shown(Seen seen, @Nullable Known known, Fingerprint print, Parentage parentage) {
        boolean hidden = seen.content().hidden();
        if (known == null) {
            return List.of(new Change.Added(seen));
        }
        if (known.disposed()) {
            return List.of(new Change.Unchanged(known.id()));
        }
        var changes = new ArrayList<Change>(2);
        boolean edited = !print.equals(known.fingerprint()) || parentage == Parentage.MOVED;
        changes.add(edited ? new Change.Edited(known.id(), seen) : new Change.Unchanged(known.id()));
        state(known.id(), known.state(), hidden ? ItemState.HIDDEN : ItemState.VISIBLE,
                "shown as " + (hidden ? "hidden" : "visible"))
                .ifPresent(changes::add);
        return changes;
    }

    /**
     * What the platform's answer means for an item that was absent from its listing and asked for by id.
     *
     * @param state the item's present state
     * @param doubt why "not here" does not mean gone, such as that no known item of the account answered in the same round; null when
     *        it does
     */
    static Optional<Change> answered(long item, ItemState state, Session.Answer answer, @Nullable String doubt) {
        return switch (answer) {
            case Session.Answer.Here here -> state(item, state,
                    here.seen().content().hidden() ? ItemState.HIDDEN : ItemState.VISIBLE, "answered by id");
            case Session.Answer.NotHere not when doubt != null ->
                state(item, state, ItemState.MISSING, not.evidence() + " by id, " + doubt);
            case Session.Answer.NotHere not -> state(item, state, not.hidden() ? ItemState.HIDDEN : ItemState.GONE,
                    not.evidence() + " by id, canary answered");
            case Session.Answer.Unclear unclear ->
                state(item, state, ItemState.MISSING, "absent, " + unclear.failure().name().toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' ') + " by id");
        };
    }

    private static Optional<Change> state(long item, ItemState from, ItemState to, String evidence) {
        if (!Transitions.allowed(from, to)) {
            return Optional.empty();
        }
        return Optional.of(switch (to) {
            case VISIBLE -> new Change.Reappeared(item);
            case HIDDEN -> new Change.Hidden(item, evidence);
            case MISSING -> new Change.Missing(item, evidence);
            case GONE -> new Change.Gone(item, evidence);
            case DISPOSED ->
                throw new IllegalStateException("item " + item + ": expected a state on the platform, found disposed");
        });
    }
}
