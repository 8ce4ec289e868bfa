package se.bevara.moderation;

import java.util.Optional;
import se.bevara.accounts.Account;

/**
 * Captures an account between the nights, so that what somebody has just pasted the address of is archived. The package that captures
 * provides one; without it only what is archived already can be moderated.
 */
public interface OnTheSpot {

    /**
     * Captures what the account now shows.
     *
     * @return what could not be captured and why, in Swedish, without content; nothing when everything asked for was answered
     */
    Optional<String> capture(Account account);
}
