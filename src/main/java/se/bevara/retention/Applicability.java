package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions count for an item on a day, and why the others do not.
 *
 * @param examples whether decisions of the sample count
 */
record Applicability(List<Decision> decisions, boolean examples) {

    /** Every rule held against the item. */
    List<Considered> of(Facts facts, LocalDate today) {
        Map<String, Integer> newest = newest(today);
        var considered = new ArrayList<Considered>();
        for (Decision decision : decisions) {
            consider(decision, newest, facts, today, considered);
        }
        return considered;
    }

    private Map<String, Integer> newest(LocalDate today) {
        var newest = new HashMap<String, Integer>();
        decisions.stream().filter(decision -> counts(decision) && !decision.force().from().isAfter(today))
                .forEach(decision -> newest.merge(decision.id(), decision.version(), Math::max));
        return newest;
    }

    /** Whether a version, once its day has come, takes the place of those before it: one that repeals the decision too. */
    private boolean counts(Decision decision) {
        return decided(decision) || decision.status() == Status.REPEALED;
    }

    private boolean decided(Decision decision) {
        return switch (decision.status()) {
            case DECIDED -> true;
            case EXAMPLE -> examples;
            case DRAFT, REPEALED -> false;
        };
    }

    private void consider(Decision decision, Map<String, Integer> newest, Facts facts, LocalDate today,
            List<Considered> considered) {
        Match scope = decision.scope().condition().on(facts, today).and(authority(decision, facts));
        if (scope.is(Answer.NO)) {
            for (Rule rule : decision.rules()) {
                considered.add(Considered.of(decision, rule, scope));
            }
            return;
        }
        String hindrance = hindrance(decision, newest, facts, today);
        for (Rule rule : decision.rules()) {
            Match match = scope.and(rule.match(facts, today));
            considered.add(hindrance.isEmpty() || match.is(Answer.NO)
                    ? Considered.of(decision, rule, match)
                    : new Considered(decision, rule, Considered.Standing.VOID, match, hindrance));
        }
    }

    /** Why a decision does not count here or now; empty when it does. */
    private String hindrance(Decision decision, Map<String, Integer> newest, Facts facts, LocalDate today) {
        return Optional.ofNullable(status(decision)).or(() -> Optional.ofNullable(force(decision, today)))
                .or(() -> Optional.ofNullable(replaced(decision, newest))).or(() -> hindrance(decision, facts, today)).orElse("");
    }

    private @Nullable String status(Decision decision) {
        return decided(decision) ? null : "beslutet är " + decision.status().swedish();
    }

    private static @Nullable String force(Decision decision, LocalDate today) {
        if (decision.force().on(today)) {
            return null;
        }
        LocalDate until = decision.force().until();
        return today.isBefore(decision.force().from())
                ? "beslutet träder i kraft " + decision.force().from()
                : "beslutet upphörde " + until;
    }

    private static @Nullable String replaced(Decision decision, Map<String, Integer> newest) {
        Integer version = newest.get(decision.id());
        return version == null || version == decision.version() ? null : "ersatt av version " + version;
    }

    /** What in the item itself keeps a decision in force from counting for it. */
    private static Optional<String> hindrance(Decision decision, Facts facts, LocalDate today) {
        LocalDate reach = Objects.requireNonNullElse(decision.force().createdFrom(), decision.force().from());
        Optional<LocalDate> created = facts.date(Events.CREATED);
        if (reach.isAfter(LocalDate.MIN) && created.isEmpty()) {
            return Optional.of("beslutet gäller det som tillkommit från " + reach + "; tillkomsten är inte känd");
        }
        if (created.isPresent() && created.get().isBefore(reach)) {
            return Optional.of("beslutet gäller det som tillkommit från " + reach + "; tillkommen " + created.get());
        }
        String authority = facts.traits().get(Trait.AUTHORITY);
        boolean adopted = !decision.local().required() || authority != null
                && decision.local().of(authority, today).isPresent();
        return adopted ? Optional.empty() : Optional.of("tillämpningsbeslut saknas");
    }

    private static Match authority(Decision decision, Facts facts) {
        if (decision.scope().authorities().isEmpty()) {
            return Match.YES;
        }
        return new Condition.Is(Trait.AUTHORITY, decision.scope().authorities()).on(facts, LocalDate.MIN);
    }

    /** By identity and then version, so that explanations read alike every time. */
    static List<Decision> ordered(List<Decision> decisions) {
        return decisions.stream().sorted(Comparator.comparing(Decision::id).thenComparingInt(Decision::version)).toList();
    }
}
