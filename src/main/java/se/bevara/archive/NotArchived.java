package se.bevara.archive;

import org.jspecify.annotations.Nullable;

/** An ingest that could not be written. Nothing of it was archived; it may be tried again when the cause is gone. */
public final class NotArchived extends RuntimeException {

    NotArchived(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
