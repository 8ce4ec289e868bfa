package se.bevara.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What stops every disposal of the items it covers (gallringsstopp), whatever the rules say. */
public sealed interface Hold {

    String id();

    boolean inForce(LocalDate today);

    String text();

    /**
     * One that a person has placed, or that stands for something open: a request, a police report, an audit.
     *
     * @param mandate on whose authority
     * @param lifted the first day without it; null while it stands
     */
    record Placed(String id, String reason, String mandate, @Nullable LocalDate lifted) implements Hold {

        @Override
        public boolean inForce(LocalDate today) {
            return lifted == null || today.isBefore(lifted);
        }

        @Override
        public String text() {
            return "gallringsstopp " + id + ": " + reason;
        }
    }

    /**
     * A request for access that was refused: held until the time to appeal has run out, and if appealed until it is finally decided
     * (JO 3434-2016). Whether it was appealed is a person's knowledge; until it is known, the hold stands.
     *
     * @param appealBy the last day to appeal; null while it is not known
     * @param settled the day of the final ruling; null while there is none
     */
    record Refused(String id, LocalDate refused, @Nullable LocalDate appealBy, Answer appealed,
            @Nullable LocalDate settled) implements Hold {

        @Override
        public boolean inForce(LocalDate today) {
            if (settled != null && !today.isBefore(settled)) {
                return false;
            }
            return appealed != Answer.NO || appealBy == null || !today.isAfter(appealBy);
        }

        @Override
        public String text() {
            return "avslagen begäran " + id + (appealed == Answer.YES ? ", överklagad" : ", överklagandetiden");
        }
    }
}
