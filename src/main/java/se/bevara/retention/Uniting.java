package se.bevara.retention;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Dating.Due;

/**
 * Unites disposing rules that all apply to an item: permissions, duties, longest and shortest times. What cannot be united is reviewed.
 *
 * @param pool the rules that decide
 * @param floors shortest times that bind them, of their own level or another
 * @param longest whether differing days are settled by the latest
 */
record Uniting(List<Considered> pool, List<Considered> floors, boolean longest, Facts facts, LocalDate today) {

    Outcome outcome() {
        List<Dating> datings = Stream.concat(pool.stream(), floors.stream()).distinct()
                .map(rule -> Dating.of(rule, facts, today)).toList();
        Optional<Verdict> hindered = hindered(datings);
        List<Due> dues = only(datings, Due.class);
        Verdict verdict = hindered.orElseGet(() -> united(dues));
        return new Outcome(verdict, pool, dues.stream().map(Due::arithmetic).toList());
    }

    private static Optional<Verdict> hindered(List<Dating> datings) {
        List<Dating.Open> open = only(datings, Dating.Open.class);
        if (!open.isEmpty()) {
            return Optional.of(new Verdict.Review(open.stream().map(Dating.Open::reason).collect(joining("; "))));
        }
        List<Dating.Unmet> unmet = only(datings, Dating.Unmet.class);
        if (!unmet.isEmpty()) {
            return Optional.of(new Verdict.Keep(unmet.stream().map(Dating.Unmet::reason).collect(joining("; "))));
        }
        List<String> awaited = only(datings, Dating.Waiting.class).stream().flatMap(wait -> wait.events().stream()).distinct()
                .toList();
        return awaited.isEmpty() ? Optional.empty() : Optional.of(new Verdict.Waits(awaited));
    }

    private Verdict united(List<Due> dues) {
        List<Due> deciding = dues.stream().filter(due -> pool.contains(due.by())).toList();
        List<Due> permissions = deciding.stream().filter(due -> strength(due) != Strength.MUST_BY).toList();
        List<Due> plain = permissions.stream().filter(due -> strength(due) != Strength.NOT_BEFORE).toList();
        boolean differ = plain.stream().map(Due::from).distinct().count() > 1;
        if (differ && !longest) {
            return new Verdict.Review("olika frister: " + dates(plain));
        }
        if (deciding.stream().map(due -> due.by().rule().action() == Action.DELIVER).distinct().count() > 1) {
            return new Verdict.Review("både gallras och överlämnas: " + Weighing.names(pool));
        }
        LocalDate floor = latestOf(dues.stream().filter(due -> strength(due) == Strength.NOT_BEFORE).map(Due::from));
        LocalDate deadline = deadline(deciding);
        LocalDate from = permissions.isEmpty()
                ? Objects.requireNonNull(deadline)
                : Dating.later(floor, latestOf(permissions.stream().map(Due::from)));
        if (deadline != null && (deadline.isBefore(floor) || deadline.isBefore(from))) {
            return new Verdict.Review("kortaste och längsta frist motsäger varandra: " + dates(dues));
        }
        LocalDate allowed = Dating.later(floor,
                latestOf((permissions.isEmpty() ? deciding : permissions).stream().map(Due::allowed)));
        boolean duty = permissions.stream().anyMatch(due -> strength(due) == Strength.MUST_FROM);
        return verdict(allowed, from, deadline == null && duty ? from : deadline);
    }

    private Verdict verdict(LocalDate allowed, LocalDate from, @Nullable LocalDate latest) {
        String reason = "enligt " + Weighing.names(pool);
        Rule rule = pool.getFirst().rule();
        if (rule.action() != Action.DELIVER) {
            boolean standing = pool.stream().allMatch(other -> other.rule().approval() == Approval.STANDING);
            return new Verdict.DisposeFrom(allowed, from, latest, standing ? Approval.STANDING : Approval.TWO_PERSONS, reason);
        }
        Optional<LocalDate> delivered = facts.date(Events.DELIVERED).filter(day -> !day.isAfter(today));
        if (delivered.isEmpty()) {
            return new Verdict.DeliverThenDispose(from, latest, rule.then(), reason);
        }
        LocalDate day = Dating.later(from, delivered.get());
        return switch (rule.then()) {
            case DISPOSE -> new Verdict.DisposeFrom(day, day, null, rule.approval(), reason + ", överlämnad " + delivered.get());
            case PRESERVE -> new Verdict.Preserve(reason + ", överlämnad " + delivered.get());
            case REVIEW, DELIVER, DISPOSE_ON_PLATFORM, REGISTER, PICTURE, HANDLE ->
                new Verdict.Review(reason + ", överlämnad " + delivered.get());
        };
    }

    /** The earliest of the longest times: those of rules that set one, but for a mere duty, whose day moves with the permission. */
    private static @Nullable LocalDate deadline(List<Due> deciding) {
        return deciding.stream().filter(due -> strength(due) == Strength.MUST_BY || due.by().rule().retention().longest() != null)
                .map(Due::latest).filter(Objects::nonNull).map(Objects::requireNonNull).min(LocalDate::compareTo).orElse(null);
    }

    private static LocalDate latestOf(Stream<LocalDate> days) {
        return days.reduce(LocalDate.MIN, Dating::later);
    }

    private static Strength strength(Due due) {
        return due.by().rule().retention().strength();
    }

    private static String dates(List<Due> dues) {
        return dues.stream().map(Due::arithmetic).collect(joining("; "));
    }

    private static <T extends Dating> List<T> only(List<Dating> datings, Class<T> type) {
        return datings.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
