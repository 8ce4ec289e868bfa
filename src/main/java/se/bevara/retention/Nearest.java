package se.bevara.retention;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a misspelt one was meant to be. */
final class Nearest {

    private Nearest() {
    }

    /** The nearest of the known words, if it is near enough to be meant: a third of its letters may differ. */
    static Optional<String> to(String written, Collection<String> known) {
        String plain = written.strip().toLowerCase(Locale.ROOT);
        if (plain.length() > 60) {
            return Optional.empty();
        }
        return known.stream().min(Comparator.<String>comparingInt(word -> distance(plain, word)).thenComparing(word -> word))
                .filter(word -> distance(plain, word) <= Math.max(1, (Math.min(word.length(), plain.length()) + 1) / 3));
    }

    /** A sentence that suggests it; empty when nothing is near. */
    static String hint(String written, Collection<String> known) {
        return to(written, known).map(word -> "Menades ”" + word + "”?").orElse("");
    }

    /** Letters to insert, take away or exchange to make one word the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
