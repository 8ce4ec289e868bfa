package se.bevara.retention;

/** What a rule does with an item. */
public enum Action implements Word {
    /** Destroyed. */
    DISPOSE("gallras"),
    /** Kept for ever. */
    PRESERVE("bevaras"),
    /** Taken off the platform; the archive's copy is another matter. */
    DISPOSE_ON_PLATFORM("gallras i mediet"),
    /** Handed over to the archive authority. */
    DELIVER("överlämnas"),
    /** Entered in the diary. */
    REGISTER("registreras"),
    /** A person must decide. */
    REVIEW("prövas"),
    /** Pictured, once or again and again. */
    PICTURE("avbildas"),
    /** Nothing but its steps. */
    HANDLE("handläggs");

    private final String swedish;

    Action(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }
}
