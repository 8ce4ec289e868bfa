package se.bevara.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/** The words that are masked in a package, and what identifies authors that are. Kept in memory alone. */
final class MaskedTerms {

    private static final int SHORTEST = 3;

    private final TreeSet<String> terms = new TreeSet<>();

    void add(ReadItem read, List<Masking> maskings) {
        for (var masking : maskings) {
            if (masking instanceof Masking.Words words) {
                String text = read.fields().getOrDefault(words.field(), "");
                words.spans().forEach(span -> add(text.substring(span.start(), span.end())));
                if (words.field().equals(ReadItem.AUTHOR)) {
                    author(read);
                }
            }
        }
    }

    /** Who wrote an item, unless it is the municipality. */
    void author(ReadItem read) {
        if (read.item().direction() == se.bevara.archive.Direction.RECEIVED) {
            add(read.content().authorName());
            add(read.content().authorId());
        }
    }

    private void add(String term) {
        String plain = Occurrences.fold(term).strip();
        if (plain.length() >= SHORTEST) {
            terms.add(plain);
        }
    }

    /** Whether a text shows any of them. */
    boolean in(String text) {
        String plain = Occurrences.fold(text);
        return terms.stream().anyMatch(plain::contains);
    }

    /** Whether bytes that a platform wrote show any of them, also escaped as JSON, HTML and addresses are. */
    boolean inBytes(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return in(text) || in(Unescaped.of(text)) || in(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }
}
