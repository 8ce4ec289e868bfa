package se.bevara.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Archive;
import se.bevara.capture.Nights;
import se.bevara.sample.StoryClock;

/** The application with so many accounts on a {@link BenchPlatform}. */
final class BenchMunicipality implements AutoCloseable {

    private final StoryClock clock = StoryClock.at("2026-11-21T01:15");
    private final ConfigurableApplicationContext application;

    BenchMunicipality(Path data, BenchPlatform platform, int accounts) {
        var settings = new ArrayList<>(
                List.of("--bevara.data=" + data, "--spring.quartz.auto-startup=false", "--bevara.snapshot.a-night=0",
                        "--logging.level.root=WARN", "--bevara.capture.platforms.facebook.base=" + platform.base()));
        for (int i = 0; i < accounts; i++) {
            settings.add("--bevara.capture.access.bench-" + i + ".token=" + i);
        }
        application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run(settings.toArray(String[]::new));
        register(accounts);
    }

    private void register(int accounts) {
        var csv = new StringBuilder("konto-id;nämnd;förvaltning;enhet;plattform;kontonamn;adress;kontotyp;drift;syfte;målgrupp;"
                + "ansvarig chef;ersättare;inloggning förvaras hos;öppet eller stängt;status;öppnat;avslutat;insamling;"
                + "rättslig grund;beslutat av;borttagen text får sparas\n");
        for (int i = 0; i < accounts; i++) {
            csv.append("bench-%d;Kommunstyrelsen;;;facebook;%d;https://www.facebook.com/%d;officiellt;extern;Information;Alla;"
                    .formatted(i, i, i) + "Chefen;;valv;öppet;aktivt;;;;TF;KS;ja\n");
        }
        var register = application.getBean(Accounts.class);
        var read = register.read(csv.toString().getBytes(StandardCharsets.UTF_8));
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException(read.errors().getFirst().toString());
        }
        register.apply(read, "registrator");
    }

    Duration night(int number) {
        clock.set(StoryClock.instant("2026-11-21T01:15").plus(Duration.ofDays(number)));
        long start = System.nanoTime();
        var receipt = application.getBean(Nights.class).run(LocalDate.of(2026, 11, 20).plusDays(number));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        receipt.accounts().stream().filter(account -> !account.gaps().isEmpty()).findFirst().ifPresent(account -> {
            throw new IllegalStateException("a benchmark with gaps measures nothing: " + account.gaps().getFirst());
        });
        return time;
    }

    /** How long it takes to verify the archive, in which there is no difference to be found. */
    Duration verify() {
        long start = System.nanoTime();
        application.getBean(Archive.class).verify(difference -> {
            throw new IllegalStateException("a benchmark of a damaged archive measures nothing: " + difference);
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    long items() {
        long items = 0;
        for (Account account : application.getBean(Accounts.class).all()) {
            items += application.getBean(Archive.class).count(account);
        }
        return items;
    }

    @Override
    public void close() {
        application.close();
    }
}
