package se.bevara.retention;

import java.util.Map;

/**
 * How many items have which verdict.
 *
 * @param byWord by the verdict's word, such as {@code gallras}; a word that no item has is absent
 * @param due those to be disposed of that are due
 * @param overdue those among them whose last day has passed
 * @param queued those that are due by the approval that they wait for
 */
public record Counts(Map<String, Long> byWord, long due, long overdue, Map<Approval, Long> queued) {

    public Counts {
        byWord = Map.copyOf(byWord);
        queued = Map.copyOf(queued);
    }

    public long of(String word) {
        return byWord.getOrDefault(word, 0L);
    }
}
