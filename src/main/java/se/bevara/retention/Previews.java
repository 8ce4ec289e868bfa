package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.bevara.archive.Archive;

/** Shows what a decision would change before it is taken in: every item judged with it and without it. Changes nothing. */
@Component
public class Previews {

    private final Decisions decisions;
    private final Verdicts verdicts;
    private final Archive archive;

    Previews(Decisions decisions, Verdicts verdicts, Archive archive) {
        this.decisions = decisions;
        this.verdicts = verdicts;
        this.archive = archive;
    }

    /**
     * Judges all items with a file and without it.
     *
     * @param today the civil date in Sweden
     * @param each is told of each item that would be judged otherwise
     */
    public Preview of(String fileName, byte[] yaml, LocalDate today, Consumer<Preview.Line> each) {
        List<Finding> findings = decisions.findings(fileName, yaml);
        Optional<Decision> read = DecisionReader.read(fileName, yaml).decision();
        if (read.isEmpty() || findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            return new Preview(fileName, today, 0, findings, new EnumMap<>(Preview.Change.class));
        }
        Decision candidate = read.get();
        LocalDate on = candidate.force().from().isAfter(today) ? candidate.force().from() : today;
        var counted = new AtomicLong();
        var sums = new EnumMap<Preview.Change, Preview.Adding>(Preview.Change.class);
        compare(candidate, on, counted, line -> {
            sums.computeIfAbsent(line.change(), change -> new Preview.Adding()).add(line);
            each.accept(line);
        });
        var changes = new EnumMap<Preview.Change, Preview.Sum>(Preview.Change.class);
        sums.forEach((change, adding) -> changes.put(change, adding.sum()));
        return new Preview(candidate.reference(), on, counted.get(), findings, changes);
    }

    private void compare(Decision candidate, LocalDate on, AtomicLong counted, Consumer<Preview.Line> each) {
        var now = decisions.judge();
        var then = verdicts.judging(decisions.judgeWith(candidate), on);
        archive.outlines().each(threads -> then.judge(threads.values(), item -> true).forEach(judged -> {
            counted.incrementAndGet();
            Outcome before = now.judge(judged.facts(), judged.holds(), on).archive();
            Outcome after = judged.judgement().archive();
            changes(candidate, before, after, on).forEach(change -> each.accept(line(change, judged, before, after)));
        }));
    }

    private static Preview.Line line(Preview.Change change, Judging.Judged judged, Outcome before, Outcome after) {
        Verdict verdict = after.verdict();
        return new Preview.Line(change, judged.item().id(), judged.item().account(), Derived.type(judged.item().kind()),
                Facts.day(judged.item().platformTime()), before.verdict().word(), verdict.word(),
                verdict instanceof Verdict.DisposeFrom from ? from.from() : null,
                after.won().stream().map(Considered::name).collect(Collectors.joining(", ")), verdict.reason());
    }

    private static List<Preview.Change> changes(Decision candidate, Outcome before, Outcome after, LocalDate on) {
        boolean due = after.verdict() instanceof Verdict.DisposeFrom from && from.due(on);
        boolean wasDue = before.verdict() instanceof Verdict.DisposeFrom from && from.due(on);
        var changes = new ArrayList<Preview.Change>();
        if (wasDue && !due) {
            changes.add(Preview.Change.NO_LONGER_DUE);
        }
        boolean own = after.won().stream().anyMatch(rule -> rule.decision() == candidate);
        if (own || !before.verdict().word().equals(after.verdict().word())) {
            changed(before, after, due, wasDue).ifPresent(changes::add);
        }
        return changes;
    }

    private static Optional<Preview.Change> changed(Outcome before, Outcome after, boolean due, boolean wasDue) {
        return Optional.ofNullable(switch (after.verdict()) {
            case Verdict.DisposeFrom from -> due
                    ? wasDue ? null : Preview.Change.NEWLY_DUE
                    : after.verdict().equals(before.verdict()) ? null : Preview.Change.LATER;
            case Verdict.Review review -> conflict(after) ? Preview.Change.IN_CONFLICT : Preview.Change.FOR_REVIEW;
            case Verdict.Waits waits -> Preview.Change.WAITING;
            case Verdict.Preserve preserve -> before.verdict() instanceof Verdict.Preserve ? null : Preview.Change.PRESERVED;
            case Verdict.Keep keep -> null;
            case Verdict.Blocked blocked -> null;
            case Verdict.DeliverThenDispose deliver -> null;
        });
    }

    /** Whether rules that all match, and none of which asks for a person, cannot be united. */
    private static boolean conflict(Outcome outcome) {
        return outcome.won().size() > 1 && outcome.won().stream().allMatch(Considered::matches)
                && outcome.won().stream().noneMatch(rule -> rule.rule().action() == Action.REVIEW)
                && outcome.won().stream().allMatch(rule -> rule.rule().retention().period() != null
                        || rule.rule().action() == Action.PRESERVE);
    }
}
