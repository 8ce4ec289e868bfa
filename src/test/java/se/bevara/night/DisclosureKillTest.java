package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.capture.Nights;
import se.bevara.disclosure.Answer;
import se.bevara.disclosure.Choice;
import se.bevara.disclosure.Deciding;
import se.bevara.disclosure.DisclosureRefused;
import se.bevara.disclosure.PackageVerification;
import se.bevara.disclosure.Packing;
import se.bevara.disclosure.Request;
import se.bevara.disclosure.RequestState;
import se.bevara.disclosure.Requests;
import se.bevara.disclosure.Reviewing;
import se.bevara.disclosure.Selected;
import se.bevara.disclosure.Selections;
import se.bevara.disclosure.Who;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Holds;
import se.bevara.sample.StoryClock;

/**
 * {@code kill -9} of the real process in each step of a request, and again and again while its package is being written: after a restart it
 * stands before the step or after it, what is selected is held, nothing half written is handed out, and everything verifies.
 */
@Tag("kill")
class DisclosureKillTest {

    private static final int COMMENTS = 150;
    private static final Who WHO = Who.of("arkivarie");
    private static final int KILLS_IN_THE_PACKAGE = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(20261122);
    private int kills;
    private int begun;
    private String stands = "none";

    /**
     * A step.
     *
     * @param leads what it leads to: how the request then stands, as {@link Stood#text}
     * @param command as the process that is killed takes it
     * @param whole as it is taken after the restart
     */
    private record Step(String leads, int kills, String command, Consumer<ApplicationContext> whole) {
    }

    /** How a request stands after a restart. */
    private record Stood(@Nullable Request request, List<Selected> rows) {

        String text() {
            return request == null
                    ? "none"
                    : request.state() + rows.stream().collect(Collectors.groupingBy(Selected::outcome, java.util.TreeMap::new,
                            Collectors.counting())).toString();
        }
    }

