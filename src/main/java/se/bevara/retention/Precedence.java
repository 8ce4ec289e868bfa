package se.bevara.retention;

/** How a decision wants its rules weighed against others. */
public enum Precedence implements Word {
    /** The most specific level decides; what contradicts itself there is reviewed. */
    SPECIFIC_FIRST("särskild först"),
    /** Of all levels, what keeps longest. */
    LONGEST("längst gäller"),
    /** The most specific level decides; what contradicts itself there keeps longest. */
    SPECIFIC_THEN_LONGEST("särskild först, sedan längst");

    private final String swedish;

    Precedence(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
