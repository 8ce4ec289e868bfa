package se.bevara.retention;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what a period is counted. */
public sealed interface Trigger {

    Start start(Facts facts);

    String text();

    /** The names of the events it is made of. */
    List<String> events();

    /**
     * The day from which a period is counted.
     *
     * @param day null while an event is waited for
     * @param missing the events that are waited for
     */
    record Start(@Nullable LocalDate day, List<String> missing) {

        Optional<LocalDate> date() {
            return Optional.ofNullable(day);
        }
    }

    /** One event. */
    record On(String event) implements Trigger {

        @Override
        public Start start(Facts facts) {
            return facts.date(event).map(day -> new Start(day, List.of())).orElse(new Start(null, List.of(event)));
        }

        @Override
        public String text() {
            return event;
        }

        @Override
        public List<String> events() {
            return List.of(event);
        }
    }

    /** The latest of several; all must have happened. */
    record Latest(List<Trigger> of) implements Trigger {

        @Override
        public Start start(Facts facts) {
            List<Start> starts = of.stream().map(trigger -> trigger.start(facts)).toList();
            List<String> missing = starts.stream().filter(start -> start.day() == null).flatMap(start -> start.missing().stream())
                    .toList();
            return missing.isEmpty()
                    ? new Start(chosen(starts, BinaryOperator.maxBy(Comparator.naturalOrder())), missing)
                    : new Start(null, missing);
        }

        @Override
        public String text() {
            return "senast av " + of.stream().map(Trigger::text).collect(Collectors.joining(", "));
        }

        @Override
        public List<String> events() {
            return of.stream().flatMap(trigger -> trigger.events().stream()).toList();
        }
    }

    /** The earliest of several; one is enough. */
    record Earliest(List<Trigger> of) implements Trigger {

        @Override
        public Start start(Facts facts) {
            List<Start> starts = of.stream().map(trigger -> trigger.start(facts)).toList();
            LocalDate day = chosen(starts, BinaryOperator.minBy(Comparator.naturalOrder()));
            return new Start(day, day == null ? events() : List.of());
        }

        @Override
        public String text() {
            return "tidigast av " + of.stream().map(Trigger::text).collect(Collectors.joining(", "));
        }

        @Override
        public List<String> events() {
            return of.stream().flatMap(trigger -> trigger.events().stream()).toList();
        }
    }

    private static @Nullable LocalDate chosen(List<Start> starts, BinaryOperator<LocalDate> choice) {
        return starts.stream().flatMap(start -> start.date().stream()).reduce(choice).orElse(null);
    }
}
