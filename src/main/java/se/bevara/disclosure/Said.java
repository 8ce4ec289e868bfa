package se.bevara.disclosure;

import se.bevara.accounts.Secrets;

/** What must be so of what people write about a request. It stands in the acts' files for ever. */
final class Said {

    private static final int LONGEST = 4000;
    private static final int LONGEST_NAME = 200;

    private Said() {
    }

    static void name(String what, String text) {
        check(what, text, LONGEST_NAME);
    }

    static void text(String what, String text) {
        check(what, text, LONGEST);
    }

    static void optional(String what, String text) {
        if (!text.isEmpty()) {
            check(what, text, LONGEST);
        }
    }

    private static void check(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new DisclosureRefused(what + ": väntade 1 till " + longest + " tecken, fann "
                    + (text.isBlank() ? "inget" : String.valueOf(text.length())));
        }
        if (Secrets.personalNumber(text)) {
            throw new DisclosureRefused(what + ": väntade inget personnummer, fann ett");
        }
    }
}
