package se.bevara.retention;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do under a rule, in its order.
 *
 * @param when only then; nothing for always
 * @param requires without these it must be refused
 * @param wanted what is noted where it is lacking, and does not stop it
 * @param within how long after {@code since} it is to be done; null when not said
 * @param since the event it is counted from
 */
public record Step(Work work, List<Condition> when, List<Condition> requires, List<Condition> wanted, @Nullable Period within,
        String since) {

    public Step {
        when = List.copyOf(when);
        requires = List.copyOf(requires);
        wanted = List.copyOf(wanted);
    }
}
