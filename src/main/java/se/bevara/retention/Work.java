package se.bevara.retention;

/** What a person is to do. The night never does it by itself; it sees when it is done. */
public enum Work implements Word {
    CAPTURE("fånga", Events.CAPTURED),
    PICTURE("avbilda", Events.PICTURED),
    REPORT("polisanmäl", "polisanmäld"),
    REMOVE("ta bort", Events.REMOVED),
    REGISTER("registrera", Events.REGISTERED),
    DECIDE_REGISTRATION("pröva registrering", "registrering prövad"),
    NOTIFY("underrätta", "underrättad"),
    REDIRECT("hänvisa", "hänvisad"),
    TRANSFER("överför", "överförd"),
    DELIVER("överlämna", Events.DELIVERED),
    ANNOUNCE("annonsera", "annonserad"),
    APPRAISE("värdera", "värderad"),
    PRESERVE("arkivera", "arkiverad"),
    CLOSE("avsluta", Events.ACCOUNT_CLOSED);

    private final String swedish;
    private final String done;

    Work(String swedish, String done) {
        this.swedish = swedish;
        this.done = done;
    }

    @Override
    public String swedish() {
        return swedish;
    }

    /** The event that tells that it is done. */
    public String done() {
        return done;
    }
}
