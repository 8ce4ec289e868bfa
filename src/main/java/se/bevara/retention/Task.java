package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person is to do about an item or an account.
 *
 * @param from the first day; null for at once
 * @param latest the last day; null when not said
 * @param lateSince the day after which it is late; null while it is not
 * @param missing what must first be so
 * @param rule the rule that asks for it
 */
public record Task(Work work, State state, @Nullable LocalDate from, @Nullable LocalDate latest, @Nullable LocalDate lateSince,
        List<String> missing, String rule) {

    /** How it stands. */
    public enum State implements Word {
        OPEN("öppen"),
        COMING("kommande"),
        DONE("klar"),
        /** Must be refused, for something is missing. */
        BLOCKED("spärrad"),
        LATE("försenad"),
        /** Whether it applies is itself to be decided. */
        TO_DECIDE("att avgöra");

        private final String swedish;

        State(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    public Task {
        missing = List.copyOf(missing);
    }
}
