package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NightWork;

/**
 * Judges, each night, what has changed, opens and closes the tasks on the platforms, and tells how much is due, what waits for people, and
 * which decisions are due for review.
 */
@Component
final class JudgingNight implements NightWork {

    private final Verdicts verdicts;
    private final Removals removals;
    private final Decisions decisions;

    JudgingNight(Verdicts verdicts, Removals removals, Decisions decisions) {
        this.verdicts = verdicts;
        this.removals = removals;
        this.decisions = decisions;
    }

    @Override
    public String step() {
        return "judge";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        verdicts.refresh(night);
        if (decisions.all().isEmpty()) {
            return List.of();
        }
        Counts counts = verdicts.counts();
        var lines = new ArrayList<String>();
        lines.add("Att gallra nu: %d, varav %d med stående godkännande och %d som två personer ska godkänna.".formatted(
                counts.due(), counts.queued().getOrDefault(Approval.STANDING, 0L),
                counts.queued().getOrDefault(Approval.TWO_PERSONS, 0L)));
        lines.add("Gallras senare: %d. Överlämnas: %d. Väntar på en händelse: %d. Ska prövas: %d. Spärrade: %d. Bevaras: %d."
                .formatted(counts.of("gallras") - counts.due(), counts.of("överlämnas"), counts.of("väntar"),
                        counts.of("prövas"), counts.of("spärrad"), counts.of("bevaras"))
                + " Behålls utan beslut: %d.".formatted(counts.of("behålls")));
        if (counts.overdue() > 0) {
            lines.add("Försenade: %d som enligt beslut redan skulle ha gallrats.".formatted(counts.overdue()));
        }
        lines.addAll(removals.renew(night));
        decisions.inForce(night).stream().filter(decision -> decision.forReview(night)).forEach(decision -> lines
                .add("Beslut att se över: " + decision.reference() + ", senast " + decision.force().reviewBy() + "."));
        return lines;
    }
}
