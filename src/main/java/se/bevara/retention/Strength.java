package se.bevara.retention;

/** How strongly a rule binds. */
public enum Strength implements Word {
    /** A permission from the day on which the period ends. */
    MAY_FROM("får från"),
    /** A duty from the day on which the period ends. */
    MUST_FROM("ska från"),
    /** A longest time: gone at the latest when the period ends, earlier allowed. */
    MUST_BY("ska senast"),
    /** A shortest time, which no other rule undercuts; allowed afterwards. */
    NOT_BEFORE("inte före");

    private final String swedish;

    Strength(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
