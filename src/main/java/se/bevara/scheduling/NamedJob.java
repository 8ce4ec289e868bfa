package se.bevara.scheduling;

import java.time.Instant;

/** A job that the clock can start. */
public interface NamedJob {

    /** The job's name, as in {@code bevara.scheduling.<name>}. */
    String name();

    /**
     * Runs the job to its end.
     *
     * @param due when it was to start
     * @param recovering whether the process that had begun it is known to be dead
     */
    void run(Instant due, boolean recovering);
}
