package se.bevara.disclosure;

import java.io.IOException;
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

    Marks(SwedishAnalysis analysis, String question, WordQuery.Compounding compounds) throws IOException {
        this.analysis = analysis;
        for (Clause clause : Clause.parse(question)) {
            if (!clause.excluded()) {
                take(clause, compounds);
            }
        }
    }

    private void take(Clause clause, WordQuery.Compounding compounds) throws IOException {
        List<Token> tokens = analysis.tokens(SwedishAnalysis.TEXT, clause.text());
        tokens.forEach(token -> words.add(token.term()));
        if (tokens.size() == 1 && clause.form() != Form.PHRASE) {
            String word = tokens.getFirst().term();
            stems.addAll(analysis.stems(word));
            if (WordQuery.begins(clause, word)) {
                for (String stem : analysis.stems(word)) {
                    stems.addAll(compounds.of(stem));
                }
                for (String form : WordQuery.forms(analysis, word)) {
                    compounds.parts(form).forEach(parts -> stems.addAll(List.of(parts.first(), parts.last())));
                }
                beginnings.add(word);
            }
        }
    }

    List<Mark> in(String text) {
        if (words.isEmpty()) {
            return List.of();
        }
        return analysis.tokens(SwedishAnalysis.TEXT, text).stream()
                .filter(token -> words.contains(token.term()) || analysis.stems(token.term()).stream().anyMatch(stems::contains)
                        || beginnings.stream().anyMatch(token.term()::startsWith))
                .map(token -> new Mark(token.start(), token.end())).toList();
    }
}
