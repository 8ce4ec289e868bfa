package se.bevara.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to become of one copy of an item. */
public sealed interface Verdict {

    /** The word for it, as cases files and pages write it. */
    String word();

    /** Why, in one sentence. */
    String reason();

    /** Kept, for no rule says otherwise, or what a rule asks for is not so. */
    record Keep(String reason) implements Verdict {

        @Override
        public String word() {
            return "behålls";
        }
    }

    /** Kept until something has happened. */
    record Waits(List<String> events) implements Verdict {

        @Override
        public String word() {
            return "väntar";
        }

        @Override
        public String reason() {
            return "väntar på: " + String.join(", ", events);
        }
    }

    /** Kept until a person has decided. */
    record Review(String reason) implements Verdict {

        @Override
        public String word() {
            return "prövas";
        }
    }

    /** Kept, for a hold or the diary forbids disposal. */
    record Blocked(List<String> by) implements Verdict {

        @Override
        public String word() {
            return "spärrad";
        }

        @Override
        public String reason() {
            return String.join("; ", by);
        }
    }

    /** Kept for ever. */
    record Preserve(String reason) implements Verdict {

        @Override
        public String word() {
            return "bevaras";
        }
    }

    /**
     * To be destroyed.
     *
     * @param allowed the first day on which the decision allows it
     * @param from the day on which it is due
     * @param latest the last day, where it is a duty; else null
     */
    record DisposeFrom(LocalDate allowed, LocalDate from, @Nullable LocalDate latest, Approval approval,
            String reason) implements Verdict {

        @Override
        public String word() {
            return "gallras";
        }

        public boolean due(LocalDate today) {
            return !today.isBefore(from);
        }

        public boolean overdue(LocalDate today) {
            return latest != null && today.isAfter(latest);
        }
    }

    /**
     * To be handed over to the archive authority, and then what {@code then} says: destroyed here, kept here, or decided upon.
     *
     * @param from the day from which it may be handed over
     * @param latest the last day; null when not said
     */
    record DeliverThenDispose(LocalDate from, @Nullable LocalDate latest, Action then, String reason) implements Verdict {

        @Override
        public String word() {
            return "överlämnas";
        }
    }
}
