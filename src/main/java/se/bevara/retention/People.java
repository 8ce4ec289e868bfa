package se.bevara.retention;

import se.bevara.accounts.Secrets;

/** What must be so of the texts with which people explain their acts. */
final class People {

    private static final int LONGEST = 4000;
    private static final int LONGEST_NAME = 200;

    private People() {
    }

    /** Who acted. */
    static void required(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(what + ": expected 1 to " + LONGEST_NAME + " characters, found "
                    + (text.isBlank() ? "nothing" : String.valueOf(text.length())));
        }
    }

    /** Why. It stands in the act's file for ever, so it must hold no personal number. */
    static void reason(String what, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(what + ": expected 1 to " + LONGEST + " characters, found "
                    + (text.isBlank() ? "nothing" : String.valueOf(text.length())));
        }
        if (Secrets.personalNumber(text)) {
            throw new IllegalArgumentException(what + ": expected no personal number, found one");
        }
    }
}
