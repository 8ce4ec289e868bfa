package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an item was judged to on a day: a verdict for each of its copies, what a person is to do, and all that led there.
 *
 * @param deviations what was done to it that no decision allowed
 * @param notes what was wanted, and lacks without stopping anything
 * @param considered every rule held against it
 */
public record Judgement(LocalDate today, Outcome archive, Outcome platform, List<Task> tasks, List<String> deviations,
        List<String> notes, List<Considered> considered) {

    public Judgement {
        tasks = List.copyOf(tasks);
        deviations = List.copyOf(deviations);
        notes = List.copyOf(notes);
        considered = List.copyOf(considered);
    }

    /** The judgement told line by line in Swedish: the verdicts, the dates, what won, what matched, what did not and why. */
    public List<String> explanation() {
        var lines = new ArrayList<String>();
        lines.add("I arkivet: " + told(archive.verdict()));
        lines.add("I mediet: " + told(platform.verdict()));
        Stream.concat(archive.dates().stream(), platform.dates().stream()).distinct()
                .forEach(date -> lines.add("Beräkning: " + date));
        tasks.forEach(task -> lines.add("Uppgift: " + told(task)));
        deviations.forEach(deviation -> lines.add("Avvikelse: " + deviation));
        notes.forEach(note -> lines.add("Anmärkning: " + note));
        considered.forEach(rule -> lines.add("Regel " + rule.name() + " (version " + rule.decision().version() + ", "
                + rule.rule().level().swedish() + "): " + rule.standing().swedish() + (won(rule) ? ", avgör" : "") + "; "
                + rule.why()));
        return lines;
    }

    private boolean won(Considered rule) {
        return archive.won().contains(rule) || platform.won().contains(rule);
    }

    private String told(Verdict verdict) {
        return verdict.word() + (switch (verdict) {
            case Verdict.DisposeFrom dispose -> " från " + dispose.from()
                    + (dispose.latest() == null ? "" : ", senast " + dispose.latest())
                    + (dispose.overdue(today) ? ", försenad" : "");
            case Verdict.DeliverThenDispose deliver -> " från " + deliver.from() + ", därefter " + deliver.then().swedish();
            case Verdict.Keep keep -> "";
            case Verdict.Waits waits -> "";
            case Verdict.Review review -> "";
            case Verdict.Blocked blocked -> "";
            case Verdict.Preserve preserve -> "";
        }) + "; " + verdict.reason();
    }

    private static String told(Task task) {
        return task.work().swedish() + ", " + task.state().swedish() + (task.from() == null ? "" : ", från " + task.from())
                + (task.latest() == null ? "" : ", senast " + task.latest())
                + (task.missing().isEmpty() ? "" : ", saknas: " + String.join(", ", task.missing()));
    }
}
