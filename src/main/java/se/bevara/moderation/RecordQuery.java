package se.bevara.moderation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.bevara.retention.Facts;

/**
 * Which transfer records are asked for. What is null or empty asks for nothing.
 *
 * @param from the first Swedish civil day on which they were sealed
 * @param to the last
 * @param decision the id of the decision that they name; {@link #NONE} for those that are deviations
 */
public record RecordQuery(@Nullable LocalDate from, @Nullable LocalDate to, String account, String reason,
        @Nullable CaseState state, String decision) {

    /** Asks for the records that name no decision: the deviations. */
    public static final String NONE = "ingen";

    public RecordQuery {
        if (from != null && to != null && to.isBefore(from)) {
            throw new ModerationRefused("period: väntade en sista dag tidigast " + from + ", fann " + to);
        }
    }

    boolean takes(Case one) {
        var sealed = one.sealed();
        if (sealed == null) {
            return false;
        }
        LocalDate day = Facts.day(sealed.at());
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to))
                && (account.isBlank() || account.equals(one.account())) && (reason.isBlank() || reason.equals(one.code()))
                && (state == null || state == one.state())
                && (decision.isBlank() || (sealed.deviation() ? decision.equals(NONE) : decision.equals(sealed.decision())));
    }
}
