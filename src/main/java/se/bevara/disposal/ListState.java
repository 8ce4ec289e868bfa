package se.bevara.disposal;

import java.util.Set;

/** How far a list has come. */
public enum ListState {
    /** Frozen, waits for its approvals. */
    PREPARED("upprättad"),
    /** Approved by two, or under a standing approval. */
    APPROVED("godkänd"),
    /** Its items are being erased. */
    EXECUTING("verkställs"),
    /** What it erased was looked for, and something was found. */
    CHECK_FAILED("kontrollen underkänd"),
    /** Erased, checked, certified. */
    EXECUTED("verkställd"),
    /** Taken back before anything was erased. */
    WITHDRAWN("återkallad");

    private final String swedish;

    ListState(String swedish) {
        this.swedish = swedish;
    }

    public String swedish() {
        return swedish;
    }

    /** The states that may follow. */
    Set<ListState> next() {
        return switch (this) {
            case PREPARED -> Set.of(APPROVED, WITHDRAWN);
            case APPROVED -> Set.of(EXECUTING, WITHDRAWN);
            case EXECUTING, CHECK_FAILED -> Set.of(EXECUTED, CHECK_FAILED);
            case EXECUTED, WITHDRAWN -> Set.of();
        };
    }

    /** Whether its items may still be erased under it. */
    boolean open() {
        return switch (this) {
            case PREPARED, APPROVED, EXECUTING -> true;
            case CHECK_FAILED, EXECUTED, WITHDRAWN -> false;
        };
    }
}
