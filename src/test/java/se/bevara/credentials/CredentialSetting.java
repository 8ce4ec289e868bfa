package se.bevara.credentials;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.ledger.DataFolder;

/** A process on a database and a data folder, with two accounts and a clock that the test sets. */
final class CredentialSetting implements AutoCloseable {

    final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    final SetClock clock = new SetClock();
    final JdbcClient jdbc;

    CredentialSetting(DataSource source, Path folder, Map<String, Object> settings) {
        jdbc = JdbcClient.create(source);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JdbcClient.class, () -> jdbc);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DataFolder.class, () -> DataFolder.open(folder));
        context.register(Beans.class);
        context.scan("se.bevara.ledger", "se.bevara.accounts", "se.bevara.credentials");
        context.refresh();
        var accounts = the(Accounts.class);
        if (accounts.all().isEmpty()) {
            accounts.apply(new RegisterImport(List.of(account("ett"), account("tva")), List.of(), List.of(), List.of()), "test");
        }
    }

    private static Account account(String id) {
        return new Account(id, "Kommunstyrelsen", "", "", "facebook", id, URI.create("https://platform.invalid/" + id),
                Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "", List.of(), "", Account.Openness.OPEN,
                Account.State.ACTIVE, null, null, Duration.ofDays(1), new Account.LegalProfile("", "", true));
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Credentials credentials() {
        return the(Credentials.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No configuration that a scan of everything would find. */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"se.bevara.ledger", "se.bevara.accounts", "se.bevara.credentials"})
    static class Beans {

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }
    }

    /** A clock that stands still. */
    static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T08:00:00Z");

        void day(LocalDate day) {
            now = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
