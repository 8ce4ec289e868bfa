package se.bevara.snapshot;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen where an account's page was expected, kept for some time for a person who looks for the reason. Never a snapshot, and no
 * part of the archive.
 *
 * @param account its id
 * @param taken when, UTC, to the second
 * @param detail of the failure; may be empty
 * @param reached address without its query
 * @param status of its answer, HTTP; 0 where there was none
 * @param mark which recipe's mark told it; may be empty
 * @param picture PNG of one window; null where none could be taken
 */
public record Diagnosis(String account, Instant taken, Failure failure, String detail, String reached, int status, String mark,
        @Nullable Path picture) {
}
