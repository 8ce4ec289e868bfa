package se.bevara.snapshot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.scheduling.NightWork;

/** Pictures, each night, some of the accounts that are due, and tells which could not be, which wait and which are late. */
@Component
final class PicturingNight implements NightWork {

    private final Snapshots snapshots;
    private final SnapshotSettings settings;

    PicturingNight(Snapshots snapshots, SnapshotSettings settings) {
        this.snapshots = snapshots;
        this.settings = settings;
    }

    @Override
    public String step() {
        return "snapshot";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        var plan = settings.aNight() == 0 ? List.<Planned>of() : snapshots.plan(night);
        long due = plan.stream().filter(planned -> planned.due(night)).count();
        if (due == 0) {
            return List.of();
        }
        if (!snapshots.browserFound()) {
            return told(List.of(), night, "Ögonblicksbilder väntar: ingen webbläsare finns på datorn. Konton att avbilda: " + due
                    + ". ./bevara test installerar en, eller installera Chromium och Node.js.");
        }
        var chosen = Planner.tonight(plan, night, settings.aNight()).stream().map(Planned::account).toList();
        return snapshots.take(chosen, "night", "Halvårets ögonblicksbild", outcome -> {
        }).map(outcomes -> told(outcomes, night, line(outcomes, chosen, due)))
                .orElse(List.of("Ögonblicksbilder väntar: andra bilder tas just nu."));
    }

    private static String line(List<Outcome> outcomes, List<Account> chosen, long due) {
        long taken = outcomes.stream().filter(outcome -> outcome.failure() == null).count();
        return "Ögonblicksbilder: %d tagna, %d misslyckade, %d väntar på kommande nätter.".formatted(taken,
                outcomes.size() - taken,
                due - chosen.size());
    }

    /** The line, then each account that failed, then those that are late. */
    private List<String> told(List<Outcome> outcomes, LocalDate night, String line) {
        var lines = new ArrayList<>(List.of(line));
        outcomes.stream().filter(outcome -> outcome.failure() != null)
                .forEach(outcome -> lines.add("Ögonblicksbild av " + outcome.account() + ": " + outcome.swedish()));
        snapshots.plan(night).stream().filter(planned -> planned.overdue(night))
                .forEach(planned -> lines.add("LARM: " + planned.account().id() + " skulle ha avbildats senast " + planned.by()));
        return lines;
    }
}
