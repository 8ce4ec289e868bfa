package se.bevara.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a command has opened it. */
record Program(ConfigurableApplicationContext context, Path folder) implements AutoCloseable {

    static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** The civil date in Sweden. */
    LocalDate today() {
        return LocalDate.ofInstant(the(Clock.class).instant(), SWEDEN);
    }

    @Override
    public void close() {
        context.close();
    }
}
