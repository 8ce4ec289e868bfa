package se.bevara.retention;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be so for a rule, an exception or a step to apply. */
public sealed interface Condition {

    /** The value of a trait that nobody has set, for rules that ask for just that. */
    String UNSET = "ej värderat";

    Match on(Facts facts, LocalDate today);

    /** The condition in words. */
    String text();

    static Condition all(List<Condition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new All(conditions);
    }

    /** A trait has one of some values; their case makes no difference. */
    record Is(Trait trait, Set<String> values) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            String value = facts.traits().get(trait);
            if (value != null) {
                return Match.of(values.contains(value) ? Answer.YES : Answer.NO, this);
            }
            Answer unset = trait == Trait.REASON ? Answer.NO : Answer.NOT_ASSESSED;
            return Match.of(values.contains(UNSET) ? Answer.YES : unset, this);
        }

        @Override
        public String text() {
            return trait.swedish() + " är " + String.join(" eller ", values);
        }
    }

    /** It bears one of some tags. */
    record Tagged(Set<String> tags) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            return Match.of(tags.stream().anyMatch(facts.tags()::contains) ? Answer.YES : Answer.NO, this);
        }

        @Override
        public String text() {
            return "taggad " + String.join(" eller ", tags);
        }
    }

    /** A fact has this answer. Where nobody has assessed it, that is the answer to this too, unless just that is asked for. */
    record Stated(String fact, Answer wanted) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            Answer found = facts.answer(fact, today);
            boolean open = found == Answer.NOT_ASSESSED && wanted != Answer.NOT_ASSESSED;
            return Match.of(open ? Answer.NOT_ASSESSED : found == wanted ? Answer.YES : Answer.NO, this);
        }

        @Override
        public String text() {
            return fact + ": " + wanted.swedish();
        }
    }

    /** An event has happened. */
    record Happened(String event) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            return Match.of(facts.happened(event, today) ? Answer.YES : Answer.NO, this);
        }

        @Override
        public String text() {
            return event + " har hänt";
        }
    }

    /**
     * An event has not happened. Without a waiting time nobody can tell whether it still will, so the answer is not assessed.
     *
     * @param within how long it is waited for
     * @param since from what
     */
    record NotHappened(String event, @Nullable Period within, String since) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            if (facts.happened(event, today)) {
                return Match.of(Answer.NO, this);
            }
            Period time = within;
            return Optional.ofNullable(time).flatMap(wait -> facts.date(since).map(day -> Match.yesFrom(day.plus(wait))))
                    .orElse(Match.of(Answer.NOT_ASSESSED, this));
        }

        @Override
        public String text() {
            return event + " har inte hänt" + (within == null
                    ? ", utan angiven väntetid"
                    : " inom " + Periods.text(within) + " från " + since);
        }
    }

    /** A time has passed since an event: when another event happened, or today. */
    record Elapsed(Period time, String since, @Nullable String at) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            Optional<LocalDate> passed = facts.date(since).map(day -> day.plus(time));
            String when = at;
            if (when == null) {
                return passed.map(Match::yesFrom).orElse(Match.of(Answer.NOT_ASSESSED, this));
            }
            return passed.flatMap(end -> facts.date(when).map(day -> Match.of(day.isBefore(end) ? Answer.NO : Answer.YES, this)))
                    .orElse(Match.of(Answer.NOT_ASSESSED, this));
        }

        @Override
        public String text() {
            return Periods.text(time) + " har gått sedan " + since + (at == null ? "" : " vid " + at);
        }
    }

    record All(List<Condition> conditions) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            Match match = Match.YES;
            for (Condition condition : conditions) {
                match = match.and(condition.on(facts, today));
            }
            return match;
        }

        @Override
        public String text() {
            return conditions.stream().map(Condition::text).collect(Collectors.joining(" och "));
        }
    }

    record Any(List<Condition> conditions) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            Match match = Match.of(Answer.NO, this);
            for (Condition condition : conditions) {
                match = match.or(condition.on(facts, today));
            }
            return match;
        }

        @Override
        public String text() {
            return conditions.stream().map(Condition::text).collect(Collectors.joining(" eller ", "(", ")"));
        }
    }

    record Not(Condition condition) implements Condition {

        @Override
        public Match on(Facts facts, LocalDate today) {
            return condition.on(facts, today).not(this, today);
        }

        @Override
        public String text() {
            return "inte (" + condition.text() + ")";
        }
    }
}
