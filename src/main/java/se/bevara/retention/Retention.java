package se.bevara.retention;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How long a rule keeps, and how strongly it says so.
 *
 * @param period null where the decision names none yet: then a person must decide
 * @param longest until when at the latest it is to be gone, counted from the same day; null when not said
 * @param trigger from what it is counted; null where the rule needs none
 * @param shorterBy the approval under which this period may undercut another decision's shortest time; null without
 * @param withContents whether a container waits for the last of what it holds
 * @param keepsForm whether the electronic form must be left until the disposal
 */
public record Retention(Strength strength, @Nullable Period period, @Nullable Period longest, @Nullable Trigger trigger,
        Counting counting, @Nullable String shorterBy, boolean withContents, boolean keepsForm) {

    /** No period and no trigger, for a rule that disposes of nothing. */
    static final Retention NONE = new Retention(Strength.MAY_FROM, null, null, null, Counting.DATE, null, false, false);
}
