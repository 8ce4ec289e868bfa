package se.bevara.archive;

import org.jspecify.annotations.Nullable;

/** A next generation that could not be written. The items of that transaction are whole; it may be tried again when the cause is gone. */
public final class NotErased extends RuntimeException {

    NotErased(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
