package se.bevara.capture;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.bevara.TestDatabase;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.archive.Archive;
import se.bevara.archive.Item;
import se.bevara.archive.ItemState;
import se.bevara.capture.NightReceipt.AccountReceipt;
import se.bevara.ledger.DataFolder;
import se.bevara.moderation.NotCaptured;
import se.bevara.scheduling.NightWork;

/** A process on a database and a data folder, with a platform in memory and a clock that stands still. */
final class NightSetting implements AutoCloseable {

    static final LocalDate FIRST = LocalDate.of(2026, 11, 21);
    final Scripted platform;
    final DataSource database;
    /** Cases that forbid to capture an item, by its key. */
    final Map<String, String> forbidden = new HashMap<>();
    private final Path folder;
    private final AnnotationConfigApplicationContext context;
    private final Ticking clock;

    NightSetting(DataSource database, Path folder, Scripted platform, Map<String, String> settings) {
        this(database, folder, platform, settings, List.of());
    }

    private NightSetting(DataSource database, Path folder, Scripted platform, Map<String, String> settings,
            List<NightWork> works) {
        this.database = database;
        this.folder = folder;
        this.platform = platform;
        clock = new Ticking();
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", prefixed(settings)));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(Ticking.class, () -> clock);
        context.registerBean(Waiting.class, () -> clock::tick);
        context.registerBean(DataFolder.class, () -> DataFolder.open(folder));
        context.registerBean(Scripted.class, () -> platform);
        context.registerBean(Accesses.class, () -> account -> new Access(account.address(), Optional::empty, account.id()));
        context.registerBean(NotCaptured.class,
                () -> account -> content -> Optional.ofNullable(forbidden.get(content.key())));
        works.forEach(work -> context.registerBean(work.step(), NightWork.class, () -> work));
        context.register(Beans.class);
        context.scan("se.bevara.ledger", "se.bevara.accounts", "se.bevara.archive", "se.bevara.credentials",
                "se.bevara.dialogues",
                "se.bevara.capture");
        context.refresh();
    }

    /** A new database with the tables of the job library too. */
    static DataSource withJobTables(TestDatabase database) {
        DataSource source = database.open();
        String script = "org/springframework/batch/core/schema-" + database.name().toLowerCase(java.util.Locale.ROOT) + ".sql";
        new ResourceDatabasePopulator(new ClassPathResource(script)).execute(source);
        return source;
    }

    /** Another process on the same database and folder; it may follow a crash of the first. */
    NightSetting another() {
        return another(List.of());
    }

    /** Another process, in whose nights other packages do their part. */
    NightSetting another(List<NightWork> works) {
        return new NightSetting(database, folder, platform, Map.of(), works);
    }

    private static Map<String, Object> prefixed(Map<String, String> settings) {
        var all = new HashMap<String, Object>();
        settings.forEach((name, value) -> all.put(name.startsWith("spring") ? name : "bevara.capture." + name, value));
        return all;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan({"se.bevara.ledger", "se.bevara.accounts", "se.bevara.archive", "se.bevara.credentials",
            "se.bevara.capture"})
    static class Beans {

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }
    }

    /** A clock that moves when told. */
    static final class Ticking extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T00:15:00Z");

        void tick(Duration time) {
            now = now.plus(time);
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

    NightSetting registered(String... ids) {
        return registered(URI.create("http://platform.invalid"), ids);
    }

    NightSetting registered(URI address, String... ids) {
        var accounts = Arrays.stream(ids).map(id -> TestFetchers.account(id, "scripted", address)).toList();
        the(Accounts.class).apply(new RegisterImport(accounts, List.of(), List.of(), List.of()), "test");
        return this;
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Nights nights() {
        return the(Nights.class);
    }

    /** Night after night, from the first; the clock goes on by a day between them. */
    NightReceipt night(int number) {
        Instant at = Instant.parse("2026-11-21T00:15:00Z").plus(Duration.ofDays(number - 1L));
        if (clock.instant().isBefore(at)) {
            clock.tick(Duration.between(clock.instant(), at));
        }
        return nights().run(FIRST.plusDays(number - 1L));
    }

    AccountReceipt night(int number, String account) {
        return of(night(number), account);
    }

    static AccountReceipt of(NightReceipt receipt, String account) {
        return receipt.accounts().stream().filter(a -> a.account().equals(account)).findFirst().orElseThrow();
    }

    Item item(String account, String id) {
        Account registered = the(Accounts.class).find(account).orElseThrow();
        var known = the(Archive.class).known(registered, List.of("uri:" + id)).get("uri:" + id);
        return the(Archive.class).item(java.util.Objects.requireNonNull(known, "not archived: " + id).id()).orElseThrow();
    }

    ItemState state(String account, String id) {
        return item(account, id).state();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        context.close();
    }
}
