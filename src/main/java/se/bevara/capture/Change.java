package se.bevara.capture;

/** What is new about an item since it was last archived. An item may change in two ways at once: edited, and back again. */
sealed interface Change {

    /** Never seen before. */
    record Added(Seen seen) implements Change {
    }

    /** Known, and its text, attachments, author or parent are others. */
    record Edited(long item, Seen seen) implements Change {
    }

    /** Known, and says what it said. */
    record Unchanged(long item) implements Change {
    }

    /** Still there, no longer open to the public. */
    record Hidden(long item, String evidence) implements Change {
    }

    /** Open to the public again, after having been hidden, missing or gone. */
    record Reappeared(long item) implements Change {
    }

    /** Not found; the platform has not said why. */
    record Missing(long item, String evidence) implements Change {
    }

    /** The platform said that it is gone, while a known item still answered. */
    record Gone(long item, String evidence) implements Change {
    }
}
