package se.bevara.retention;

import java.util.Optional;

/** A package whose holds stand for something of its own, such as an open request: nobody lifts them before that has ended. */
public interface HoldKeeper {

    /** What keeps a hold, in Swedish, such as {@code begäran U-2026-0001}; nothing where nothing of this package does. */
    Optional<String> keeps(long hold);
}
