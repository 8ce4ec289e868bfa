package se.bevara.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.sample.StoryClock;
import se.bevara.snapshot.Outcome;
import se.bevara.snapshot.Snapshots;

/** Snapshots of accounts whose pages are {@link TypicalPages}, beside a {@link BareLoop} over the same pages, turn by turn. */
final class Picturing implements AutoCloseable {

    private static final int TURNS = 3;

    private final TypicalPages pages = new TypicalPages();
    private final StoryClock clock = StoryClock.at("2026-10-05T01:15");
    private final ConfigurableApplicationContext application;
    private final List<Account> accounts;
    private final List<URI> addresses;
    private final BareLoop bare;

    /** How long the same pages took. */
    private record Turn(Duration ours, Duration bare, Duration bareByTwo) {
    }

    Picturing(Path folder, int number) throws IOException {
        addresses = IntStream.range(0, number).mapToObj(pages::at).toList();
        accounts = IntStream.range(0, number).mapToObj(Picturing::account).toList();
        bare = BareLoop.in(folder.resolve("bare"));
        var settings = new ArrayList<>(List.of("--bevara.data=" + folder.resolve("data"), "--spring.quartz.auto-startup=false",
                "--logging.level.root=WARN", "--bevara.snapshot.viewports=desktop 1280x1024@1",
                "--bevara.snapshot.until-last=false"));
        for (int i = 0; i < number; i++) {
            settings.add("--bevara.snapshot.address.bench-" + i + "=" + addresses.get(i));
        }
        application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run(settings.toArray(String[]::new));
    }

    private static Account account(int number) {
        return new Account("bench-" + number, "Kommunstyrelsen", "", "", "bench", "solvik " + number,
                URI.create("https://solvik.example/" + number), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "",
                List.of(),
                "", Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                new Account.LegalProfile("", "", true));
    }

    /** Pages a minute in three turns after one to get warm, and how much memory they took. */
    static void measure(Path folder, int number, BiConsumer<String, Object[]> print) throws IOException {
        try (var picturing = new Picturing(folder, number); var memory = new Memory()) {
            picturing.turn();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < TURNS; i++) {
                var turn = picturing.turn();
                ratios.add(ratio(turn.bare, turn.ours));
                print.accept(
                        "%d pages of %.1f MB of PNG: %.1f pages a minute; bare loop %.1f, ratio %.2f; bare loop with two workers"
                                + " %.1f, %.2f times one",
                        new Object[]{number, picturing.bare.weight(), aMinute(number, turn.ours),
                                aMinute(number, turn.bare), ratios.getLast(), aMinute(number, turn.bareByTwo),
                                ratio(turn.bare, turn.bareByTwo)});
            }
            print.accept(
                    "median ratio %.2f; at most %d MB resident in the service, %d MB in the browser's processes and its driver",
                    new Object[]{ratios.stream().sorted().skip(TURNS / 2).findFirst().orElseThrow(), memory.own(),
                            memory.started()});
        }
    }

    private static double ratio(Duration one, Duration other) {
        return one.toNanos() / (double) other.toNanos();
    }

    private static double aMinute(int pages, Duration time) {
        return pages * 60e9 / time.toNanos();
    }

    private Turn turn() {
        Duration ours = ours();
        return new Turn(ours, bare.picture(addresses, 1), bare.picture(addresses, 2));
    }

    private Duration ours() {
        clock.tick(Duration.ofDays(1));
        long start = System.nanoTime();
        List<Outcome> outcomes = application.getBean(Snapshots.class).take(accounts, "bench", "Provet", outcome -> {
        }).orElseThrow(() -> new IllegalStateException("expected a browser, found none"));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        outcomes.stream().filter(outcome -> outcome.failure() != null).findFirst().ifPresent(outcome -> {
            throw new IllegalStateException("a benchmark of failed pictures measures nothing: " + outcome.swedish());
        });
        return time;
    }

    @Override
    public void close() {
        application.close();
        pages.close();
    }
}
