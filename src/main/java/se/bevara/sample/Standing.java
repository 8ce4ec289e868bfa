package se.bevara.sample;

/** How a posting stands on its platform. */
public enum Standing {
    /** Open to everyone. */
    VISIBLE,
    /** Facebook: hidden by the page. WordPress: held for approval. */
    HIDDEN,
    /** WordPress: marked as spam. */
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
