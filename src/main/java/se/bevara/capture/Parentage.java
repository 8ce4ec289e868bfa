package se.bevara.capture;

/** What an item answers, compared with what it answered before. */
enum Parentage {
    /** The same item, or nobody can tell. */
    SAME,
    /** Its parent is no longer shown and it now hangs below the post, or below nothing: WordPress does so when a comment is deleted. */
    ORPHANED,
    /** Another item, though the former one is still there. */
    MOVED;

    /**
     * @param before the item it answered as archived; 0 when not known
     * @param now the item it answers as shown tonight; 0 when not shown or not known
     * @param post the post of its thread
     * @param beforeStillShown whether the former parent was seen in tonight's listing
     */
    static Parentage of(long before, long now, long post, boolean beforeStillShown) {
        if (before == 0 || now == 0 || before == now) {
            return SAME;
        }
        return now == post && !beforeStillShown ? ORPHANED : MOVED;
    }
}
