package se.bevara.archive;

import java.util.function.Supplier;

/** Lets those with the right read secret items; each look is recorded. Who has the right, others know. */
public interface SecretReading {

    /** @throws IllegalArgumentException for another role than the item's own */
    <T> T look(long item, String role, String by, String why, Supplier<T> work);
}
