package se.bevara.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's task to take an item off its platform, where a decision says that it is to go there (gallras i mediet). Nothing is ever taken
 * off a platform by itself.
 *
 * @param account the account's id
 * @param decision the deciding decision's id
 * @param rule the deciding rule's id within its decision
 * @param due since when the copy on the platform is due
 * @param opened the night that opened the task, or opened it again
 * @param times how many times it has been opened
 * @param closed the night that closed it; null while it is open
 * @param why it was withdrawn; null unless it was
 * @param lastSeen when the item was last seen on the platform; null unless it is confirmed gone, or where that is not known
 * @param noticed when it was first found gone; null unless it is confirmed
 * @param entry the ledger's entry of the last change
 */
public record Removal(long item, String account, State state, String decision, int version, String rule, LocalDate due,
        LocalDate opened, int times, @Nullable LocalDate closed, @Nullable Why why, @Nullable Instant lastSeen,
        @Nullable Instant noticed, long entry) {

    /** How a task stands. */
    public enum State implements Word {
        OPEN("öppen"),
        /** The night has found that the platform no longer has it. */
        CONFIRMED("bekräftad"),
        WITHDRAWN("återkallad");

        private final String swedish;

        State(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** Why a task was withdrawn. */
    public enum Why implements Word {
        HELD("gallringsstopp"),
        NOT_DUE("ska inte längre bort"),
        DISPOSED("arkivets exemplar är gallrat, plattformens följs inte längre");

        private final String swedish;

        Why(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /** The rule as people and files name it. */
    public String ruleName() {
        return decision + "/" + rule + " (version " + version + ")";
    }

    Removal with(long inEntry) {
        return new Removal(item, account, state, decision, version, rule, due, opened, times, closed, why, lastSeen, noticed,
                inEntry);
    }

    Removal withdrawn(Why reason, LocalDate night) {
        return new Removal(item, account, State.WITHDRAWN, decision, version, rule, due, opened, times, night, reason, null, null,
                entry);
    }

    Removal confirmed(@Nullable Instant last, Instant found, LocalDate night) {
        return new Removal(item, account, State.CONFIRMED, decision, version, rule, due, opened, times, night, null, last, found,
                entry);
    }
}
