package se.bevara.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that was done and is to be recorded for ever: never content, never the name of one of the public.
 *
 * @param kind what was done, a past participle such as {@code archived}, {@code sealed}, {@code registered}; at most 60 characters
 * @param object what it was done to, an identifier such as {@code account/facebook-solvik} or {@code item/4711}; at most 200 characters
 * @param agent who did it: a role or a user name of ours, or {@code night} for the nightly job
 * @param details further facts by name, values in plain text; sorted so that the same act is always the same bytes. The name
 *        {@code clock} is the ledger's own
 */
public record Act(String kind, String object, String agent, SortedMap<String, String> details) {

    public Act {
        if (!kind.matches("[a-z][a-z -]{0,59}")) {
            throw new IllegalArgumentException("act kind: expected at most 60 lower-case letters, found " + kind);
        }
        if (object.isEmpty() || object.length() > 200) {
            throw new IllegalArgumentException("act object: expected 1 to 200 characters, found " + object.length());
        }
        if (agent.isEmpty()) {
            throw new IllegalArgumentException("act agent: expected who did it, found nothing");
        }
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    public static Act of(String kind, String object, String agent, Map<String, String> details) {
        return new Act(kind, object, agent, new TreeMap<>(details));
    }
}
