package se.bevara.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.bevara.archive.Outline;

/**
 * A verdict as far as it is kept: of an item that is due the whole row, of others the word and the day alone.
 *
 * @param againOn the next day on which time alone could change it
 * @param queue the approval that an item waits for that is due; else null, as all that concerns it
 */
record VerdictRow(long item, String account, int version, String word, @Nullable LocalDate againOn, @Nullable LocalDate dueOn,
        @Nullable LocalDate latest, @Nullable String queue, @Nullable String decision, @Nullable Integer decisionVersion,
        @Nullable String rule) {

    static VerdictRow of(Judging.Judged judged, Horizon horizon) {
        Judgement judgement = judged.judgement();
        Verdict verdict = judgement.archive().verdict();
        Outline item = judged.item();
        LocalDate again = horizon.next(judged.facts(), judgement).orElse(null);
        Optional<Verdict.DisposeFrom> due = due(verdict, judgement.today());
        if (due.isEmpty()) {
            return new VerdictRow(item.id(), item.account(), item.version(), verdict.word(), again, null, null, null, null,
                    null, null);
        }
        Considered won = judgement.archive().won().getFirst();
        return new VerdictRow(item.id(), item.account(), item.version(), verdict.word(), again, due.get().from(),
                due.get().latest(), due.get().approval().name(), won.decision().id(), won.decision().version(), won.rule().id());
    }

    private static Optional<Verdict.DisposeFrom> due(Verdict verdict, LocalDate today) {
        return verdict instanceof Verdict.DisposeFrom from && from.due(today) ? Optional.of(from) : Optional.empty();
    }

    /** The same of another item that is judged alike. */
    VerdictRow of(Outline other) {
        return other.id() == item
                ? this
                : new VerdictRow(other.id(), account, other.version(), word, againOn, dueOn, latest, queue, decision,
                        decisionVersion, rule);
    }

    /** What is kept of it where it is due. */
    VerdictRow whatIsDue() {
        return new VerdictRow(item, account, version, "", null, dueOn, latest, queue, decision, decisionVersion, rule);
    }

    /** Whether it is due. */
    boolean due() {
        return queue != null;
    }
}
