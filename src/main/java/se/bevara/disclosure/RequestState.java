package se.bevara.disclosure;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How far a request has come. */
public enum RequestState {
    OPEN("öppen"),
    DECIDED("beslutad"),
    PACKAGED("paketet är klart"),
    CLOSED("avslutad"),
    WITHDRAWN("återtagen");

    /** What may follow what. A review after the decision takes the decision back: then the request is open again. */
    private static final Map<RequestState, Set<RequestState>> NEXT = Map.of(OPEN, EnumSet.of(OPEN, DECIDED, WITHDRAWN), DECIDED,
            EnumSet.of(OPEN, PACKAGED, WITHDRAWN), PACKAGED, EnumSet.of(OPEN, CLOSED, WITHDRAWN), CLOSED,
            EnumSet.noneOf(RequestState.class), WITHDRAWN, EnumSet.noneOf(RequestState.class));

    private final String swedish;

    RequestState(String swedish) {
        this.swedish = swedish;
    }

    public String swedish() {
        return swedish;
    }

    public boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }

    boolean leadsTo(RequestState next) {
        return Objects.requireNonNull(NEXT.get(this)).contains(next);
    }
}
