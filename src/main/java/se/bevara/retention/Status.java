package se.bevara.retention;

/** How a decision stands. */
public enum Status implements Word {
    DRAFT("utkast"),
    DECIDED("beslutat"),
    REPEALED("upphävt"),
    /** Of the sample, and void outside it. */
    EXAMPLE("exempel");

    private final String swedish;

    Status(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
