package se.bevara.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.bevara.capture.NightReceipt.Counter;
import se.bevara.capture.NightReceipt.Gap;

/**
 * What a visit has to tell beside its figures.
 *
 * @param counters the platform's figures beside ours
 * @param gaps what was not captured
 * @param notes what else a person should read
 */
record VisitReport(Map<String, Counter> counters, List<Gap> gaps, List<String> notes) {

    /** More would drown a receipt; how many there were is told. */
    private static final int MOST_GAPS = 200;

    static VisitReport empty() {
        return new VisitReport(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    void gap(String what, FetchFailed failed) {
        gap(what, failed.failure(), failed.detail());
    }

    void gap(String what, Failure failure, String detail) {
        if (gaps.size() < MOST_GAPS) {
            gaps.add(new Gap(what, failure, detail));
        } else if (gaps.size() == MOST_GAPS) {
            gaps.add(new Gap("fler luckor", failure, "fler än " + MOST_GAPS + " luckor, resten visas inte"));
        }
    }

    void note(String note) {
        if (!notes.contains(note) && notes.size() < MOST_GAPS) {
            notes.add(note);
        }
    }

    VisitReport and(VisitReport later) {
        var all = new VisitReport(new LinkedHashMap<>(counters), new ArrayList<>(gaps), new ArrayList<>(notes));
        all.counters.putAll(later.counters);
        later.gaps.forEach(gap -> all.gap(gap.what(), gap.failure(), gap.detail()));
        later.notes.forEach(all::note);
        return all;
    }
}
