package se.bevara.retention;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What conditions are made of, for those who look at rules without an item. */
final class Conditions {

    private Conditions() {
    }

    /** The conditions that a condition joins, itself included. */
    static Stream<Condition> parts(Condition condition) {
        return Stream.concat(Stream.of(condition), switch (condition) {
            case Condition.All(List<Condition> all) -> all.stream().flatMap(Conditions::parts);
            case Condition.Any(List<Condition> any) -> any.stream().flatMap(Conditions::parts);
            case Condition.Not(Condition not) -> parts(not);
            case Condition.Is is -> Stream.empty();
            case Condition.Tagged tagged -> Stream.empty();
            case Condition.Stated stated -> Stream.empty();
            case Condition.Happened happened -> Stream.empty();
            case Condition.NotHappened not -> Stream.empty();
            case Condition.Elapsed elapsed -> Stream.empty();
        });
    }

    /** What must all hold for a condition to hold. */
    static Stream<Condition> required(Condition condition) {
        return condition instanceof Condition.All(List<Condition> all)
                ? all.stream().flatMap(Conditions::required)
                : Stream.of(condition);
    }

    /** The facts and events a condition asks for. */
    static Set<String> facts(Condition condition) {
        return parts(condition).flatMap(part -> switch (part) {
            case Condition.Stated(String fact, Answer wanted) -> Stream.of(fact);
            case Condition.Happened(String event) -> Stream.of(event);
            case Condition.NotHappened not -> Stream.of(not.event(), not.since());
            case Condition.Elapsed elapsed -> Stream.of(elapsed.since());
            case Condition.Is is -> Stream.<String>empty();
            case Condition.Tagged tagged -> Stream.<String>empty();
            case Condition.All all -> Stream.<String>empty();
            case Condition.Any any -> Stream.<String>empty();
            case Condition.Not not -> Stream.<String>empty();
        }).collect(Collectors.toSet());
    }
}
