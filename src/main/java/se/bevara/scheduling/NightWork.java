package se.bevara.scheduling;

import java.time.LocalDate;
import java.util.List;

/** A part of the night that another package contributes: a step of its own between the confirmation and the re-reading of a sample. */
public interface NightWork {

    /** The name of its step. */
    String step();

    /** Where among the others it comes: lower is earlier. */
    int order();

    /**
     * Does the work. May be called again for the same night after an interruption, and then finishes what was begun.
     *
     * @param night the night's civil date in Sweden
     * @param runId of the night, the same when it is restarted
     * @return lines for the night's receipt in Swedish, without content and names of the public; none when there is nothing to tell
     */
    List<String> run(LocalDate night, String runId);
}
