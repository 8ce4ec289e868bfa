package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;

/**
 * Judges items by decisions. A pure function of decisions, facts, holds and the day: it looks at nothing else and remembers nothing.
 */
public final class Judge {

    private final Applicability decisions;

    /**
     * @param decisions all that are known, in all versions: which of them count is told by the day
     * @param examples whether decisions with status EXEMPEL count: in the sample only
     */
    public Judge(List<Decision> decisions, boolean examples) {
        this.decisions = new Applicability(Applicability.ordered(decisions), examples);
    }

    /**
     * What is to become of an item.
     *
     * @param holds those that cover it, lifted ones included
     * @param today the civil date in Sweden
     */
    public Judgement judge(Facts facts, List<Hold> holds, LocalDate today) {
        List<Considered> considered = decisions.of(facts, today);
        List<String> held = holds.stream().filter(hold -> hold.inForce(today)).map(Hold::text).toList();
        List<Considered> relevant = relevant(considered);
        Outcome archive = outcome(Copy.ARCHIVE, relevant, facts, held, today);
        Outcome platform = outcome(Copy.PLATFORM, relevant, facts, held, today);
        var work = new ToDo(relevant, platform.verdict(), archive.verdict(), facts, today);
        return new Judgement(today, archive, platform, work.tasks(), new Deviations(relevant, facts, today).all(),
                work.lacking(), considered);
    }

    /** Without what does not match, and without the tasks of fallback rules where another rule matches. */
    private static List<Considered> relevant(List<Considered> considered) {
        boolean other = considered.stream().anyMatch(rule -> rule.matches() && rule.rule().level() != Level.FALLBACK);
        return considered.stream().filter(rule -> rule.standing() != Considered.Standing.MATCHES_NOT)
                .filter(rule -> !other || rule.rule().level() != Level.FALLBACK || rule.rule().decides(Copy.ARCHIVE)
                        || rule.rule().decides(Copy.PLATFORM))
                .toList();
    }

    private static Outcome outcome(Copy copy, List<Considered> considered, Facts facts, List<String> held, LocalDate today) {
        return held.isEmpty()
                ? new Weighing(copy, considered, facts, today).outcome()
                : Outcome.of(new Verdict.Blocked(held), List.of());
    }
}
