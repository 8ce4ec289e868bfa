package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When an account is to be pictured next. */
record Picturing(Recurrence recurrence, Facts facts, LocalDate today) {

    private record Days(LocalDate from, LocalDate to) {
    }

    Optional<Task> task(String rule) {
        Optional<Days> next = Stream.of(beforeEvent(), due(), windowed()).flatMap(Optional::stream)
                .min((one, other) -> one.to.compareTo(other.to));
        return next.map(days -> task(days, rule));
    }

    private Task task(Days days, String rule) {
        LocalDate missed = missed().orElse(today.isAfter(days.to) ? days.to : null);
        Task.State state = days.from.isAfter(today) ? Task.State.COMING : missed == null ? Task.State.OPEN : Task.State.LATE;
        return new Task(Work.PICTURE, state, days.from, days.to, missed, List.of(), rule);
    }

    private Optional<LocalDate> last() {
        return facts.date(Events.PICTURED).filter(day -> !day.isAfter(today));
    }

    /** One picture before an event that is set, such as the closing: taken since that was asked for, or shortly before the event. */
    private Optional<Days> beforeEvent() {
        return recurrence.before().stream().flatMap(event -> facts.date(event).stream())
                .map(this::before).flatMap(Optional::stream)
                .min((one, other) -> one.to.compareTo(other.to));
    }

    private Optional<Days> before(LocalDate event) {
        LocalDate lead = event.minus(recurrence.lead());
        Optional<LocalDate> asked = facts.date("avslut begärt").filter(day -> !day.isAfter(event));
        if (last().filter(day -> !day.isBefore(asked.orElse(lead))).isPresent()) {
            return Optional.empty();
        }
        // One that was never pictured, or whose closing has been asked for, need not wait for the last weeks.
        LocalDate from = last().isEmpty() || asked.isPresent() || lead.isBefore(today) ? today : lead;
        return Optional.of(new Days(from.isBefore(event) ? from : event, event));
    }

    /** The earlier of a time passed since the last picture and a change since then. */
    private Optional<Days> due() {
        Stream<Days> clock = Optional.ofNullable(recurrence.every()).map(every -> last().map(day -> day.plus(every))
                .or(() -> facts.date("konto öppnat").map(day -> day.plus(every))).orElse(today))
                .map(day -> new Days(day.minus(recurrence.tolerated()), day)).stream();
        Stream<Days> changes = recurrence.orAt().stream().flatMap(event -> facts.date(event).stream())
                .filter(day -> last().isEmpty() || last().get().isBefore(day))
                .map(day -> new Days(day, day.plus(recurrence.tolerated())));
        return Stream.concat(clock, changes).min((one, other) -> one.to.compareTo(other.to));
    }

    private Optional<Days> windowed() {
        return untaken().filter(window -> !window.to.isBefore(today)).findFirst();
    }

    /** The last day of the oldest window since the last picture that closed without one. */
    private Optional<LocalDate> missed() {
        return untaken().map(Days::to).filter(to -> to.isBefore(today)).findFirst();
    }

    /** The windows that have opened since the last picture, or that open next. Without any picture none is held to have been missed. */
    private Stream<Days> untaken() {
        LocalDate since = last().or(() -> facts.date("konto öppnat")).orElse(today);
        boolean never = last().isEmpty();
        return IntStream.rangeClosed(since.getYear(), today.getYear() + 1).boxed()
                .flatMap(year -> recurrence.windows().stream().map(window -> new Days(window.opens(year), window.closes(year))))
                .filter(window -> never ? !window.to.isBefore(since) : window.from.isAfter(since))
                .sorted((one, other) -> one.from.compareTo(other.from));
    }
}
