package se.bevara.moderation;

import java.util.Set;
import se.bevara.retention.Word;

/** How far a case has come, and what may follow. */
public enum CaseState implements Word {
    BEGUN("påbörjat"),
    /** The evidence has been re-read and is as it was archived. */
    VERIFIED("bevisen kontrollerade"),
    /** The transfer record stands in the ledger: now, and not before, the item may be removed on the platform. */
    SEALED("överföringsposten förseglad"),
    /** A person says that it has been removed. */
    SAID("uppges borttagen"),
    /** A later look has found it gone. */
    CONFIRMED("bekräftat borta"),
    /** The one who wrote it has been told, or it stands why not. */
    NOTICED("besked hanterat"),
    CLOSED("avslutat"),
    /** It was not to be removed: what it says is allowed, or somebody was mistaken. */
    WITHDRAWN("återtaget");

    private final String swedish;

    CaseState(String swedish) {
        this.swedish = swedish;
    }

    @Override
    public String swedish() {
        return swedish;
    }

    /** The one table of what may follow on what. */
    public Set<CaseState> next() {
        return switch (this) {
            case BEGUN -> Set.of(VERIFIED, WITHDRAWN);
            case VERIFIED -> Set.of(SEALED, WITHDRAWN);
            case SEALED -> Set.of(SAID, WITHDRAWN);
            case SAID -> Set.of(CONFIRMED);
            case CONFIRMED -> Set.of(NOTICED);
            case NOTICED -> Set.of(CLOSED);
            case CLOSED, WITHDRAWN -> Set.of();
        };
    }

    public boolean ended() {
        return next().isEmpty();
    }
}
