package se.bevara.disclosure;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words that have been parted before, as the index takes them: a place each, or several stems in one place. */
final class Words extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<List<String>> places;
    private Iterator<String> here = List.<String>of().iterator();

    private Words(Iterator<List<String>> places) {
        this.places = places;
    }

    static Words of(List<String> words) {
        return new Words(words.stream().map(List::of).iterator());
    }

    static Words stems(List<String> words, SwedishAnalysis analysis) {
        return new Words(words.stream().map(analysis::stems).iterator());
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int step = 0;
        while (!here.hasNext()) {
            if (!places.hasNext()) {
                return false;
            }
            here = places.next().iterator();
            step = 1;
        }
        term.append(here.next());
        place.setPositionIncrement(step);
        return true;
    }
}
