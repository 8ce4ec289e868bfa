package se.bevara.sample;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Someone who writes on a platform: one of the public, or an account of the municipality.
 *
 * @param number identifies the person on every platform of the world
 * @param name as shown
 */
public record Person(long number, String name) {

    /** The name as an account name: {@code Åsa Öberg} is {@code asa_oberg}. Names in other scripts become their number. */
    String acct() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        String word = plain.replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return word.isEmpty() ? "u" + number : word;
    }
}