    @Test
    void aRequestStandsBeforeOrAfterEachStepAndNothingHalfWrittenIsHandedOut() throws Exception {
        Instant now = Instant.now(java.time.Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        var clock = new StoryClock(now.minus(Duration.ofDays(3)));
        Path data = folder.resolve("data");
        try (var municipality = new Municipality(clock)) {
            var post = municipality.world.facebook("solvik").post("Ett inlägg om vägar");
            for (int n = 0; n < COMMENTS; n++) {
                post.comment("Person " + n, "Räksmörgås nummer " + n + ". " + "Vägen är grop vid grop. ".repeat(40));
            }
            clock.set(now);
            var items = captured(municipality, data);
            for (Step step : steps(items, LocalDate.ofInstant(now, StoryClock.SWEDEN).getYear())) {
                step(municipality, data, step);
            }
        }
        System.out.printf("%d kills in the steps of a request, %d of them when the step had begun to write%n", kills, begun);
        assertThat(begun).isGreaterThanOrEqualTo(KILLS_IN_THE_PACKAGE);
        try (var left = Files.walk(data.resolve("archive/acts/disclosures"))) {
            assertThat(left.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("utlamnande-1.pdf", "utlamnande-1.zip");
        }
    }

    /** The numbers of the comments. */
    private static List<Long> captured(Municipality municipality, Path data) {
        var items = new ArrayList<Long>();
        try (var application = municipality.application(data)) {
            application.getBean(Nights.class).run(LocalDate.ofInstant(municipality.clock.instant(), StoryClock.SWEDEN));
            application.getBean(Archive.class).eachItem(item -> {
                if (item.kind() == Content.Kind.COMMENT) {
                    items.add(item.id());
                }
            });
        }
        assertThat(items).hasSize(COMMENTS);
        return items;
    }

    private static List<Step> steps(List<Long> items, int year) {
        String id = " U-" + year + "-0001 ";
        long masked = items.getFirst();
        var open = items.stream().skip(1).map(String::valueOf).collect(Collectors.joining(" "));
        int rest = COMMENTS - 1;
        String reviewed = "{OPEN=" + rest + ", MASKED=1}";
        String one = id.strip();
        return List.of(
                new Step("OPEN{}", 1, "disclose open --text Vägar", the -> the.getBean(Requests.class)
                        .open(new Requests.Opening("Vägar", null, "", ""), "arkivarie")),
                new Step("OPEN{UNREVIEWED=" + COMMENTS + "}", 1,
                        "disclose add" + id + "--item " + items.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        the -> the.getBean(Selections.class).add(one, new Choice.Items(items), false, WHO)),
                new Step("OPEN{UNREVIEWED=1, OPEN=" + rest + "}", 1, "disclose review" + id + open + " --open",
                        the -> the.getBean(Reviewing.class).openAll(one, items.subList(1, COMMENTS), WHO)),
                new Step("OPEN" + reviewed, 1, "disclose mask" + id + masked + " --words räksmörgås --ground OSL21:1",
                        the -> masked(the.getBean(Reviewing.class), one, masked)),
                new Step("DECIDED" + reviewed, 1,
                        "disclose decide" + id + "--answer delvis --reasons Sekretess --repeats-seen --weighed",
                        the -> the.getBean(Deciding.class).decide(one,
                                new Deciding.Decision(Answer.PART, "Sekretess", true, true),
                                WHO)),
                new Step("PACKAGED" + reviewed, KILLS_IN_THE_PACKAGE, "disclose package" + id,
                        the -> the.getBean(Packing.class).pack(one, WHO)),
                new Step("CLOSED" + reviewed, 1, "disclose close" + id + "--settled",
                        the -> the.getBean(Requests.class).close(one, true, "arkivarie")));
    }

    private static void masked(Reviewing reviewing, String id, long item) {
        var read = reviewing.read(reviewing.selected(id, item, 1), WHO);
        reviewing.mask(id, item, 1, reviewing.words(read, "räksmörgås", "OSL 21:1"), false, WHO);
    }

    private void step(Municipality municipality, Path data, Step step) throws Exception {
        for (int n = 1; n <= step.kills && !stands.equals(step.leads); n++) {
            kill(municipality, data, step);
            try (var application = municipality.application(data)) {
                String now = stood(application).text();
                assertThat(now).as(step.command).isIn(stands, step.leads);
                if (now.equals(stands) && n == step.kills) {
                    step.whole.accept(application);
                    now = stood(application).text();
                }
                stands = now;
            }
        }
        assertThat(stands).as(step.command).isEqualTo(step.leads);
    }

    /** Kills as soon as the step has written something, or a little later; a package's writing anywhere in it. */
    private void kill(Municipality municipality, Path data, Step step) throws Exception {
        long files = files(data);
        Process process = start(municipality, data, step.command);
        while (process.isAlive() && files(data) == files) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        if (!process.waitFor(random.nextInt(step.kills == 1 ? 10 : 900), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            kills++;
            begun += files(data) == files ? 0 : 1;
        }
    }

    private Process start(Municipality municipality, Path data, String command) throws IOException {
        return ProcessOf.bevara(municipality, data, folder.resolve("output.txt"), (command + " --by arkivarie").split(" +"));
    }

    private static long files(Path data) {
        try (var files = Files.walk(data.resolve("archive/acts"))) {
            return files.count();
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }

    /** How the request stands after a restart: everything verifies, no step stands twice, what is selected is held until the end. */
    private static Stood stood(ApplicationContext application) {
        assertThat(differences(application)).isEmpty();
        var requests = application.getBean(Requests.class);
        var all = requests.all(false);
        assertThat(all).hasSizeLessThan(2);
        if (all.isEmpty()) {
            return new Stood(null, List.of());
        }
        Request request = all.getFirst();
        assertThat(requests.history(request.id()).stream().map(Requests.Step::kind)).doesNotHaveDuplicates();
        handedOut(application, request);
        var rows = requests.items(request.id());
        var archive = application.getBean(Archive.class);
        var holds = application.getBean(Holds.class);
        rows.forEach(row -> assertThat(holds.over(archive.item(row.item()).orElseThrow()).isEmpty())
                .isEqualTo(request.state().ended()));
        return new Stood(request, rows);
    }

    private static void handedOut(ApplicationContext application, Request request) {
        var packing = application.getBean(Packing.class);
        if (request.packages() == 0) {
            assertThat(request.state()).isIn(RequestState.OPEN, RequestState.DECIDED);
            assertThatThrownBy(() -> packing.file(request.id(), "zip")).isInstanceOf(DisclosureRefused.class);
        } else {
            var found = PackageVerification.of(packing.file(request.id(), "zip"));
            assertThat(found.differences()).isEmpty();
            assertThat(found.proofs()).isEqualTo(COMMENTS);
        }
    }

    private static List<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Archive.class).verify(differences::add);
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Acts.class).verify(differences::add);
        application.getBean(Requests.class).verify(differences::add);
        return differences;
    }
}
