package se.bevara.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.bevara.archive.Item;
import se.bevara.retention.Assessments;
import se.bevara.retention.Facts;
import se.bevara.retention.Holds;
import se.bevara.retention.Judgement;
import se.bevara.retention.Removals;
import se.bevara.retention.Verdicts;

/** What is to become of an item, for its own page: the verdict explained, the holds that cover it, what people have said of it. */
@Component
class Fates {

    private final Verdicts verdicts;
    private final Holds holds;
    private final Assessments assessments;
    private final Removals removals;
    private final Clock clock;

    Fates(Verdicts verdicts, Holds holds, Assessments assessments, Removals removals, Clock clock) {
        this.verdicts = verdicts;
        this.holds = holds;
        this.assessments = assessments;
        this.removals = removals;
        this.clock = clock;
    }

    /**
     * A verdict and all that led there.
     *
     * @param archive the verdict's word on the archive's copy, Swedish
     * @param explanation line by line, Swedish
     * @param removal the task to take it off its platform, as it stands; null when there has been none
     */
    record Fate(String archive, String platform, List<String> explanation, List<HoldPages.Row> holds, List<Said> facts,
            RemovalPages.@Nullable Ended removal) {
    }

    /** What somebody has said. */
    record Said(Assessments.Standing fact, @Nullable Moment at) {
    }

    /** Nothing for an item that is disposed of. */
    @Nullable
    Fate of(Item item, Locale locale) {
        if (item.disposed()) {
            return null;
        }
        Judgement judgement = verdicts.judge(List.of(item), Facts.day(clock.instant())).get(item.id());
        return judgement == null
                ? null
                : new Fate(judgement.archive().verdict().word(), judgement.platform().verdict().word(),
                        judgement.explanation().stream().map(Visible::line).toList(),
                        holds.over(item).stream().map(hold -> HoldPages.Row.of(hold, locale)).toList(),
                        assessments.of(item.id(), item.account()).stream().map(fact -> said(fact, locale)).toList(),
                        removals.of(item.id()).map(removal -> RemovalPages.Ended.of(removal, locale)).orElse(null));
    }

    private static Said said(Assessments.Standing fact, Locale locale) {
        return new Said(fact, fact.at() == null ? null : Times.at(fact.at(), locale));
    }
}
