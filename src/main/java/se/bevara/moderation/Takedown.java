package se.bevara.moderation;

import java.util.Optional;
import se.bevara.accounts.Account;
import se.bevara.archive.Item;

/**
 * Takes an item from public view through its platform's interface, as a person has asked for. The package that reaches the platforms
 * provides one; without it items are removed by hand.
 */
public interface Takedown {

    /** What a platform shows of an item. */
    enum Shown {
        /** As the archive has it. */
        AS_ARCHIVED,
        /** Edited since it was archived. */
        CHANGED,
        /** Hidden from the public already. */
        HIDDEN,
        /** Not at all. */
        ABSENT
    }

    /** Why it cannot be done for this item, in Swedish; nothing when it can. Nobody is asked. */
    Optional<String> hindrance(Account account, Item item, Case.How how);

    /** Asks the platform what it shows of an item. @throws Unanswered when that cannot be told */
    Shown look(Account account, Item item);

    /**
     * Takes it from view, with one call that is never repeated.
     *
     * @return why the platform did not, in Swedish and without content; nothing when it says that it has
     * @throws Unanswered when nobody knows whether it did
     */
    Optional<String> take(Account account, Item item, Case.How how);

    /** The platform gave no answer to be trusted. The message says in Swedish why, without content or secret. */
    final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unanswered(String why, Throwable cause) {
            super(why, cause);
        }

        public Unanswered(String why) {
            super(why);
        }
    }
}
