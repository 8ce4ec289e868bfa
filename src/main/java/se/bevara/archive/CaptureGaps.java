package se.bevara.archive;

import java.time.LocalDate;
import java.util.List;

/** Knows what was not captured. Whoever hands out what was captured tells it too, and need not know who captures. */
public interface CaptureGaps {

    /** @param what in Swedish, without content and names of the public */
    record Gap(LocalDate night, String account, String what) {
    }

    /** What the nights from one civil date to another could not capture of an account, oldest first. */
    List<Gap> between(String account, LocalDate from, LocalDate until);
}
