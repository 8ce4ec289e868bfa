package se.bevara.disclosure;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Makes words equal that a Swede holds for equal: lower case, é as e, ø as ö, the styled letters of social media as plain ones,
 * an emoji the same in every skin tone. å, ä and ö stay letters of their own, however they were composed.
 */
final class Folding extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Folding(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!simple(term.buffer(), term.length())) {
            String folded = fold(term.toString());
            if (!folded.isEmpty()) {
                term.setEmpty().append(folded);
            }
        }
        return true;
    }

    /** Lowers a word of plain Swedish letters where it stands: nearly all of them. @return false when there is anything else in it */
    private static boolean simple(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            char c = word[i];
            boolean swedish = c == 'å' || c == 'ä' || c == 'ö' || c == 'Å' || c == 'Ä' || c == 'Ö';
            if (c >= 128 && !swedish) {
                return false;
            }
            word[i] = Character.toLowerCase(c);
        }
        return true;
    }

    static String fold(String word) {
        String lower = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFC).codePoints().forEach(letter -> append(folded, letter));
        return folded.toString();
    }

    private static void append(StringBuilder folded, int letter) {
        switch (letter) {
            case 'å', 'ä', 'ö' -> folded.appendCodePoint(letter);
            case 'ø' -> folded.append('ö');
            case 'æ' -> folded.append('ä');
            case 'ß' -> folded.append("ss");
            case 'ł' -> folded.append('l');
            case 'đ', 'ð' -> folded.append('d');
            case 'ı' -> folded.append('i');
            default -> appendBare(folded, letter);
        }
    }

    private static void appendBare(StringBuilder folded, int letter) {
        if (letter < 128) {
            folded.append((char) letter);
            return;
        }
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).codePoints().filter(Folding::stays)
                .forEach(folded::appendCodePoint);
    }

    /** Joiners are kept: they hold an emoji family together. Other invisible characters only serve to hide a word from a search. */
    private static boolean stays(int letter) {
        boolean skinTone = letter >= 0x1F3FB && letter <= 0x1F3FF;
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            case Character.FORMAT -> letter == 0x200D;
            default -> !skinTone;
        };
    }
}
