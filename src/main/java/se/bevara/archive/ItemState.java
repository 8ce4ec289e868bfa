package se.bevara.archive;

/** How an item stood on the platform when it was last looked for. */
public enum ItemState {
    /** Open to the public. */
    VISIBLE,
    /** Still on the platform, hidden or held back there. */
    HIDDEN,
    /** Not found, and the platform has not said why: absence is not deletion. */
    MISSING,
    /** The platform, asked for it by id while a known item still answered, said that it is gone. */
    GONE,
    /** Erased from the archive under a decision. How it stands on the platform is no longer followed. */
    DISPOSED
}
