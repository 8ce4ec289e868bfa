package se.bevara.moderation;

import java.time.LocalDate;
import se.bevara.retention.Word;

/**
 * What an open case waits for people to do.
 *
 * @param role whose turn it is
 * @param since the day from which it has waited for this
 * @param due the last day, as the reason or the settings say
 */
public record Waiting(Case one, For what, String role, LocalDate since, LocalDate due) {

    /** What is waited for. */
    public enum For implements Word {
        SEAL("försegling"),
        REMOVAL("borttagning"),
        NOTICE("besked"),
        END("avslut");

        private final String swedish;

        For(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    public boolean late(LocalDate today) {
        return today.isAfter(due);
    }
}
