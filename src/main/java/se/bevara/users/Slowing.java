package se.bevara.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How long to wait after failed attempts. By account: after the third in a row a second, then twice as long each time, at most a quarter of
 * an hour. By address, behind which may be a whole town hall: after the twentieth, at most a minute. What has been quiet for an hour is
 * forgotten. An attempt counts as failed until it has succeeded, so that many at once do not slip through.
 */
@Component
class Slowing {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final Clock clock;
    private final Map<String, Failed> failed = new LinkedHashMap<>();

    Slowing(Clock clock) {
        this.clock = clock;
    }

    /** What is counted. @param free how many attempts cost no waiting */
    record Key(String name, int free, Duration longest) {

        static Key login(String login) {
            return new Key("login " + Codes.sha256(login), 3, Duration.ofMinutes(15));
        }

        static Key from(String address) {
            return new Key("from " + address, 20, Duration.ofMinutes(1));
        }
    }

    private record Failed(int times, Instant last) {

        Instant until(Key key) {
            long seconds = times < key.free ? 0 : 1L << Math.min(times - key.free, 20);
            return last.plusSeconds(Math.min(seconds, key.longest.toSeconds()));
        }
    }

    /** Begins an attempt, where all of these may; else it tells how long they must wait. */
    synchronized Duration begin(Key... keys) {
        Instant now = clock.instant();
        Duration wait = Duration.ZERO;
        for (Key key : keys) {
            Failed before = failed.get(key.name);
            if (before != null && before.until(key).isAfter(now)) {
                Duration left = Duration.between(now, before.until(key));
                wait = left.compareTo(wait) > 0 ? left : wait;
            }
        }
        if (wait.isZero()) {
            note(now, keys);
        }
        return wait;
    }

    private void note(Instant now, Key... keys) {
        failed.values().removeIf(before -> before.last.plus(REMEMBERED).isBefore(now));
        for (Key key : keys) {
            Failed before = failed.remove(key.name);
            failed.put(key.name, new Failed(before == null ? 1 : before.times + 1, now));
        }
        while (failed.size() > MOST) {
            failed.remove(failed.keySet().iterator().next());
        }
    }

    /** The attempt was none that failed; those of before from the same address were. */
    synchronized void succeeded(Key login, Key from) {
        failed.remove(login.name);
        failed.computeIfPresent(from.name, (name, before) -> new Failed(before.times - 1, before.last));
    }
}
