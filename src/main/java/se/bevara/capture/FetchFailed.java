package se.bevara.capture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A fetch that gave no answer to be trusted. Its message names what was asked for, expected and found; no secret, no content. */
public final class FetchFailed extends RuntimeException {

    private final Failure failure;
    private final String detail;
    private final @Nullable Duration retryAfter;

    /**
     * @param asked what was asked for, free of secrets, such as {@code GET /v26.0/1122/published_posts}
     * @param retryAfter how long the platform asks to be left alone, if it says
     */
    public FetchFailed(Failure failure, String asked, String expected, String found, @Nullable Duration retryAfter) {
        this(failure, asked + ": expected " + expected + ", found " + found, retryAfter);
    }

    private FetchFailed(Failure failure, String detail, @Nullable Duration retryAfter) {
        super(failure + ": " + detail);
        this.failure = failure;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public FetchFailed(Failure failure, String asked, String expected, String found) {
        this(failure, asked, expected, found, null);
    }

    public Failure failure() {
        return failure;
    }

    /** What was asked for, expected and found: the message without the failure, for where that is told in words. */
    String detail() {
        return detail;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
