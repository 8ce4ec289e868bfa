package se.bevara.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that was done and is to be recorded for ever: never content, never the name of one of the public.
 *
 * @param kind what was done, a past participle such as {@code archived}, {@code sealed}, {@code registered}
 * @param object what it was done to, an identifier such as {@code account/facebook-solvik} or {@code item/4711}
 * @param agent who did it: a role or a user name of ours, or {@code night} for the nightly job
 * @param details further facts by name, values in plain text; sorted so that the same act is always the same bytes
 */
public record Act(String kind, String object, String agent, SortedMap<String, String> details) {

    public Act {
        if (!kind.matches("[a-z][a-z -]*")) {
            throw new IllegalArgumentException("act kind: expected lower-case words, found " + kind);
        }
        details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    public static Act of(String kind, String object, String agent, Map<String, String> details) {
        return new Act(kind, object, agent, new TreeMap<>(details));
    }
}
