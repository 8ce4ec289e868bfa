package se.bevara.retention;

/** Who approves a disposal. */
public enum Approval implements Word {
    /** Given with the decision. */
    STANDING("stående"),
    /** Each list by two people who did not make it. */
    TWO_PERSONS("två personer");

    private final String swedish;

    Approval(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
