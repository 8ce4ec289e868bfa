package se.bevara.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.accounts.RegisterImport;
import se.bevara.sample.StoryClock;
import se.bevara.snapshot.Outcome;
import se.bevara.snapshot.Snapshots;

/**
 * Snapshots of accounts whose pages are {@link TypicalPages}, beside a {@link BareLoop} over the same pages, turn by turn. Each turn pictures
 * accounts that were never pictured, and then the same once more, which is compared with the first.
 */
final class Picturing implements AutoCloseable {

    private static final int TURNS = 3;

    private final TypicalPages pages = new TypicalPages();
    private final List<URI> addresses;
    private final BareLoop bare;
    private final Ours one;
    private final Ours two;

    /** How long the same pages took. */
    private record Turn(Duration first, Duration again, Duration byTwo, Duration bare, Duration bareByTwo) {
    }

    Picturing(Path folder, int number) throws IOException {
        addresses = IntStream.range(0, number).mapToObj(pages::at).toList();
        bare = BareLoop.in(folder.resolve("bare"));
        one = new Ours(folder.resolve("one"), 1, addresses);
        two = new Ours(folder.resolve("two"), 2, addresses);
    }

    /** Pages a minute in three turns after one to get warm, and how much memory they took. */
    static void measure(Path folder, int number, BiConsumer<String, Object[]> print) throws IOException {
        try (var picturing = new Picturing(folder, number)) {
            picturing.turn(0);
            print.accept(
                    "%d pages of %.1f MB of PNG each; pages a minute with one worker and with two, after one turn to get warm",
                    new Object[]{number, picturing.bare.weight()});
            var turns = new ArrayList<Turn>();
            for (int i = 1; i <= TURNS; i++) {
                turns.add(picturing.turn(i));
                picturing.print(turns.getLast(), print);
            }
            print.accept(
                    "medians: ours to bare %.2f, by two %.2f; two workers to one: ours %.2f, bare %.2f; compared to not %.2f",
                    new Object[]{median(turns, turn -> ratio(turn.bare, turn.again)),
                            median(turns, turn -> ratio(turn.bareByTwo, turn.byTwo)),
                            median(turns, turn -> ratio(turn.again, turn.byTwo)),
                            median(turns, turn -> ratio(turn.bare, turn.bareByTwo)),
                            median(turns, turn -> ratio(turn.first, turn.again))});
            print.accept(
                    "at most resident, MB: one worker, service %d, browser and driver %d; two workers, service %d, browsers and"
                            + " drivers %d",
                    new Object[]{picturing.one.own, picturing.one.started, picturing.two.own, picturing.two.started});
        }
    }

    private void print(Turn turn, BiConsumer<String, Object[]> print) {
        print.accept(
                "load %.1f: first %.1f, again and compared %.1f, by two %.1f; bare loop %.1f, by two %.1f; ours to bare %.2f,"
                        + " by two %.2f; two workers to one: ours %.2f, bare %.2f",
                new Object[]{ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), aMinute(turn.first),
                        aMinute(turn.again), aMinute(turn.byTwo), aMinute(turn.bare), aMinute(turn.bareByTwo),
                        ratio(turn.bare, turn.again), ratio(turn.bareByTwo, turn.byTwo), ratio(turn.again, turn.byTwo),
                        ratio(turn.bare, turn.bareByTwo)});
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
        return turns.stream().mapToDouble(figure).sorted().skip(turns.size() / 2).findFirst().orElseThrow();
    }

    private static double ratio(Duration one, Duration other) {
        return one.toNanos() / (double) other.toNanos();
    }

    private double aMinute(Duration time) {
        return addresses.size() * 60e9 / time.toNanos();
    }

    private Turn turn(int number) {
        Duration first = one.take(number);
        Duration again = one.take(number);
        Duration bareByOne = bare.picture(addresses, 1);
        two.take(number);
        return new Turn(first, again, two.take(number), bareByOne, bare.picture(addresses, 2));
    }

    /** The program, with so many workers. */
    private static final class Ours implements AutoCloseable {

        private final StoryClock clock = StoryClock.at("2026-10-05T01:15");
        private final ConfigurableApplicationContext application;
        private final int number;
        private long own;
        private long started;

        Ours(Path folder, int workers, List<URI> addresses) {
            number = addresses.size();
            var settings = new ArrayList<>(List.of("--bevara.data=" + folder, "--spring.quartz.auto-startup=false",
                    "--logging.level.root=WARN", "--bevara.snapshot.viewports=desktop 1280x1024@1",
                    "--bevara.snapshot.until-last=false", "--bevara.snapshot.workers=" + workers));
            for (int i = 0; i < number * (TURNS + 1); i++) {
                settings.add("--bevara.snapshot.address.bench-" + i + "=" + addresses.get(i % number));
            }
            application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                    .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                    .run(settings.toArray(String[]::new));
            application.getBean(Accounts.class).apply(new RegisterImport(IntStream.range(0, number * (TURNS + 1))
                    .mapToObj(Ours::account).toList(), List.of(), List.of(), List.of()), "bench");
        }

        private static Account account(int number) {
            return new Account("bench-" + number, "Kommunstyrelsen", "", "", "bench", "solvik " + number,
                    URI.create("https://solvik.example/" + number), Account.Kind.OFFICIAL, Account.Operation.OWN, "", "", "",
                    List.of(), "", Account.Openness.OPEN, Account.State.ACTIVE, null, null, Duration.ofDays(1),
                    new Account.LegalProfile("", "", true));
        }

        Duration take(int turn) {
            clock.tick(Duration.ofDays(1));
            var accounts = IntStream.range(turn * number, (turn + 1) * number).mapToObj(Ours::account).toList();
            try (var memory = new Memory()) {
                long start = System.nanoTime();
                List<Outcome> outcomes = application.getBean(Snapshots.class)
                        .take(accounts, "bench", account -> "Provet", outcome -> {
                        }).orElseThrow(() -> new IllegalStateException("expected a browser, found none"));
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                outcomes.stream().filter(outcome -> outcome.failure() != null).findFirst().ifPresent(outcome -> {
                    throw new IllegalStateException("a benchmark of failed pictures measures nothing: " + outcome.swedish());
                });
                own = Math.max(own, memory.own());
                started = Math.max(started, memory.started());
                return time;
            }
        }

        @Override
        public void close() {
            application.close();
        }
    }

    @Override
    public void close() {
        one.close();
        two.close();
        pages.close();
    }
}
