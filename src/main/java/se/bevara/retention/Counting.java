package se.bevara.retention;

/** How a period is counted. */
public enum Counting implements Word {
    /** From day to day. */
    DATE("datum"),
    /** From the end of the calendar year in which the trigger falls. */
    YEAR_END("kalenderårets utgång");

    private final String swedish;

    Counting(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
