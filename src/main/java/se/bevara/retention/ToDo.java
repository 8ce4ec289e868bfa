package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are to do about an item under the rules that match it. */
final class ToDo {

    private final Verdict platform;
    private final Verdict archive;
    private final Facts facts;
    private final LocalDate today;
    private final List<Task> tasks = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    ToDo(List<Considered> considered, Verdict platform, Verdict archive, Facts facts, LocalDate today) {
        this.platform = platform;
        this.archive = archive;
        this.facts = facts;
        this.today = today;
        considered.stream().filter(rule -> rule.matches() && !rule.found().from().isAfter(today)).forEach(this::add);
        considered.stream().filter(Considered::open).forEach(rule -> undecided(rule)
                .forEach(work -> tasks.add(task(work, rule, null, null, List.of(), true))));
        if (uncopied(considered)) {
            tasks.removeIf(task -> RuleReader.COPYING.contains(task.work()));
        }
    }

    /** Whether a rule that matches, or that nobody can yet rule out, forbids copies. */
    private static boolean uncopied(List<Considered> considered) {
        return considered.stream().anyMatch(rule -> rule.rule().neverCopied() && (rule.matches() || rule.open()));
    }

    /** What would be to do if the rule turns out to apply. */
    private static Stream<Work> undecided(Considered rule) {
        return switch (rule.rule().action()) {
            case REGISTER -> Stream.of(Work.REGISTER);
            case PICTURE -> Stream.of(Work.PICTURE);
            case HANDLE -> rule.rule().steps().stream().map(Step::work);
            case DISPOSE, DISPOSE_ON_PLATFORM, PRESERVE, DELIVER, REVIEW -> Stream.empty();
        };
    }

    /** Each task once, whatever number of rules ask for it. */
    List<Task> tasks() {
        var once = new LinkedHashMap<List<@Nullable Object>, Task>();
        tasks.forEach(task -> once.putIfAbsent(
                java.util.Arrays.asList(task.work(), task.from(), task.latest(), task.missing(), task.state()), task));
        return List.copyOf(once.values());
    }

    /** What was wanted and is not there. */
    List<String> lacking() {
        return lacking.stream().distinct().toList();
    }

    private void add(Considered rule) {
        rule.rule().steps().forEach(step -> add(rule, step));
        switch (rule.rule().action()) {
            case REGISTER -> once(Work.REGISTER, rule, null, null);
            case DISPOSE, DISPOSE_ON_PLATFORM -> {
                if (rule.rule().copies().contains(Copy.PLATFORM) && platform instanceof Verdict.DisposeFrom from) {
                    once(Work.REMOVE, rule, from.from(), from.latest());
                }
            }
            case DELIVER -> {
                if (archive instanceof Verdict.DeliverThenDispose from) {
                    once(Work.DELIVER, rule, from.from(), from.latest());
                }
            }
            case PICTURE -> Optional.ofNullable(rule.rule().recurrence())
                    .flatMap(recurrence -> new Picturing(recurrence, facts, today).task(rule.name())).ifPresent(tasks::add);
            case PRESERVE, REVIEW, HANDLE -> {
            }
        }
    }

    /** Adds what the rule's action means, unless one of its steps says it already. */
    private void once(Work work, Considered rule, @Nullable LocalDate from, @Nullable LocalDate latest) {
        if (rule.rule().steps().stream().noneMatch(step -> step.work() == work)) {
            tasks.add(task(work, rule, from, latest, List.of(), false));
        }
    }

    private void add(Considered rule, Step step) {
        Match when = Condition.all(step.when()).on(facts, today);
        if (when.is(Answer.NO) || when.from().isAfter(today)) {
            return;
        }
        List<String> missing = Stream.concat(step.requires().stream()
                .filter(condition -> !met(condition)).map(Condition::text), withoutSupport(step)).toList();
        step.wanted().stream().filter(condition -> !met(condition))
                .forEach(condition -> lacking.add(step.work().swedish() + ": saknas: " + condition.text()));
        Optional<LocalDate> last = Optional.ofNullable(step.within())
                .flatMap(time -> facts.date(step.since()).map(day -> day.plus(time)));
        Optional<Verdict.DisposeFrom> removal = step.work() == Work.REMOVE && platform instanceof Verdict.DisposeFrom from
                ? Optional.of(from)
                : Optional.empty();
        tasks.add(task(step.work(), rule, removal.map(Verdict.DisposeFrom::from).orElse(null),
                last.or(() -> removal.map(Verdict.DisposeFrom::latest)).orElse(null), missing, when.is(Answer.NOT_ASSESSED)));
    }

    private boolean met(Condition condition) {
        Match match = condition.on(facts, today);
        return match.is(Answer.YES) && !match.from().isAfter(today);
    }

    /** A removal from the platform is a disposal there, and needs its decision. */
    private Stream<String> withoutSupport(Step step) {
        return step.work() == Work.REMOVE && !(platform instanceof Verdict.DisposeFrom)
                ? Stream.of("stöd för gallring i mediet (" + platform.reason() + ")")
                : Stream.empty();
    }

    private Task task(Work work, Considered rule, @Nullable LocalDate from, @Nullable LocalDate latest, List<String> missing,
            boolean undecided) {
        boolean done = facts.answer(work.done(), today) == Answer.YES;
        boolean late = !done && latest != null && today.isAfter(latest);
        Task.State state = done
                ? Task.State.DONE
                : undecided
                        ? Task.State.TO_DECIDE
                        : !missing.isEmpty()
                                ? Task.State.BLOCKED
                                : late
                                        ? Task.State.LATE
                                        : from != null && from.isAfter(today) ? Task.State.COMING : Task.State.OPEN;
        return new Task(work, state, from, latest, late ? latest : null, done ? List.of() : missing, rule.name());
    }
}
