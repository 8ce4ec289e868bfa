package se.bevara.disclosure;

import static se.bevara.disclosure.SwedishAnalysis.AUTHOR;
import static se.bevara.disclosure.SwedishAnalysis.STEM;
import static se.bevara.disclosure.SwedishAnalysis.TEXT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import se.bevara.disclosure.Clause.Form;
import se.bevara.disclosure.SwedishAnalysis.Token;

/** What the words of a question mean to the index. Words are looked for in what was written and in who wrote it. */
final class WordQuery {

    private static final int SHORTEST_BEGINNING = 3;

    private final SwedishAnalysis analysis;
    private final Compounding compounds;
    private final Use use;

    WordQuery(SwedishAnalysis analysis, Compounding compounds, Use use) {
        this.analysis = analysis;
        this.compounds = compounds;
        this.use = use;
    }

    /** What is done with what is found. */
    enum Use {
        /** It matters how well a word is met. */
        RANKED,
        /** The first of them in some order are wanted: what cannot be among them is passed by unread. */
        PAGED,
        /** All of them are gone through. */
        COUNTED
    }

    /** What the words of the index say of compounds. */
    interface Compounding {
        /** Those that have a stem as a part. */
        Set<String> of(String stem) throws IOException;

        /** The parts of one. */
        List<Compounds.Parts> parts(String stem) throws IOException;
    }

    /** Every word must occur; words that are only signs find nothing, no words at all find everything. */
    Query of(String words) throws IOException {
        var all = new BooleanQuery.Builder();
        boolean wanted = false;
        for (Clause clause : Clause.parse(words)) {
            all.add(of(clause), clause.excluded() ? Occur.MUST_NOT : Occur.MUST);
            wanted |= !clause.excluded();
        }
        return wanted ? all.build() : all.add(new MatchAllDocsQuery(), Occur.MUST).build();
    }

    /** Each word of a name must begin a word of the author's name. */
    Query author(String name) {
        var all = new BooleanQuery.Builder();
        List<Token> tokens = analysis.tokens(AUTHOR, name);
        for (Token token : tokens.subList(0, Math.min(tokens.size(), Clause.MOST))) {
            all.add(new PrefixQuery(new Term(AUTHOR, token.term())), Occur.MUST);
        }
        return tokens.isEmpty() ? new MatchNoDocsQuery() : all.build();
    }

    private Query of(Clause clause) throws IOException {
        List<Token> tokens = analysis.tokens(TEXT, clause.text());
        if (tokens.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        if (tokens.size() > 1) {
            return either(phrase(TEXT, tokens), phrase(AUTHOR, tokens));
        }
        String word = tokens.getFirst().term();
        return clause.form() == Form.PHRASE
                ? either(new TermQuery(new Term(TEXT, word)), new TermQuery(new Term(AUTHOR, word)))
                : word(word, clause);
    }

    private Query word(String word, Clause clause) throws IOException {
        return use == Use.RANKED ? rankedWord(word, clause) : anyOf(word, clause);
    }

    private Query anyOf(String word, Clause clause) throws IOException {
        var any = new ArrayList<Query>();
        any.add(begins(clause, word) ? new PrefixQuery(new Term(TEXT, word)) : new TermQuery(new Term(TEXT, word)));
        any.add(new TermQuery(new Term(AUTHOR, word)));
        for (String stem : analysis.stems(word)) {
            any.add(new TermQuery(new Term(STEM, stem)));
        }
        if (begins(clause, word)) {
            any.add(parts(word));
            any.add(apart(word));
        }
        if (use == Use.COUNTED) {
            return new AnyOf(any);
        }
        var either = new BooleanQuery.Builder();
        any.forEach(one -> either.add(one, Occur.SHOULD));
        return either.build();
    }

    private Query rankedWord(String word, Clause clause) throws IOException {
        var any = new BooleanQuery.Builder();
        any.add(new BoostQuery(new TermQuery(new Term(TEXT, word)), 4), Occur.SHOULD);
        any.add(new BoostQuery(new TermQuery(new Term(AUTHOR, word)), 2), Occur.SHOULD);
        for (String stem : analysis.stems(word)) {
            any.add(new TermQuery(new Term(STEM, stem)), Occur.SHOULD);
        }
        if (begins(clause, word)) {
            any.add(new BoostQuery(new ConstantScoreQuery(parts(word)), 0.3f), Occur.SHOULD);
            any.add(new BoostQuery(new ConstantScoreQuery(apart(word)), 0.2f), Occur.SHOULD);
            any.add(new BoostQuery(new ConstantScoreQuery(new PrefixQuery(new Term(TEXT, word))), 0.1f), Occur.SHOULD);
        }
        return any.build();
    }

    /** The compounds that a word is a part of rank below the word itself, and above those that only begin as it does. */
    private Query parts(String word) throws IOException {
        var whole = new HashSet<BytesRef>();
        for (String stem : analysis.stems(word)) {
            compounds.of(stem).forEach(compound -> whole.add(new BytesRef(compound)));
        }
        return whole.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery(STEM, whole);
    }

    /** A compound's stem may have lost the end of its last part, which looks like an ending: skolmat, skolm. */
    static Set<String> forms(SwedishAnalysis analysis, String word) {
        var forms = new HashSet<>(analysis.stems(word));
        forms.add(word);
        return forms;
    }

    /** What a compound says is often said in two words: skolmat, mat i skolan. */
    private Query apart(String word) throws IOException {
        var any = new BooleanQuery.Builder();
        boolean none = true;
        for (String form : forms(analysis, word)) {
            for (Compounds.Parts parts : compounds.parts(form)) {
                none = false;
                any.add(new BooleanQuery.Builder().add(new TermQuery(new Term(STEM, parts.first())), Occur.FILTER)
                        .add(new TermQuery(new Term(STEM, parts.last())), Occur.FILTER).build(), Occur.SHOULD);
            }
        }
        return none ? new MatchNoDocsQuery() : any.build();
    }

    /** A wanted word also finds the compounds that it begins: better one too many than one too few. An unwanted one must be told to. */
    static boolean begins(Clause clause, String word) {
        return clause.form() == Form.BEGINNING
                || clause.form() == Form.WORD && !clause.excluded() && word.length() >= SHORTEST_BEGINNING;
    }

    private static Query phrase(String field, List<Token> tokens) {
        return new PhraseQuery(field, tokens.stream().map(Token::term).toArray(String[]::new));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder().add(one, Occur.SHOULD).add(other, Occur.SHOULD).build();
    }
}
