package se.bevara.retention;

/** How a rule stands to others; the first that matches goes before the next. */
public enum Level implements Word {
    LAW("lag"),
    SPECIFIC("särskild"),
    GENERAL("allmän"),
    /** Only where no other rule matches. */
    FALLBACK("reserv");

    private final String swedish;

    Level(String swedish) {
        this.swedish = swedish;
    }

    boolean isBefore(Level other) {
        return compareTo(other) < 0;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
