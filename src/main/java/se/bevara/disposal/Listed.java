package se.bevara.disposal;

/**
 * An item as it stands on a list.
 *
 * @param version of its content, with which it was frozen
 * @param why it was left out; else empty
 */
public record Listed(long item, int version, Outcome outcome, String why) {

    /** What became of it. */
    public enum Outcome {
        /** Nothing is decided yet. */
        UNDECIDED,
        ERASED,
        LEFT_OUT
    }
}
