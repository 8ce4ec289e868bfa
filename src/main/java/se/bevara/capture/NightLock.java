package se.bevara.capture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import se.bevara.capture.Nights.NightRefused;

/**
 * Sees to it that one night runs at a time, whatever process or machine it runs on. The holder shows each minute that it lives, by the
 * database's clock; a lock that has not been shown for five minutes, or that another process holds on an embedded database, is a dead one's.
 */
@Component
final class NightLock {

    private static final Logger LOG = LoggerFactory.getLogger(NightLock.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.of("Europe/Stockholm"));
    private final String me = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean embedded;
    private @Nullable ScheduledExecutorService beating;

    NightLock(DataSource source, Clock clock) throws MetaDataAccessException {
        this.jdbc = JdbcClient.create(source);
        this.clock = clock;
        embedded = JdbcUtils.extractDatabaseMetaData(source, meta -> meta.getDatabaseProductName().equals("H2"));
    }

    /**
     * @param recovering whether it is known that the holder is dead
     * @throws NightRefused when another night is running
     */
    synchronized void take(LocalDate night, boolean recovering) {
        if (!inserted(night) && !takenOver(night, recovering)) {
            throw new NightRefused(refusal());
        }
        beating = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("night-lock").factory());
        beating.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.MINUTES);
    }

    private boolean inserted(LocalDate night) {
        try {
            jdbc.sql("""
                    INSERT INTO capture_lock (name, holder, night, started, beat)
                    VALUES ('nightly', :me, :night, :now, CURRENT_TIMESTAMP)""").param("me", me).param("night", night)
                    .param("now", Sql.utc(clock.instant())).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean takenOver(LocalDate night, boolean recovering) {
        boolean taken = jdbc.sql("""
                UPDATE capture_lock SET holder = :me, night = :night, started = :now, beat = CURRENT_TIMESTAMP
                WHERE name = 'nightly' AND holder <> :me AND (:dead = TRUE OR beat < CURRENT_TIMESTAMP - INTERVAL '5' MINUTE)""")
                .param("me", me).param("night", night).param("now", Sql.utc(clock.instant()))
                .param("dead", recovering || embedded)
                .update() == 1;
        if (taken) {
            LOG.warn("the night that another process had begun is taken over: that process is gone");
        }
        return taken;
    }

    private String refusal() {
        record Held(LocalDate night, Instant started) {
        }
        return jdbc.sql("SELECT night, started FROM capture_lock WHERE name = 'nightly'")
                .query((r, n) -> new Held(r.getObject("night", LocalDate.class), Sql.at(r, "started"))).optional()
                .map(held -> "En natt eller insamling körs redan: den för " + held.night() + ", som började "
                        + TIME.format(held.started())
                        + ". Vänta tills den är klar.")
                .orElse("En natt har just körts. Försök igen.");
    }

    private void beat() {
        try {
            if (jdbc.sql("UPDATE capture_lock SET beat = CURRENT_TIMESTAMP WHERE name = 'nightly' AND holder = :me")
                    .param("me", me)
                    .update() == 0) {
                LOG.error("the night's lock has been taken over by another process");
            }
        } catch (TransientDataAccessException e) {
            LOG.warn("the night's lock could not be shown to be alive: {}", e.getClass().getSimpleName());
        }
    }

    synchronized void release() {
        if (beating != null) {
            beating.shutdownNow();
            beating = null;
        }
        jdbc.sql("DELETE FROM capture_lock WHERE name = 'nightly' AND holder = :me").param("me", me).update();
    }
}
