package se.bevara.sample;

/** How a posting stands on its platform. */
public enum Standing {
    /** Open to everyone. */
    VISIBLE,
    /** Facebook: hidden by the page. WordPress and YouTube: held for approval; a video: private. */
    HIDDEN,
    /** WordPress and YouTube: marked as spam. */
    SPAM,
    /** WordPress: in the bin. */
    TRASHED,
    /** No longer there. */
    REMOVED;

    /** Whether listings show it to the account's own credential. */
    public boolean listed() {
        return this == VISIBLE || this == HIDDEN;
    }
}
