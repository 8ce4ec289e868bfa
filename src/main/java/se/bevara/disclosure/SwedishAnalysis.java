package se.bevara.disclosure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.miscellaneous.KeywordMarkerFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishMinimalStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.SwedishStemmer;

/**
 * How text becomes words, by field. {@link #TEXT} and {@link #AUTHOR}: the word as written, folded. {@link #STEM}: Snowball's stem.
 * {@link #BASE}: Snowball's stem after the definite ending is taken off. Neither stem alone joins skola with skolan and beslut with
 * beslutet; together they do, when both are looked for in both fields.
 */
final class SwedishAnalysis extends Analyzer {

    static final String TEXT = "text";
    static final String AUTHOR = "author";
    static final String STEM = "stem";
    static final String BASE = "base";

    /** Taking an ending off shorter words makes other words of them: barn becomes bar. */
    private static final int SHORTEST_WITH_ENDING = 5;

    /** Characters that Unicode's word rules (UAX 29) keep inside words, but that Swedish search should part at: EU:s, anna.svensson, sol_vik. */
    private static final NormalizeCharMap PARTS = parts();

    SwedishAnalysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream folded = new Folding(words);
        return new TokenStreamComponents(words, switch (field) {
            case STEM -> new SnowballFilter(folded, new SwedishStemmer());
            case BASE -> new SnowballFilter(new SwedishMinimalStemFilter(new ShortWords(folded)), new SwedishStemmer());
            default -> folded;
        });
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(PARTS, reader);
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }

    /** A word with the place it has in the text, in chars. */
    record Token(String term, int start, int end) {
    }

    List<Token> tokens(String field, String text) {
        var tokens = new ArrayList<Token>();
        try (var stream = tokenStream(field, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(org.apache.lucene.analysis.tokenattributes.OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private static NormalizeCharMap parts() {
        var map = new NormalizeCharMap.Builder();
        for (String part : List.of(".", ",", ":", ";", "_", "'", "’", "‘", "·")) {
            map.add(part, " ");
        }
        return map.build();
    }

    private static final class ShortWords extends KeywordMarkerFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        ShortWords(TokenStream input) {
            super(input);
        }

        @Override
        protected boolean isKeyword() {
            return term.length() < SHORTEST_WITH_ENDING;
        }
    }
}
