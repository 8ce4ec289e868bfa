package se.bevara.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a story or a test sets it. Its zone is UTC. */
public final class StoryClock extends Clock {

    /** Where nights are counted. */
    public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private volatile Instant now;

    public StoryClock(Instant start) {
        this.now = start;
    }

    /** Swedish wall-clock time, such as {@code 2026-03-14T09:30}. */
    public static StoryClock at(String swedish) {
        return new StoryClock(instant(swedish));
    }

    /** @param swedish wall-clock time in Sweden, such as {@code 2026-03-14T09:30} */
    public static Instant instant(String swedish) {
        return LocalDateTime.parse(swedish).atZone(SWEDEN).toInstant();
    }

    public void set(Instant time) {
        now = time;
    }

    /** Sets Swedish wall-clock time, such as {@code 2026-03-14T09:30}. */
    public void set(String swedish) {
        now = instant(swedish);
    }

    public synchronized void tick(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: whoever asks for another zone must still see this time move. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
