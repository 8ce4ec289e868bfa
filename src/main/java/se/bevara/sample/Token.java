package se.bevara.sample;

/** What has become of an account's credential. */
public enum Token {
    VALID,
    /** Facebook: it is a person's now, no longer the page's: lists are empty with HTTP 200, items by id do not exist.
     * YouTube: it lacks the scope. Elsewhere: 401. */
    EMPTY_LISTS,
    /** Facebook: error 190, subcode 463. Elsewhere: 401. */
    ERROR_190
}
