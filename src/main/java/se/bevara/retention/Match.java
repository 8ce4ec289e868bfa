package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a condition holds of an item.
 *
 * @param from the first day on which a yes holds, where that day is still to come; {@link LocalDate#MIN} for at all times
 * @param because the conditions that stand in the way of a yes
 */
record Match(Answer answer, LocalDate from, List<Condition> because) {

    static final Match YES = new Match(Answer.YES, LocalDate.MIN, List.of());

    static Match of(Answer answer, Condition because) {
        return answer == Answer.YES ? YES : new Match(answer, LocalDate.MIN, List.of(because));
    }

    static Match yesFrom(LocalDate day) {
        return new Match(Answer.YES, day, List.of());
    }

    Match and(Match other) {
        if (this == YES) {
            return other;
        }
        if (other == YES) {
            return this;
        }
        return new Match(answer.and(other.answer), from.isAfter(other.from) ? from : other.from,
                Stream.concat(because.stream(), other.because.stream()).toList());
    }

    Match or(Match other) {
        if (answer == Answer.YES || other.answer == Answer.YES) {
            return other.answer != Answer.YES || answer == Answer.YES && !from.isAfter(other.from) ? this : other;
        }
        return new Match(answer.not().and(other.answer.not()).not(), LocalDate.MIN,
                Stream.concat(because.stream(), other.because.stream()).toList());
    }

    /** The opposite, as it is today. */
    Match not(Condition because, LocalDate today) {
        return answer == Answer.YES && from.isAfter(today) ? YES : of(answer.not(), because);
    }

    boolean is(Answer wanted) {
        return answer == wanted;
    }
}
