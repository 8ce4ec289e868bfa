package se.bevara.disposal;

/** Hears how far a disposal has come. Something that interrupts a disposal, as a crash would, listens here. */
interface Steps {

    /** The points at which something may cut it short. */
    enum Step {
        BEGUN,
        JUDGING,
        JUDGED,
        ERASING,
        RECORDED,
        ERASED,
        CHECKED,
        WRITTEN,
        CERTIFIED
    }

    /** For nobody. */
    Steps UNHEARD = step -> {
    };

    void reached(Step step);
}
