package se.bevara.archive;

/** Which of an account's segments a record belongs to: decisions part between received and drawn up. */
enum Stream {
    RECEIVED,
    DRAWNUP,
    OBSERVED;

    static Stream of(Direction direction) {
        return switch (direction) {
            case RECEIVED -> RECEIVED;
            case DRAWN_UP -> DRAWNUP;
        };
    }

    String lower() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
