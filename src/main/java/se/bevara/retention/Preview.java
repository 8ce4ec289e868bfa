package se.bevara.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a decision would change if it were taken in.
 *
 * @param on the day for which both sides were judged: today, or the day on which the decision takes force if that is later
 * @param items how many items were judged
 * @param findings what is wrong or strange in the file; with an error nothing was judged
 * @param changes by kind of change; a kind that no item has is absent
 */
public record Preview(String decision, LocalDate on, long items, List<Finding> findings, Map<Change, Sum> changes) {

    private static final int SAMPLES = 20;

    public Preview {
        findings = List.copyOf(findings);
        changes = java.util.Collections.unmodifiableMap(new TreeMap<>(changes));
    }

    /** Whether the file can be used. */
    public boolean usable() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** What becomes otherwise for an item. */
    public enum Change implements Word {
        NEWLY_DUE("gallras nu, men inte förut"),
        NO_LONGER_DUE("gallras inte längre nu"),
        LATER("får en dag då den gallras"),
        IN_CONFLICT("i konflikt mellan regler"),
        WAITING("väntar på en händelse"),
        FOR_REVIEW("ska prövas"),
        PRESERVED("bevaras, men inte förut");

        private final String swedish;

        Change(String swedish) {
            this.swedish = swedish;
        }

        @Override
        public String swedish() {
            return swedish;
        }
    }

    /**
     * One item that would be judged otherwise, or by the new decision.
     *
     * @param type inlägg or kommentar
     * @param before its verdict's word as it is
     * @param after the word as it would be
     * @param from the day from which it would be due; null where it would not be
     * @param rule the deciding rules
     */
    public record Line(Change change, long item, String account, String type, LocalDate created, String before, String after,
            @Nullable LocalDate from, String rule, String reason) {
    }

    /**
     * The items of one kind of change together.
     *
     * @param byAccountAndType counts by account and type, such as {@code facebook-solvik, kommentar}
     * @param samples numbers of some of them, spread over all
     * @param oldest when the oldest was published
     */
    public record Sum(long items, Map<String, Long> byAccountAndType, List<Long> samples, LocalDate oldest, LocalDate newest) {
        public Sum {
            byAccountAndType = java.util.Collections.unmodifiableMap(new TreeMap<>(byAccountAndType));
            samples = List.copyOf(samples);
        }
    }

    /** Adds up lines as they come, in constant memory. */
    static final class Adding {
        private final Map<String, Long> counts = new TreeMap<>();
        private final List<Long> samples = new ArrayList<>();
        private long items;
        private long every = 1;
        private LocalDate oldest = LocalDate.MAX;
        private LocalDate newest = LocalDate.MIN;

        void add(Line line) {
            counts.merge(line.account() + ", " + line.type(), 1L, Long::sum);
            oldest = line.created().isBefore(oldest) ? line.created() : oldest;
            newest = line.created().isAfter(newest) ? line.created() : newest;
            if (items++ % every == 0) {
                samples.add(line.item());
            }
            if (samples.size() > SAMPLES) {
                for (int i = samples.size() - 2; i > 0; i -= 2) {
                    samples.remove(i);
                }
                every *= 2;
            }
        }

        Sum sum() {
            return new Sum(items, counts, samples, oldest, newest);
        }
    }
}
