package se.bevara.archive;

/** Whether a public record was received or drawn up (tryckfrihetsförordningen 2:9, 2:10). */
public enum Direction {
    /** Inkommen: written by somebody else. */
    RECEIVED,
    /** Upprättad: written by the municipality's own account. */
    DRAWN_UP
}
