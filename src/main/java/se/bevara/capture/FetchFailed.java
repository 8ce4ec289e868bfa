package se.bevara.capture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fetch that gave no answer to be trusted. Its message names what was asked for, expected and found; no secret, no content. */
public final class FetchFailed extends RuntimeException {

    private final Failure failure;
    private final @Nullable Duration retryAfter;

    /**
     * @param asked what was asked for, free of secrets, such as {@code GET /v26.0/1122/published_posts}
     * @param retryAfter how long the platform asks to be left alone, if it says
     */
    public FetchFailed(Failure failure, String asked, String expected, String found, @Nullable Duration retryAfter) {
        super(failure + ": " + asked + ": expected " + expected + ", found " + found);
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public FetchFailed(Failure failure, String asked, String expected, String found) {
        this(failure, asked, expected, found, null);
    }

    public Failure failure() {
        return failure;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
