package se.bevara.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import se.bevara.disclosure.Clause.Form;
import se.bevara.disclosure.Search.Mark;
import se.bevara.disclosure.SwedishAnalysis.Token;

/** Finds the words of a question in a text, by the same rules as the index. Every word of a phrase is marked by itself. */
final class Marks {

    private final SwedishAnalysis analysis;
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    Marks(SwedishAnalysis analysis, String question) {
        this.analysis = analysis;
        Clause.parse(question).stream().filter(clause -> !clause.excluded()).forEach(this::take);
    }

    private void take(Clause clause) {
        List<Token> tokens = analysis.tokens(SwedishAnalysis.TEXT, clause.text());
        tokens.forEach(token -> words.add(token.term()));
        if (tokens.size() == 1 && clause.form() != Form.PHRASE) {
            String word = tokens.getFirst().term();
            stems.addAll(new WordQuery(analysis).stems(clause.text()));
            if (WordQuery.begins(clause, word)) {
                beginnings.add(word);
            }
        }
    }

    List<Mark> in(String text) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<Token> written = analysis.tokens(SwedishAnalysis.TEXT, text);
        List<Token> stemmed = analysis.tokens(SwedishAnalysis.STEM, text);
        List<Token> based = analysis.tokens(SwedishAnalysis.BASE, text);
        var marks = new ArrayList<Mark>();
        for (int at = 0; at < written.size(); at++) {
            String word = written.get(at).term();
            if (words.contains(word) || stems.contains(stemmed.get(at).term()) || stems.contains(based.get(at).term())
                    || beginnings.stream().anyMatch(word::startsWith)) {
                marks.add(new Mark(written.get(at).start(), written.get(at).end()));
            }
        }
        return List.copyOf(marks);
    }
}
