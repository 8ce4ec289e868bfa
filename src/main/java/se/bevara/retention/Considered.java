package se.bevara.retention;

import java.util.stream.Collectors;

/** A rule that was held against an item, and how it stood. */
public record Considered(Decision decision, Rule rule, Standing standing, Match found, String hindrance) {

    /** How a rule stands to an item. */
    public enum Standing implements Word {
        MATCHES("träffar"),
        MATCHES_NOT("träffar inte"),
        NOT_ASSESSED("ej bedömt"),
        /** Its decision does not count here or now. */
        VOID("gäller inte");

        private final String swedish;

        Standing(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    static Considered of(Decision decision, Rule rule, Match match) {
        return new Considered(decision, rule, switch (match.answer()) {
            case YES -> Standing.MATCHES;
            case NO -> Standing.MATCHES_NOT;
            case NOT_ASSESSED -> Standing.NOT_ASSESSED;
        }, match, "");
    }

    boolean matches() {
        return standing == Standing.MATCHES;
    }

    boolean open() {
        return standing == Standing.NOT_ASSESSED;
    }

    public String name() {
        return decision.id() + "/" + rule.id();
    }

    /** Why it matches, or why not. */
    public String why() {
        return switch (standing) {
            case MATCHES -> rule.applies().text();
            case MATCHES_NOT -> "krävs: " + because();
            case NOT_ASSESSED -> "ej bedömt: " + because();
            case VOID -> hindrance;
        };
    }

    String because() {
        return found.because().stream().map(Condition::text).distinct().collect(Collectors.joining(", "));
    }
}
