package se.bevara.scheduling;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps H2's file from growing without end. H2 writes each commit anew and lets old pages lie; what would gather them up is off where every
 * commit is durable at once ({@code WRITE_DELAY=0}). So each night gathers, for a limited time, what the nights have left. Space that is
 * gathered is used again; the file itself becomes smaller when the database is next closed. PostgreSQL does this by itself.
 */
@Component
final class Compacting implements NightWork {

    private static final Logger LOG = LoggerFactory.getLogger(Compacting.class);

    /** Below so many per cent of live data it is worth the writing. */
    private static final int FILL = 60;

    private static final int CHUNK = (int) DataSize.ofMegabytes(16).toBytes();
    private static final DataSize SMALL = DataSize.ofMegabytes(128);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DataSource source;
    private final long small;

    @Autowired
    Compacting(DataSource source) {
        this(source, SMALL.toBytes());
    }

    /** @param small a file below so many bytes is left as it is */
    Compacting(DataSource source, long small) {
        this.source = source;
        this.small = small;
    }

    @Override
    public String step() {
        return "compact";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public List<String> run(LocalDate night, String runId) {
        try (var connection = source.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                gather(session.getDatabase().getStore().getMvStore());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("catalogue: not compacted, SQL state " + e.getSQLState(), e);
        }
        return List.of();
    }

    private void gather(@Nullable MVStore store) {
        var file = store == null ? null : store.getFileStore();
        if (store == null || file == null || file.size() < small) {
            return;
        }
        int before = file.getChunksFillRate();
        long until = System.nanoTime() + LONGEST.toNanos();
        boolean more = before < FILL;
        while (more && System.nanoTime() < until) {
            more = store.compact(FILL, CHUNK);
        }
        LOG.info("catalogue of {} MB: {} % in use, {} % before", file.size() >> 20, file.getChunksFillRate(), before);
    }
}
