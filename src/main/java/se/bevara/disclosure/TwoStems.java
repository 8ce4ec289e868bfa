package se.bevara.disclosure;

import java.io.IOException;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives each word two stems in the same place, where they differ. Three filters, with those that stem between them. */
final class TwoStems {

    private TwoStems() {
    }

    /** Each word as it is, marked to be left so, and in the same place, unless it is short, once more without the mark. */
    static final class Twice extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final KeywordAttribute mark = addAttribute(KeywordAttribute.class);
        private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
        private final int shortest;
        private char[] word = new char[64];
        private int again;

        /** @param shortest chars of a word that comes twice */
        Twice(TokenStream input, int shortest) {
            super(input);
            this.shortest = shortest;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (again > 0) {
                term.copyBuffer(word, 0, again);
                again = 0;
                mark.setKeyword(false);
                place.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            mark.setKeyword(true);
            if (term.length() >= shortest) {
                again = term.length();
                word = word.length < again ? new char[again] : word;
                System.arraycopy(term.buffer(), 0, word, 0, again);
            }
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            again = 0;
        }
    }

    /** Takes the mark away, so that the next filter leaves nothing as it is. */
    static final class Unmarked extends TokenFilter {

        private final KeywordAttribute mark = addAttribute(KeywordAttribute.class);

        Unmarked(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            boolean more = input.incrementToken();
            mark.setKeyword(false);
            return more;
        }
    }

    /** Leaves out a second stem that is the first again. */
    static final class Different extends FilteringTokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
        private final StringBuilder first = new StringBuilder();

        Different(TokenStream input) {
            super(input);
        }

        @Override
        protected boolean accept() {
            if (place.getPositionIncrement() == 0) {
                return CharSequence.compare(first, term) != 0;
            }
            first.setLength(0);
            first.append(term.buffer(), 0, term.length());
            return true;
        }
    }
}
