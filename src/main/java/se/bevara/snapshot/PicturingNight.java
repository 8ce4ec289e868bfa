package se.bevara.snapshot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.scheduling.NightWork;

/** Pictures, each night, some of the accounts that are due, and tells which could not be, which wait and which are late. */
@Component
final class PicturingNight implements NightWork {

    /** After so many failed nights a person is told. */
    private static final int PATIENCE = 3;

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
        snapshots.expire();
        var plan = settings.aNight() == 0 ? List.<Planned>of() : snapshots.plan(night);
        long due = plan.stream().filter(planned -> planned.due(night)).count();
        if (due == 0) {
            return alarms(plan, night);
        }
        if (!snapshots.browserFound()) {
            return told(List.of(), night, "Ögonblicksbilder väntar: ingen webbläsare finns på datorn. Konton att avbilda: " + due
                    + ". ./bevara test installerar en, eller installera Chromium och Node.js.");
        }
        var chosen = Planner.tonight(plan, night, settings.aNight());
        var reasons = chosen.stream().collect(Collectors.toMap(planned -> planned.account().id(), Planned::reason));
        return snapshots.take(chosen.stream().map(Planned::account).toList(), "night",
                account -> reasons.getOrDefault(account.id(), ""), outcome -> {
                }).map(outcomes -> told(outcomes, night, line(outcomes, due)))
                .orElse(List.of("Ögonblicksbilder väntar: andra bilder tas just nu."));
    }

    private static String line(List<Outcome> outcomes, long due) {
        long taken = outcomes.stream().filter(outcome -> outcome.failure() == null).count();
        return "Ögonblicksbilder: %d tagna, %d misslyckade, %d väntar på kommande nätter.".formatted(taken,
                outcomes.size() - taken, due - outcomes.size());
    }

    /** The line, then each account that failed, then those that a person must look at. */
    private List<String> told(List<Outcome> outcomes, LocalDate night, String line) {
        var lines = new ArrayList<>(List.of(line));
        snapshots.recipeFaults().forEach(fault -> lines.add("LARM: de egna recepten används inte: " + fault));
        outcomes.stream().filter(outcome -> outcome.failure() != null)
                .forEach(outcome -> lines
                        .add(alarming(outcome) + "Ögonblicksbild av " + outcome.account() + ": " + outcome.swedish()));
        lines.addAll(alarms(snapshots.plan(night), night));
        return lines;
    }

    /** What this program failed of will fail the next night, too. */
    private static String alarming(Outcome outcome) {
        return outcome.failure() == Failure.PROGRAM_FAILED ? "LARM: " : "";
    }

    /** Those that are late, and those that cannot be pictured night after night. */
    private static List<String> alarms(List<Planned> plan, LocalDate night) {
        var lines = new ArrayList<String>();
        plan.stream().filter(planned -> planned.overdue(night)).forEach(
                planned -> lines.add("LARM: " + planned.account().id() + " skulle ha avbildats senast " + planned.deadline()));
        plan.forEach(planned -> Optional.ofNullable(planned.failing()).filter(failing -> failing.attempts() >= PATIENCE)
                .ifPresent(failing -> lines.add("LARM: " + planned.account().id() + " har inte gått att avbilda på "
                        + failing.attempts() + " försök sedan " + failing.since() + ": " + failing.failure().swedish()
                        + ". Nästa försök " + planned.next()
                        + ". Se efter på kontots sida, eller ange en adress som kan avbildas.")));
        return lines;
    }
}
