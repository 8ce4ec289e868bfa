package se.bevara.archive;

import java.time.Instant;

/**
 * What is left to say of an erased item.
 *
 * @param at when it was erased, whole microseconds
 * @param decision the board's decision and the rule, such as {@code KS 2026/41 § 7, rule kommentarer-1}; at most 200 characters
 * @param certificate the disposal certificate's id; at most 100 characters
 */
public record Disposal(Instant at, String decision, String certificate) {

    public Disposal {
        at = SafeText.micros(at);
        check("decision", decision, 200);
        check("certificate", certificate, 100);
    }

    private static void check(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + ": expected 1 to " + longest + " printable characters, found " + text.length()
                            + " characters");
        }
    }
}
