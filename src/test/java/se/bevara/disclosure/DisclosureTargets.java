package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.bevara.fuzz.Reading;
import se.bevara.fuzz.Target;
import se.bevara.fuzz.Targets;

/** What reads the words of a question. */
public final class DisclosureTargets implements Targets {

    private final WordQuery.Compounding none = new WordQuery.Compounding() {
        @Override
        public Set<String> of(String stem) {
            return Set.of();
        }

        @Override
        public List<Compounds.Parts> parts(String stem) {
            return List.of();
        }
    };

    @Override
    public Map<String, Target> named() {
        return Map.of("words", Reading.texts(this::words, "vatten avstängning -Lillgatan", "\"stängs av\" sommaröppet",
                "bibliotek* -\"i natt\" \uD83D\uDEB0"));
    }

    private int words(String question) {
        var query = new WordQuery(new SwedishAnalysis(), none, WordQuery.Use.RANKED);
        try {
            return query.of(question).toString().length() + query.author(question).toString().length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
