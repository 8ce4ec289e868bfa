package se.bevara.disclosure;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where words occur in a text: whatever their case and however their letters are composed, also where invisible characters have been put
 * between them, and wherever lines are broken.
 */
final class Occurrences {

    private final StringBuilder folded = new StringBuilder();
    /** Of each folded char, where what it came from begins and ends. */
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private Occurrences(String text) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int from = letters.first();
        for (int to = letters.next(); to != BreakIterator.DONE; to = letters.next()) {
            String plain = fold(text.substring(from, to));
            for (int i = 0; i < plain.length(); i++) {
                boolean space = plain.charAt(i) == ' ' && !folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ';
                if (!space) {
                    folded.append(plain.charAt(i));
                    starts.add(from);
                    ends.add(to);
                }
            }
            from = to;
        }
    }

    static List<Masking.Span> of(String words, String text) {
        String wanted = fold(words).strip().replaceAll(" +", " ");
        if (wanted.isEmpty()) {
            throw new DisclosureRefused("ord: väntade minst ett tecken, fann inget");
        }
        var within = new Occurrences(text);
        var spans = new ArrayList<Masking.Span>();
        int at = within.folded.indexOf(wanted);
        while (at >= 0) {
            int last = at + wanted.length() - 1;
            spans.add(new Masking.Span(within.starts.get(at), within.ends.get(last)));
            at = within.folded.indexOf(wanted, last + 1);
        }
        return spans;
    }

    /** One letter, or a text, in the form in which texts are compared. */
    static String fold(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder();
        composed.codePoints().filter(c -> Character.getType(c) != Character.FORMAT && !(Character.isISOControl(c) && c > ' '))
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> c >= ' ' && c != 0x00AD && !(c >= 0xFE00 && c <= 0xFE0F)).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
