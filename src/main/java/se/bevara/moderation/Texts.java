package se.bevara.moderation;

import se.bevara.accounts.Secrets;

/** What must be so of the texts with which people explain their acts. They stand in the acts' files for ever. */
final class Texts {

    private static final int LONGEST = 4000;
    private static final int LONGEST_NAME = 200;

    private Texts() {
    }

    /** Who acted: a role or a name of ours. */
    static void name(String what, String text) {
        check(what, text, LONGEST_NAME);
    }

    static void reason(String what, String text) {
        check(what, text, LONGEST);
    }

    private static void check(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new ModerationRefused(what + ": väntade 1 till " + longest + " tecken, fann "
                    + (text.isBlank() ? "inget" : String.valueOf(text.length())));
        }
        if (Secrets.personalNumber(text)) {
            throw new ModerationRefused(what + ": väntade inget personnummer, fann ett");
        }
    }
}
