package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a decision.
 *
 * @param id its name within the decision
 * @param applies to which items
 * @param exceptions except these: each alone is enough
 * @param copies which copies it speaks of
 * @param gates what must be so at the disposal
 * @param then what follows when the archive authority has received it, for {@link Action#DELIVER}
 * @param recurrence when to picture, for {@link Action#PICTURE}; else null
 * @param neverCopied whether what it applies to must not be captured, pictured or passed on, whatever other rules say
 * @param line where it stands in its file, from 1
 */
public record Rule(String id, String text, Condition applies, List<Condition> exceptions, Set<Copy> copies, Action action,
        Level level,
        Retention retention, List<Condition> gates, Approval approval, List<Step> steps, @Nullable Recurrence recurrence,
        Action then,
        boolean neverCopied, int line) {

    public Rule {
        exceptions = List.copyOf(exceptions);
        copies = Set.copyOf(copies);
        gates = List.copyOf(gates);
        steps = List.copyOf(steps);
    }

    /** Whether an item is one that the rule speaks of. */
    Match match(Facts facts, LocalDate today) {
        Match match = applies.on(facts, today);
        for (Condition exception : exceptions) {
            if (match.is(Answer.NO)) {
                return match;
            }
            match = match.and(new Condition.Not(exception).on(facts, today));
        }
        return match;
    }

    /** Whether the rule decides what becomes of a copy. */
    boolean decides(Copy copy) {
        return copies.contains(copy) && switch (action) {
            case DISPOSE, DISPOSE_ON_PLATFORM, PRESERVE, DELIVER, REVIEW -> true;
            case REGISTER, PICTURE, HANDLE -> false;
        };
    }

    /** Whether the rule says when something is destroyed or leaves. */
    boolean disposes() {
        return switch (action) {
            case DISPOSE, DISPOSE_ON_PLATFORM, DELIVER -> true;
            case PRESERVE, REGISTER, REVIEW, PICTURE, HANDLE -> false;
        };
    }
}
