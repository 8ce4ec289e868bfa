package se.bevara.snapshot;

/**
 * Something that a recipe did to a page.
 *
 * @param what the recipe's words for what it was done to
 */
record Deed(String recipe, Kind kind, String what) {

    /** What can be done. */
    enum Kind {
        REFUSED("nekade samtycke"),
        NOTED("tog del av en upplysning"),
        CLOSED("stängde"),
        HIDDEN("dolde"),
        UNFOLDED("fällde ut");

        private final String swedish;

        Kind(String swedish) {
            this.swedish = swedish;
        }

        String swedish() {
            return swedish;
        }
    }
}
