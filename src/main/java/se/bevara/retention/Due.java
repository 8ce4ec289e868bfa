package se.bevara.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item that is due to be disposed of.
 *
 * @param version the newest version of its content when it was judged, from 1
 * @param account the account's id
 * @param decision the deciding decision's id
 * @param rule the deciding rule's id within its decision
 * @param from the day from which it is due
 * @param latest the last day, where it is a duty; else null
 */
public record Due(long item, int version, String account, String decision, int decisionVersion, String rule, LocalDate from,
        @Nullable LocalDate latest) {
}
