package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a disposing rule says of an item: from which day, or what stands in the way. */
sealed interface Dating {

    Considered by();

    /**
     * It has its days.
     *
     * @param start the day counted from
     * @param allowed the first day the rule allows it
     * @param from the day it is due
     * @param latest the last day, where the rule sets one; else null
     */
    record Due(Considered by, LocalDate start, LocalDate allowed, LocalDate from, @Nullable LocalDate latest) implements Dating {

        /** The date arithmetic as a line to be read. */
        String arithmetic() {
            Retention retention = by.rule().retention();
            Counting counting = retention.counting();
            Period period = Objects.requireNonNullElse(retention.period(), Period.ZERO);
            LocalDate base = counting.base(start);
            LocalDate end = Dating.last(counting, base, period);
            String clamped = !counting.fromAnEnd() && end.getDayOfMonth() < base.getDayOfMonth() && period.getDays() == 0
                    ? " (månadens sista dag)"
                    : "";
            Trigger trigger = retention.trigger();
            return by.name() + ": " + (trigger == null ? "omedelbart" : trigger.text()) + " " + start
                    + (counting.fromAnEnd() ? ", " + counting.text() + " " + base : "") + " + " + Periods.text(period) + " = "
                    + end + clamped + "; "
                    + retention.strength().swedish() + " " + (retention.strength() == Strength.MUST_BY ? latest : from);
        }
    }

    /** Something must happen first. */
    record Waiting(Considered by, List<String> events) implements Dating {
    }

    /** A person must decide first. */
    record Open(Considered by, String reason) implements Dating {
    }

    /** What the rule asks for is not so. */
    record Unmet(Considered by, String reason) implements Dating {
    }

    /** The last day of a period; one that begins when a month, a quarter or a year has ended ends with one too. */
    private static LocalDate last(Counting counting, LocalDate base, Period period) {
        return counting.fromAnEnd() ? base.plusDays(1).plus(period).minusDays(1) : base.plus(period);
    }

    static Dating of(Considered by, Facts facts, LocalDate today) {
        Retention retention = by.rule().retention();
        Period period = retention.period();
        if (period == null) {
            return new Open(by, by.name() + ": gallringsfristen är inte bestämd");
        }
        Trigger trigger = retention.trigger();
        Trigger.Start start = trigger == null
                ? new Trigger.Start(facts.date(Events.CREATED).filter(day -> day.isBefore(today)).orElse(today), List.of())
                : trigger.start(facts);
        return start.date().map(day -> gated(counted(by, period, day), facts, today))
                .orElseGet(() -> new Waiting(by, start.missing()));
    }

    private static Due counted(Considered by, Period period, LocalDate start) {
        Retention retention = by.rule().retention();
        Counting counting = retention.counting();
        LocalDate base = counting.base(start);
        LocalDate end = last(counting, base, period);
        LocalDate after = counting.fromAnEnd() ? end.plusDays(1) : end;
        LocalDate longest = Optional.ofNullable(retention.longest()).map(most -> last(counting, base, most)).orElse(null);
        return switch (retention.strength()) {
            case MAY_FROM, NOT_BEFORE -> new Due(by, start, after, after, longest);
            case MUST_FROM -> new Due(by, start, after, after, longest == null ? after : longest);
            case MUST_BY -> new Due(by, start, start, end, end);
        };
    }

    private static Dating gated(Due due, Facts facts, LocalDate today) {
        LocalDate from = due.by.found().from();
        var waits = new ArrayList<String>();
        for (Condition gate : due.by.rule().gates()) {
            Match match = gate.on(facts, today);
            switch (match.answer()) {
                case YES -> from = later(from, match.from());
                case NOT_ASSESSED -> {
                    return new Open(due.by, due.by.name() + ": ej bedömt: " + gate.text());
                }
                case NO -> {
                    List<String> events = awaited(match);
                    if (events.isEmpty()) {
                        return new Unmet(due.by, due.by.name() + ": villkoret är inte uppfyllt: " + gate.text());
                    }
                    waits.addAll(events);
                }
            }
        }
        return waits.isEmpty() ? contained(notBefore(due, from), facts) : new Waiting(due.by, waits);
    }

    private static List<String> awaited(Match match) {
        return match.because().stream().allMatch(Condition.Happened.class::isInstance)
                ? match.because().stream().map(because -> ((Condition.Happened) because).event()).toList()
                : List.of();
    }

    /** A container is kept as long as anything it holds. */
    private static Dating contained(Due due, Facts facts) {
        if (!due.by.rule().retention().withContents()) {
            return due;
        }
        if (facts.contents().isEmpty()) {
            return new Open(due.by, due.by.name() + ": vad filen innehåller är inte känt");
        }
        List<String> kept = facts.contents().stream().filter(item -> item.from() == null).map(Facts.Contained::name).toList();
        if (!kept.isEmpty()) {
            return new Unmet(due.by, due.by.name() + ": hela filen behålls, för den innehåller det som inte gallras: "
                    + String.join(", ", kept));
        }
        LocalDate last = facts.contents().stream().map(Facts.Contained::from).filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .reduce(LocalDate.MIN, Dating::later);
        return notBefore(due, last);
    }

    private static Due notBefore(Due due, LocalDate day) {
        return new Due(due.by, due.start, later(due.allowed, day), later(due.from, day), due.latest);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
