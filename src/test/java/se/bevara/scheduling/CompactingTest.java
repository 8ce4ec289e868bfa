package se.bevara.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.bevara.TestDatabase;

class CompactingTest {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    private JdbcTemplate opened() {
        var file = new JdbcDataSource();
        file.setUrl("jdbc:h2:file:" + folder.resolve("catalogue") + ";WRITE_DELAY=0");
        return new JdbcTemplate(file);
    }

    private static void churn(JdbcTemplate jdbc, int from) {
        for (int i = from; i < from + 3000; i++) {
            jdbc.update("INSERT INTO held VALUES (?, ?)", i, i % 97 + "-" + "x".repeat(300));
            jdbc.update("UPDATE held SET said = said || 'y' WHERE id = ?", i / 2);
        }
    }

    private long size() throws IOException {
        return Files.size(folder.resolve("catalogue.mv.db"));
    }

    @Test
    void theFileGrowsLessThanWithoutAndKeepsEveryRow() throws IOException {
        var jdbc = opened();
        try (var one = new SingleConnectionDataSource(java.util.Objects.requireNonNull(jdbc.getDataSource()).getConnection(),
                true)) {
            jdbc = new JdbcTemplate(one);
            jdbc.execute("SET RETENTION_TIME 0");
            jdbc.execute("CREATE TABLE held (id BIGINT PRIMARY KEY, said VARCHAR(400))");
            churn(jdbc, 0);
            long once = size();
            long rows = sum(jdbc);
            new Compacting(one, 0).run(NIGHT, "1");
            assertThat(sum(jdbc)).isEqualTo(rows);
            for (int night = 1; night < 4; night++) {
                churn(jdbc, night * 3000);
                new Compacting(one, 0).run(NIGHT, "1");
            }
            assertThat(size()).as("four times the churn").isLessThan(3 * once);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM held", Long.class)).isEqualTo(12_000);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(JdbcTemplate jdbc) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("SELECT SUM(CHAR_LENGTH(said) + id) FROM held", Long.class));
    }

    @Test
    void aSmallFileAndAnotherDatabaseAreLeftAsTheyAre() {
        assertThat(new Compacting(java.util.Objects.requireNonNull(opened().getDataSource())).run(NIGHT, "1")).isEmpty();
        assertThat(new Compacting(TestDatabase.H2.open()).run(NIGHT, "1")).isEmpty();
        assertThat(new Compacting(TestDatabase.POSTGRESQL.open()).run(NIGHT, "1")).isEmpty();
    }
}
