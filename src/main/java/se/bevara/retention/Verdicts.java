package se.bevara.retention;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.bevara.archive.Item;

/** The verdicts of all items, kept as rows and renewed when something changes. */
@Component
public class Verdicts {

    /** Judges items afresh, by facts, holds and decisions as they are now; disposed items have no judgement. */
    public Map<Long, Judgement> judge(Collection<Item> items, LocalDate today) {
        throw new UnsupportedOperationException();
    }

    /** Items that are due as they were last judged, by number. */
    public List<Due> due(LocalDate today, Approval approval, long afterItem, int limit) {
        throw new UnsupportedOperationException();
    }

    public Counts counts() {
        throw new UnsupportedOperationException();
    }

    /** Judges what has changed since the last time, and what the days have changed; everything when decisions changed. */
    public void refresh(LocalDate today) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the verdicts of items that are being disposed of, in the caller's transaction. */
    public void forget(Collection<Long> items) {
        throw new UnsupportedOperationException();
    }
}
