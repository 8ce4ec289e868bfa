package se.bevara.moderation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Considered;
import se.bevara.retention.Judgement;
import se.bevara.retention.Verdict;
import se.bevara.retention.Work;

/**
 * Whether a decision in force allows the copy on the platform to go, and which.
 *
 * @param rule the rule that allows it; null where none does
 * @param why in words, either way
 */
record Support(@Nullable Considered rule, String why) {

    /** @param gone the day by which it had gone, when it went first; null when it still stands there */
    static Support of(@Nullable Judgement judgement, @Nullable LocalDate gone) {
        if (judgement == null) {
            return new Support(null, "arkivet har inte handlingen, så den bedöms inte");
        }
        if (!(judgement.platform().verdict() instanceof Verdict.DisposeFrom from)) {
            return new Support(null, "i mediet: " + judgement.platform().verdict().word() + "; "
                    + judgement.platform().verdict().reason());
        }
        LocalDate day = gone == null ? judgement.today() : gone;
        List<String> missing = judgement.tasks().stream().filter(task -> task.work() == Work.REMOVE)
                .flatMap(task -> task.missing().stream()).distinct().toList();
        if (day.isBefore(gone == null ? from.from() : from.allowed())) {
            return new Support(null, "beslutet tillåter det först " + (gone == null ? from.from() : from.allowed()));
        }
        if (!missing.isEmpty()) {
            return new Support(null, "det saknas: " + String.join(", ", missing));
        }
        return judgement.platform().won().stream().findFirst().map(rule -> new Support(rule, from.reason()))
                .orElse(new Support(null, from.reason()));
    }
}
