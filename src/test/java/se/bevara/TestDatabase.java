package se.bevara;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The databases that contract suites run on: real ones, migrated, empty. */
public enum TestDatabase {
    H2 {
        @Override
        public DataSource open() {
            var h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
            return migrated(h2);
        }
    },
    POSTGRESQL {
        @Override
        public DataSource open() {
            String name = "test" + NUMBER.incrementAndGet();
            JdbcClient.create(Server.POSTGRES.getPostgresDatabase())
                    .sql("CREATE DATABASE " + name + " TEMPLATE " + Server.MIGRATED).update();
            return Server.POSTGRES.getDatabase("postgres", name);
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A new, empty database with all migrations in {@code db/migration}. */
    public abstract DataSource open();

    private static DataSource migrated(DataSource source) {
        Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
        return source;
    }

    /** Started once for all tests of a run, stopped with the virtual machine. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();
        /** The database of which the tests' own are copies: migrated once. */
        static final String MIGRATED = "migrated";

        static {
            JdbcClient.create(POSTGRES.getPostgresDatabase()).sql("CREATE DATABASE " + MIGRATED).update();
            TestDatabase.migrated(POSTGRES.getDatabase("postgres", MIGRATED));
        }

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().start();
                try (var connection = server.getPostgresDatabase().getConnection()) {
                    connection.getMetaData();
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
