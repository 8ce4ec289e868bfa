package se.bevara;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @ParameterizedTest
    @EnumSource
    void migrationsRunOnEachDatabase(TestDatabase database) {
        var jdbc = JdbcClient.create(database.open());
        assertThat(jdbc.sql("SELECT count(*) FROM ledger_entry").query(Long.class).single()).isZero();
    }
}
