package se.bevara.disclosure;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishMinimalStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.SwedishStemmer;

/**
 * How text becomes words, by field. {@link #TEXT} and {@link #AUTHOR}: the word as written, folded. {@link #STEM}, of one folded word:
 * Snowball's stem, and beside it Snowball's stem after the definite ending is taken off. Neither alone joins skola with skolan and beslut
 * with beslutet; together they do.
 */
final class SwedishAnalysis extends Analyzer {

    static final String TEXT = "text";
    static final String AUTHOR = "author";
    static final String STEM = "stem";

    /** Taking an ending off shorter words makes other words of them: barn becomes bar. */
    private static final int SHORTEST_WITH_ENDING = 5;

    /** Characters that Unicode's word rules (UAX 29) keep inside words, but that Swedish search should part at: EU:s, anna.svensson, sol_vik. */
    private static final String PARTS = ".,:;_'’‘·";

    /** How many words' stems are held at most: some ten megabytes. */
    private static final int REMEMBERED = 50_000;

    private final Map<String, List<String>> stems = new ConcurrentHashMap<>();

    SwedishAnalysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = field.equals(STEM) ? new KeywordTokenizer() : new StandardTokenizer();
        return new TokenStreamComponents(words, field.equals(STEM) ? stems(words) : new Folding(words));
    }

    /** The stems of a folded word, one or two. Texts are made of the same words over and over: those met before are remembered. */
    List<String> stems(String word) {
        List<String> met = stems.get(word);
        if (met != null) {
            return met;
        }
        if (stems.size() >= REMEMBERED) {
            stems.clear();
        }
        var found = tokens(STEM, word).stream().map(Token::term).toList();
        stems.put(word, found);
        return found;
    }

    private static TokenStream stems(TokenStream folded) {
        TokenStream bare = new SwedishMinimalStemFilter(new TwoStems.Twice(folded, SHORTEST_WITH_ENDING));
        return new TwoStems.Different(new SnowballFilter(new TwoStems.Unmarked(bare), new SwedishStemmer()));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return field.equals(STEM) ? reader : new Parting(reader);
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

    /** Reads a blank where words should part: as long as what was there, so that places stay the same. */
    private static final class Parting extends FilterReader {

        Parting(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            return c < 0 || PARTS.indexOf(c) < 0 ? c : ' ';
        }

        @Override
        public int read(char[] text, int from, int length) throws IOException {
            int n = in.read(text, from, length);
            for (int i = from; i < from + n; i++) {
                if (PARTS.indexOf(text[i]) >= 0) {
                    text[i] = ' ';
                }
            }
            return n;
        }
    }
}
