package se.bevara.moderation;

import java.util.Optional;
import java.util.function.Function;
import se.bevara.accounts.Account;
import se.bevara.archive.Content;

/**
 * Knows items that must not be copied, such as suspected pictures of the sexual abuse of children, though the archive does not have them:
 * whoever captures passes them by.
 */
public interface NotCaptured {

    /** @return of an item of the account the number of the case that forbids to capture it, as the cases stand when it is asked */
    Function<Content, Optional<String>> of(Account account);
}
