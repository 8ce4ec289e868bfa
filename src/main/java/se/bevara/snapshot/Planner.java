package se.bevara.snapshot;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;

/** Says of an account when it is to be pictured next, by the windows of each year. */
record Planner(List<Window> windows) {

    private record Days(LocalDate from, LocalDate to) {
    }

    /** An account without any snapshot is due at once, and late when a window closes that has been open since it was first tried. */
    Planned plan(Account account, @Nullable LocalDate last, Planned.@Nullable Failing failing, LocalDate today) {
        if (last == null) {
            LocalDate known = failing == null ? today : failing.since();
            var ends = days(today).filter(days -> !days.to.isBefore(known)).findFirst().orElseThrow();
            return new Planned(account, null, known, ends.to, failing);
        }
        // One taken outside the windows, on request, does not stand in for that of the next window.
        var next = days(last).filter(days -> days.from.isAfter(last)).findFirst().orElseThrow();
        return new Planned(account, last, next.from, next.to, failing);
    }

    private Stream<Days> days(LocalDate around) {
        return IntStream.rangeClosed(around.getYear() - 1, around.getYear() + 1).boxed()
                .flatMap(year -> windows.stream().map(window -> new Days(window.opens(year), window.closes(year))))
                .sorted(Comparator.comparing(Days::from));
    }

    /** Those to be taken now: first those that wait longest since they were last tried, the rest on coming nights. */
    static List<Planned> tonight(List<Planned> all, LocalDate night, int most) {
        return all.stream().filter(planned -> planned.due(night)).filter(planned -> !tried(planned, night))
                .sorted(Comparator.comparing((Planned planned) -> latest(planned)).thenComparing(Planned::by)
                        .thenComparing(planned -> planned.account().id()))
                .limit(most).toList();
    }

    private static boolean tried(Planned planned, LocalDate night) {
        return !latest(planned).isBefore(night);
    }

    private static LocalDate latest(Planned planned) {
        return planned.failing() == null ? LocalDate.MIN : Objects.requireNonNull(planned.failing()).latest();
    }
}
