package se.bevara.disposal;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/** One person's approval of a list. */
public record Approved(String person, Instant at) {

    /** A person's name as it is stored: without the spaces around it. @throws DisposalRefused when it is none */
    static String name(String name) {
        String stripped = name.strip().replaceAll("\\s+", " ");
        if (stripped.isEmpty() || stripped.length() > 80 || compared(stripped).length() > 100
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new DisposalRefused("namn: väntade 1 till 80 skrivbara tecken, fann " + stripped.length());
        }
        return stripped;
    }

    /** A name as it is compared: composition, width, spaces and case evened out. */
    static String compared(String name) {
        String even = Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]+", " ").strip();
        return even.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
