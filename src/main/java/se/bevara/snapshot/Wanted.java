package se.bevara.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.bevara.ledger.Act;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Ledger;

/**
 * A snapshot that a person has asked for, which stands until one has been taken.
 *
 * @param day civil date in Sweden on which it was asked for
 * @param reason why, in words
 */
record Wanted(LocalDate day, String reason) {

    private static final String KIND = "snapshot asked for";
    private static final String REASON = "reason";

    private static String object(String account) {
        return "snapshot-wanted/" + account;
    }

    /** Notes it, in the caller's transaction. */
    static void ask(Acts acts, String account, String agent, String reason) {
        acts.record(Act.of(KIND, object(account), agent, Map.of()), Map.of(REASON, reason));
    }

    /** What was last asked for of an account, when that was after its last snapshot. */
    static @Nullable Wanted of(Ledger ledger, Acts acts, String account, @Nullable Instant last) {
        var asked = ledger.about(object(account));
        if (asked.isEmpty() || last != null && !asked.getLast().at().isAfter(last)) {
            return null;
        }
        var entry = asked.getLast();
        return new Wanted(LocalDate.ofInstant(entry.at(), Recording.SWEDEN),
                String.valueOf(acts.read(entry).getOrDefault(REASON, "")));
    }
}
