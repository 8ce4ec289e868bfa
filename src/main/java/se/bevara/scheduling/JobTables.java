package se.bevara.scheduling;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** The tables of Spring Batch and Quartz, made by the scripts that those libraries ship for the database in use. */
@Component
class JobTables implements JavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        boolean h2 = context.getConnection().getMetaData().getDatabaseProductName().equals("H2");
        new ResourceDatabasePopulator(
                new ClassPathResource("org/springframework/batch/core/schema-" + (h2 ? "h2" : "postgresql") + ".sql"),
                new ClassPathResource("org/quartz/impl/jdbcjobstore/tables_" + (h2 ? "h2" : "postgres") + ".sql"))
                .populate(context.getConnection());
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "tables of Spring Batch and Quartz";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
