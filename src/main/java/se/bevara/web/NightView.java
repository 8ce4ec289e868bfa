package se.bevara.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.bevara.capture.NightReceipt.Outcome;

/**
 * A night as its receipt's page shows it.
 *
 * @param night the civil date, ISO
 * @param failures what could not be fetched, by name, the most frequent first
 */
record NightView(String night, String title, Moment started, Moment finished, String length, Totals totals, List<Row> rows,
        List<FailureView> failures, List<String> toDo, FixityView fixity, long ledgerSize, String ledgerRoot,
        List<String> disposal) {

    /** How the night went as a whole, what the page says first: failed only when every account that was visited failed. */
    public Outcome outcome() {
        var visited = rows.stream().map(Row::outcome).filter(outcome -> outcome != Outcome.SKIPPED).toList();
        if (visited.isEmpty()) {
            return Outcome.SKIPPED;
        }
        if (visited.contains(Outcome.FROZEN)) {
            return Outcome.FROZEN;
        }
        boolean alike = visited.stream().distinct().count() == 1;
        return alike ? visited.getFirst() : Outcome.PARTIAL;
    }

    /** Sums over the accounts. */
    record Totals(int accounts, int complete, long asked, long got, long added, long edited, long hidden, long missing, long gone,
            long reappeared, long media, String bytes) {
    }

    /**
     * An account's night.
     *
     * @param unseenFor how long something could have lived unseen; null when not told
     */
    record Row(String account, String authority, Outcome outcome, int asked, long got, long added, long edited, long hidden,
            long missing,
            long gone, long reappeared, long media, String bytes, String length, @Nullable Integer budget,
            @Nullable String unseenFor,
            List<CounterView> counters, List<GapView> gaps, List<String> notes) {
    }

    /** The platform's figure beside ours. */
    record CounterView(String name, long platform, long ours) {

        public boolean agrees() {
            return platform == ours;
        }
    }

    /** Something not captured. */
    record GapView(String what, String failure, String detail) {
    }

    /** A failure with the accounts that it befell. */
    record FailureView(String name, int times, List<String> accounts) {
    }

    /** What the fixity sample re-read. */
    record FixityView(int segments, String bytes, List<String> differences) {
    }
}
