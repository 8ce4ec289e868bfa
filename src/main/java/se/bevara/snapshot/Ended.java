package se.bevara.snapshot;

/** Why a page was not followed further down. */
enum Ended {
    GROWN("innehållet slutade växa"),
    PERIOD("perioden är täckt"),
    DEPTH("djupet är nått");

    private final String swedish;

    Ended(String swedish) {
        this.swedish = swedish;
    }

    String swedish() {
        return swedish;
    }
}
