package se.bevara;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Pools that live as long as their class of tests: PostgreSQL has some hundred connections for all classes together. */
public final class TestPools implements AfterAllCallback {

    private static final List<HikariDataSource> OPEN = new ArrayList<>();

    /** @param size the most connections at a time */
    public static DataSource of(DataSource source, int size) {
        var pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        OPEN.add(pool);
        return pool;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        OPEN.forEach(HikariDataSource::close);
        OPEN.clear();
    }
}
