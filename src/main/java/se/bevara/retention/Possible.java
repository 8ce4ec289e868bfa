package se.bevara.retention;

import java.util.List;

/** Whether conditions can hold of one and the same item. It errs towards yes. */
final class Possible {

    private Possible() {
    }

    /** Whether two conditions can never both hold. */
    static boolean exclude(Condition one, Condition other) {
        if (one instanceof Condition.Is(Trait trait, var values) && other instanceof Condition.Is(Trait same, var others)) {
            return trait == same && values.stream().noneMatch(others::contains);
        }
        if (one instanceof Condition.Stated(String fact, Answer wanted)
                && other instanceof Condition.Stated(String same, Answer answer)) {
            return fact.equals(same) && wanted != answer;
        }
        if (one instanceof Condition.Happened(String event)) {
            return other instanceof Condition.NotHappened not && not.event().equals(event);
        }
        return one instanceof Condition.NotHappened && other instanceof Condition.Happened && exclude(other, one)
                || one instanceof Condition.Not(Condition not) && not.equals(other)
                || other instanceof Condition.Not(Condition its) && its.equals(one);
    }

    /** Whether a condition holds wherever all of some others hold. */
    static boolean implied(Condition condition, List<Condition> holding) {
        return switch (condition) {
            case Condition.All(List<Condition> all) -> !all.isEmpty() && all.stream().allMatch(part -> implied(part, holding));
            case Condition.Any(List<Condition> any) -> any.stream().anyMatch(part -> implied(part, holding));
            case Condition.Is(Trait trait, var values) -> holding.stream().anyMatch(
                    other -> other instanceof Condition.Is(Trait same, var its) && same == trait
                            && its.stream().allMatch(values::contains));
            case Condition.Tagged(var tags) -> holding.stream()
                    .anyMatch(other -> other instanceof Condition.Tagged(var its) && tags.containsAll(its));
            case Condition.Stated stated -> holding.contains(stated);
            case Condition.Happened happened -> holding.contains(happened);
            case Condition.NotHappened not -> holding.contains(not);
            case Condition.Elapsed elapsed -> holding.contains(elapsed);
            case Condition.Not not -> holding.contains(not);
        };
    }

    /** Whether some item could satisfy both rules. */
    static boolean both(List<Condition> one, List<Condition> exceptions, List<Condition> other, List<Condition> otherExceptions) {
        boolean excluded = one.stream().anyMatch(condition -> other.stream().anyMatch(theirs -> exclude(condition, theirs)));
        return !excluded && exceptions.stream().noneMatch(exception -> implied(exception, other))
                && otherExceptions.stream().noneMatch(exception -> implied(exception, one));
    }
}
