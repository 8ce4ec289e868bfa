package se.bevara.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A verdict as it is kept. */
record VerdictRow(long item, String account, int version, String verdict, @Nullable LocalDate dueOn, @Nullable LocalDate latest,
        @Nullable String approval, @Nullable String queue, @Nullable String decision, @Nullable Integer decisionVersion,
        @Nullable String rule, String platform, @Nullable LocalDate platformOn, @Nullable LocalDate againOn) {

    static VerdictRow of(Judging.Judged judged, Horizon horizon) {
        Judgement judgement = judged.judgement();
        Verdict verdict = judgement.archive().verdict();
        Optional<Verdict.DisposeFrom> disposal = disposal(verdict);
        Optional<Considered> won = judgement.archive().won().stream().findFirst();
        return new VerdictRow(judged.item().id(), judged.item().account(), judged.item().version(), verdict.word(),
                from(verdict), latest(verdict), disposal.map(from -> from.approval().name()).orElse(null),
                disposal.filter(from -> from.due(judgement.today())).map(from -> from.approval().name()).orElse(null),
                won.map(rule -> rule.decision().id()).orElse(null), won.map(rule -> rule.decision().version()).orElse(null),
                won.map(rule -> rule.rule().id()).orElse(null), judgement.platform().verdict().word(),
                from(judgement.platform().verdict()), horizon.next(judged.facts(), judgement).orElse(null));
    }

    private static Optional<Verdict.DisposeFrom> disposal(Verdict verdict) {
        return verdict instanceof Verdict.DisposeFrom from ? Optional.of(from) : Optional.empty();
    }

    private static @Nullable LocalDate from(Verdict verdict) {
        return switch (verdict) {
            case Verdict.DisposeFrom dispose -> dispose.from();
            case Verdict.DeliverThenDispose deliver -> deliver.from();
            case Verdict.Keep keep -> null;
            case Verdict.Waits waits -> null;
            case Verdict.Review review -> null;
            case Verdict.Blocked blocked -> null;
            case Verdict.Preserve preserve -> null;
        };
    }

    private static @Nullable LocalDate latest(Verdict verdict) {
        return verdict instanceof Verdict.DisposeFrom dispose
                ? dispose.latest()
                : verdict instanceof Verdict.DeliverThenDispose deliver ? deliver.latest() : null;
    }
}
