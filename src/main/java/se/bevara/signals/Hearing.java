package se.bevara.signals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.bevara.capture.Attention;

/**
 * Turns what is heard into looks. However much is heard of an account, it is written down once in a while: the look is wanted from that
 * while's end, and so comes after all that is heard within it.
 */
@Component
final class Hearing {

    static final Duration WHILE = Duration.ofSeconds(5);

    /** Accounts of which something was heard lately. More than any register has. */
    private static final int MOST = 10_000;

    private final Attention attention;
    private final Clock clock;
    private final Map<Named, Covered> lately = new ConcurrentHashMap<>();

    Hearing(Attention attention, Clock clock) {
        this.attention = attention;
        this.clock = clock;
    }

    private record Named(String platform, String remote) {
    }

    private record Covered(Instant until, boolean known) {

        /** Also when the clock has been set back it ends. */
        boolean covers(Instant now) {
            return !now.isAfter(until) && !now.isBefore(until.minus(WHILE));
        }
    }

    /** Something has happened on an account that a platform knows by this id. @return whether it is one of the register's */
    boolean of(String platform, String remote) {
        Instant now = clock.instant();
        if (lately.size() >= MOST) {
            lately.clear();
        }
        return lately.compute(new Named(platform, remote), (named, before) -> before != null && before.covers(now)
                ? before
                : want(attention.known(platform, remote), now.plus(WHILE))).known();
    }

    /** Something has happened on an account of the register's. */
    void at(String account) {
        Instant now = clock.instant();
        lately.compute(new Named("", account), (named, before) -> before != null && before.covers(now)
                ? before
                : want(List.of(account), now.plus(WHILE)));
    }

    private Covered want(List<String> accounts, Instant until) {
        accounts.forEach(account -> attention.want(account, until));
        return new Covered(until, !accounts.isEmpty());
    }
}
