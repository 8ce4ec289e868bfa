package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds pairs of rules that can apply to the same item and say things that do not go together. */
final class Overlaps {

    private static final LocalDate SOME_DAY = LocalDate.of(2023, 1, 1);

    private static final String UNDERCUT = "kortare än lägsta tid";

    private record Placed(Decision decision, Rule rule) {

        List<Condition> required() {
            return Stream.concat(Conditions.required(decision.scope().condition()), Conditions.required(rule.applies())).toList();
        }

        String name() {
            return decision.id() + "/" + rule.id();
        }
    }

    private Overlaps() {
    }

    static List<Finding> among(List<Decision> decisions) {
        List<Placed> rules = decisions.stream().filter(decision -> decision.status() != Status.REPEALED)
                .flatMap(decision -> decision.rules().stream().map(rule -> new Placed(decision, rule))).toList();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < rules.size(); i++) {
            for (Placed other : rules.subList(i + 1, rules.size())) {
                Placed one = rules.get(i);
                if (meet(one, other)) {
                    findings.addAll(Stream
                            .of(opposite(one, other), undercut(one, other), undercut(other, one), bounds(one, other),
                                    bounds(other, one))
                            .filter(Objects::nonNull).map(Objects::requireNonNull).toList());
                }
            }
        }
        return findings;
    }

    private static boolean meet(Placed one, Placed other) {
        boolean versions = one.decision.id().equals(other.decision.id()) && one.decision != other.decision;
        boolean copies = Stream.of(Copy.values()).anyMatch(copy -> one.rule.decides(copy) && other.rule.decides(copy));
        return !versions && copies && authorities(one.decision, other.decision)
                && times(one.decision.force(), other.decision.force())
                && Possible.both(one.required(), one.rule.exceptions(), other.required(), other.rule.exceptions());
    }

    private static boolean authorities(Decision one, Decision other) {
        var ours = one.scope().authorities();
        var theirs = other.scope().authorities();
        return ours.isEmpty() || theirs.isEmpty() || ours.stream().anyMatch(theirs::contains);
    }

    private static boolean times(Decision.Force one, Decision.Force other) {
        LocalDate end = one.until();
        LocalDate otherEnd = other.until();
        return (end == null || !end.isBefore(other.from())) && (otherEnd == null || !otherEnd.isBefore(one.from()));
    }

    private static @Nullable Finding opposite(Placed one, Placed other) {
        if (one.rule.level() != other.rule.level() || settled(one, other)) {
            return null;
        }
        boolean apart = one.rule.action() != other.rule.action()
                && (kept(one) && other.rule.disposes() || kept(other) && one.rule.disposes()
                        || one.rule.action() == Action.DELIVER || other.rule.action() == Action.DELIVER);
        if (apart) {
            return finding(Finding.Severity.WARNING, "överlappar med motsatt utfall", one, other,
                    one.rule.action().swedish() + " och " + other.rule.action().swedish());
        }
        boolean periods = dated(one.rule) && dated(other.rule) && !sameTime(one.rule.retention(), other.rule.retention());
        return periods
                ? finding(Finding.Severity.WARNING, "överlappar med olika frist", one, other,
                        time(one.rule) + " och " + time(other.rule))
                : null;
    }

    private static boolean settled(Placed one, Placed other) {
        return Stream.of(one, other).anyMatch(rule -> rule.decision.precedence() == Precedence.LONGEST)
                || Stream.of(one, other).allMatch(rule -> rule.decision.precedence() == Precedence.SPECIFIC_THEN_LONGEST);
    }

    private static boolean kept(Placed rule) {
        return rule.rule.action() == Action.PRESERVE;
    }

    private static boolean dated(Rule rule) {
        Strength strength = rule.retention().strength();
        return rule.disposes() && rule.retention().period() != null
                && (strength == Strength.MAY_FROM || strength == Strength.MUST_FROM);
    }

    private static boolean sameTime(Retention one, Retention other) {
        return Objects.equals(one.period(), other.period()) && Objects.equals(one.trigger(), other.trigger())
                && one.counting().equals(other.counting());
    }

    private static String time(Rule rule) {
        Period period = rule.retention().period();
        return period == null ? RuleReader.UNDECIDED : Periods.text(period);
    }

    /** A rule whose period is shorter than another's shortest time, without the approval that needs. */
    private static @Nullable Finding undercut(Placed shorter, Placed floor) {
        Retention own = shorter.rule.retention();
        Period least = floor.rule.retention().period();
        Period period = own.period();
        boolean undercuts = dated(shorter.rule) && floor.rule.disposes()
                && floor.rule.retention().strength() == Strength.NOT_BEFORE
                && least != null && period != null && longer(least, period) && own.shorterBy() == null;
        boolean meant = settled(shorter, shorter) || !shorter.rule.level().isBefore(floor.rule.level());
        return undercuts
                ? finding(meant ? Finding.Severity.WARNING : Finding.Severity.ERROR, UNDERCUT, shorter, floor,
                        time(shorter.rule) + " mot minst " + time(floor.rule))
                : null;
    }

    private static @Nullable Finding bounds(Placed floor, Placed ceiling) {
        Period least = floor.rule.retention().period();
        Period most = ceiling.rule.retention().period();
        boolean crossed = floor.rule.disposes() && floor.rule.retention().strength() == Strength.NOT_BEFORE
                && ceiling.rule.disposes()
                && ceiling.rule.retention().strength() == Strength.MUST_BY && least != null && most != null
                && longer(least, most);
        return crossed
                ? finding(Finding.Severity.WARNING, "kortaste tid efter längsta", floor, ceiling,
                        time(floor.rule) + " mot högst " + time(ceiling.rule))
                : null;
    }

    static boolean longer(Period one, Period other) {
        return SOME_DAY.plus(one).isAfter(SOME_DAY.plus(other));
    }

    private static Finding finding(Finding.Severity severity, String kind, Placed at, Placed other, String found) {
        return new Finding(severity, kind, at.decision.file().name(), at.rule.line(), at.rule.id(),
                found + " (" + other.name() + ")",
                "regler som går ihop",
                kind.equals(UNDERCUT)
                        ? "Ange ”kortare frist enligt” med godkännandets beteckning, eller förläng fristen; annars gäller den längre."
                        : "Det som båda träffar går till prövning. Skilj dem åt med villkor, undantag eller nivå.");
    }
}
