package se.bevara.snapshot;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.accounts.Account;
import se.bevara.retention.Task;
import se.bevara.retention.Work;

/** Says of accounts when each is to be pictured next, and which of them a night takes. */
final class Planner {

    /** So near its last day, in days, an account no longer waits its turn. */
    static final int NEAR = 14;

    /** Days in which what is due at once should be taken. */
    private static final int FIRST = 30;

    private Planner() {
    }

    /**
     * When an account is to be pictured; nothing when neither a rule nor a person asks for it. One without any snapshot is due at once,
     * whatever the windows, and late a month after it was first tried.
     *
     * @param tasks what is to be done about the account
     * @param wanted what a person has asked for since the last snapshot; null when nobody has
     */
    static Optional<Planned> plan(Account account, @Nullable LocalDate last, List<Task> tasks, @Nullable Wanted wanted,
            Planned.@Nullable Failing failing, LocalDate today) {
        if (wanted != null) {
            return Optional.of(new Planned(account, last, wanted.day(), wanted.day().plusDays(FIRST), null,
                    Planned.Cause.REQUEST, wanted.reason(), failing));
        }
        return tasks.stream().filter(task -> task.work() == Work.PICTURE && task.state() != Task.State.DONE)
                .min(Comparator.comparing((Task task) -> lastDay(task, today)).thenComparing(Task::rule))
                .map(task -> last == null ? first(account, task, failing, today) : next(account, last, task, failing, today));
    }

    private static Planned next(Account account, LocalDate last, Task task, Planned.@Nullable Failing failing, LocalDate today) {
        return new Planned(account, last, Objects.requireNonNullElse(task.from(), today), lastDay(task, today), task.lateSince(),
                cause(task), task.rule(), failing);
    }

    private static Planned first(Account account, Task task, Planned.@Nullable Failing failing, LocalDate today) {
        LocalDate known = failing == null ? today : failing.since();
        return new Planned(account, null, known, known.plusDays(FIRST), null, cause(task), task.rule(), failing);
    }

    private static LocalDate lastDay(Task task, LocalDate today) {
        return Objects.requireNonNullElse(task.latest(), today.plusDays(FIRST));
    }

    private static Planned.Cause cause(Task task) {
        return task.rule().isEmpty() ? Planned.Cause.SETTING : Planned.Cause.RULE;
    }

    /**
     * Those to be taken now. What presses goes first; of the others so many that all have been taken when half of the time that is left to
     * them has passed. Among equals those first that wait longest since they were last tried.
     *
     * @param most how many a night takes at most
     */
    static List<Planned> tonight(List<Planned> all, LocalDate night, int most) {
        var due = all.stream().filter(planned -> planned.due(night)).filter(planned -> !planned.next().isAfter(night))
                .sorted(Comparator.comparing(Planner::latest).thenComparing(Planned::deadline)
                        .thenComparing(planned -> planned.account().id()))
                .toList();
        var pressing = due.stream().filter(planned -> planned.pressing(night)).toList();
        var others = due.stream().filter(planned -> !planned.pressing(night)).toList();
        return Stream.concat(pressing.stream(), others.stream().limit(share(others, night))).limit(most).toList();
    }

    private static long share(List<Planned> others, LocalDate night) {
        long nights = others.stream().map(Planned::by).min(Comparator.naturalOrder())
                .map(by -> ChronoUnit.DAYS.between(night, by) / 2).orElse(1L);
        return Math.ceilDiv(others.size(), Math.max(1, nights));
    }

    private static LocalDate latest(Planned planned) {
        return planned.failing() == null ? LocalDate.MIN : Objects.requireNonNull(planned.failing()).latest();
    }
}
