package se.bevara.retention;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Weighs the rules that were held against an item for one of its copies. Whatever is unclear keeps. */
final class Weighing {

    private final Copy copy;
    private final Facts facts;
    private final LocalDate today;
    private final List<Considered> considered;
    private final List<Considered> matched;
    private final boolean longest;

    Weighing(Copy copy, List<Considered> considered, Facts facts, LocalDate today) {
        this.copy = copy;
        this.facts = facts;
        this.today = today;
        this.considered = considered;
        List<Considered> all = considered.stream().filter(rule -> rule.matches() && rule.rule().decides(copy)).toList();
        List<Considered> proper = all.stream().filter(rule -> rule.rule().level() != Level.FALLBACK).toList();
        this.matched = proper.isEmpty() ? all : proper;
        this.longest = matched.stream().anyMatch(rule -> rule.decision().precedence() == Precedence.LONGEST);
    }

    Outcome outcome() {
        List<Considered> pool = pool();
        Optional<Outcome> open = open(pool);
        if (open.isPresent()) {
            return open.get();
        }
        if (pool.isEmpty()) {
            return Outcome.of(new Verdict.Keep(uncovered()), List.of());
        }
        return registered(pool).orElseGet(() -> decided(pool));
    }

    /** The matching rules of the level that decides; of all levels where the longest counts. */
    private List<Considered> pool() {
        Optional<Level> best = matched.stream().map(rule -> rule.rule().level()).min(Level::compareTo);
        return matched.stream().filter(rule -> longest || best.filter(rule.rule().level()::equals).isPresent()).toList();
    }

    /** Where a fact nobody has assessed could change the outcome, a person must assess it first. */
    private Optional<Outcome> open(List<Considered> pool) {
        Optional<Level> best = pool.stream().map(rule -> rule.rule().level()).min(Level::compareTo);
        boolean preserved = !pool.isEmpty() && pool.stream().allMatch(rule -> rule.rule().action() == Action.PRESERVE);
        List<Considered> open = considered.stream().filter(rule -> rule.open() && concerns(rule.rule()))
                .filter(rule -> preserved
                        ? best.filter(rule.rule().level()::isBefore).isPresent() && !longest
                        : best.isEmpty() || matters(rule, best.get()))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.of(new Verdict.Review("ej bedömt: "
                        + open.stream().map(Considered::because).distinct().collect(joining(", "))), open));
    }

    /** Whether a rule that nobody has assessed could change what the rules of a level decide. */
    private boolean matters(Considered rule, Level best) {
        boolean everywhere = longest || rule.decision().precedence() == Precedence.LONGEST
                || rule.rule().action() == Action.REGISTER
                || rule.rule().disposes() && rule.rule().retention().strength() == Strength.NOT_BEFORE;
        return !best.isBefore(rule.rule().level()) || everywhere && rule.rule().level() != Level.FALLBACK;
    }

    private boolean concerns(Rule rule) {
        return rule.decides(copy) || copy == Copy.ARCHIVE && rule.action() == Action.REGISTER;
    }

    /** What is in the diary follows its case, and what is to be entered there is not disposed of before. */
    private Optional<Outcome> registered(List<Considered> pool) {
        if (copy != Copy.ARCHIVE || pool.stream().noneMatch(rule -> rule.rule().disposes())
                || pool.stream().allMatch(Weighing::ofTheDiary)) {
            return Optional.empty();
        }
        if (facts.answer(Events.REGISTERED, today) == Answer.YES) {
            return Optional
                    .of(Outcome.of(new Verdict.Blocked(List.of("handlingen är registrerad och följer sitt ärende")), pool));
        }
        List<Considered> asking = considered.stream().filter(rule -> rule.matches() && rule.rule().action() == Action.REGISTER)
                .toList();
        return asking.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.of(new Verdict.Waits(List.of(Events.REGISTERED)), asking));
    }

    /** Whether a rule speaks of the diary itself, and so was decided for what stands in it. */
    private static boolean ofTheDiary(Considered rule) {
        return Stream.concat(Stream.of(rule.rule().applies(), rule.decision().scope().condition()), rule.rule().gates().stream())
                .anyMatch(condition -> Conditions.facts(condition).contains(Events.REGISTERED));
    }

    private Outcome decided(List<Considered> pool) {
        List<Considered> reviews = ofAction(pool, Action.REVIEW);
        List<Considered> kept = ofAction(pool, Action.PRESERVE);
        if (kept.size() == pool.size() || !kept.isEmpty() && longest(pool)) {
            return Outcome.of(new Verdict.Preserve("enligt " + names(kept)), kept);
        }
        if (!kept.isEmpty() && kept.size() + reviews.size() < pool.size()) {
            return Outcome.of(new Verdict.Review("motstridiga regler: " + names(pool)), pool);
        }
        if (!reviews.isEmpty()) {
            return Outcome.of(new Verdict.Review("ska prövas enligt " + names(reviews)), reviews);
        }
        return new Uniting(pool, floors(pool), longest(pool), facts, today).outcome();
    }

    private static List<Considered> ofAction(List<Considered> pool, Action action) {
        return pool.stream().filter(rule -> rule.rule().action() == action).toList();
    }

    /** Whether what contradicts itself is settled by what keeps longest: only where all who contradict each other say so. */
    private boolean longest(List<Considered> pool) {
        return longest || pool.stream().allMatch(rule -> rule.decision().precedence() == Precedence.SPECIFIC_THEN_LONGEST);
    }

    /** Shortest times of any level bind those who decide, unless they have an approval to undercut them. */
    private List<Considered> floors(List<Considered> pool) {
        boolean approved = pool.stream().allMatch(rule -> rule.rule().retention().shorterBy() != null);
        return matched.stream()
                .filter(rule -> rule.rule().disposes() && rule.rule().retention().strength() == Strength.NOT_BEFORE)
                .filter(rule -> pool.contains(rule) || !approved).toList();
    }

    private String uncovered() {
        String inert = considered.stream().filter(rule -> rule.standing() == Considered.Standing.VOID)
                .map(rule -> rule.decision().id() + ": " + rule.hindrance()).distinct().collect(joining("; "));
        return copy == Copy.PLATFORM
                ? "inget beslut om gallring i mediet"
                : "inget beslut omfattar handlingen" + (inert.isEmpty() ? "" : " (" + inert + ")");
    }

    static String names(List<Considered> rules) {
        return rules.stream().map(Considered::name).collect(joining(", "));
    }
}
