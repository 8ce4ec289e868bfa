package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The next day on which time alone could change a verdict: an event that is still to come, a waiting time that ends, a decision that takes or
 * loses force, the day from which a disposal is due. It may name a day on which nothing changes, and never leaves one out.
 */
final class Horizon {

    /** A time counted from an event. */
    private record Wait(String since, Period time) {
    }

    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final Set<Wait> waits = new HashSet<>();

    Horizon(List<Decision> decisions) {
        for (Decision decision : decisions) {
            days.add(decision.force().from());
            Optional.ofNullable(decision.force().until()).ifPresent(last -> days.add(last.plusDays(1)));
            decision.local().adoptions().forEach(adoption -> days.add(adoption.date()));
            conditions(decision).flatMap(Conditions::parts).forEach(this::add);
        }
    }

    private static Stream<Condition> conditions(Decision decision) {
        return Stream.concat(Stream.of(decision.scope().condition()), decision.rules().stream().flatMap(
                rule -> Stream.concat(Stream.of(rule.applies()),
                        Stream.concat(rule.exceptions().stream(), rule.gates().stream()))));
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.Elapsed elapsed) {
            waits.add(new Wait(elapsed.since(), elapsed.time()));
        } else if (condition instanceof Condition.NotHappened not && not.within() != null) {
            waits.add(new Wait(not.since(), not.within()));
        }
    }

    Optional<LocalDate> next(Facts facts, Judgement judgement) {
        LocalDate today = judgement.today();
        if (facts.date(Events.CREATED).filter(today::isBefore).isPresent()) {
            return Optional.of(today.plusDays(1));
        }
        Stream<LocalDate> waited = waits.stream()
                .flatMap(wait -> facts.date(wait.since()).stream().map(day -> day.plus(wait.time())));
        Stream<LocalDate> due = Stream.of(judgement.archive(), judgement.platform()).map(Outcome::verdict)
                .flatMap(verdict -> verdict instanceof Verdict.DisposeFrom from ? Stream.of(from.from()) : Stream.empty());
        return Stream.of(Stream.ofNullable(days.higher(today)), facts.events().values().stream(), waited, due)
                .flatMap(all -> all).filter(day -> day.isAfter(today)).min(LocalDate::compareTo);
    }
}
