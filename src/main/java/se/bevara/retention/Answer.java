package se.bevara.retention;

/** What is known of a fact: three values, joined as Kleene's strong logic joins them. */
public enum Answer implements Word {
    YES("ja"),
    NO("nej"),
    NOT_ASSESSED("ej bedömt");

    private final String swedish;

    Answer(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }

    Answer and(Answer other) {
        return this == NO || other == NO ? NO : this == YES && other == YES ? YES : NOT_ASSESSED;
    }

    Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case NOT_ASSESSED -> NOT_ASSESSED;
        };
    }
}
