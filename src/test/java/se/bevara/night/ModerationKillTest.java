package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.capture.Nights;
import se.bevara.ledger.Acts;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.moderation.CaseState;
import se.bevara.moderation.Moderation;
import se.bevara.moderation.Reasons;
import se.bevara.retention.Decisions;
import se.bevara.sample.By;
import se.bevara.sample.Posting;
import se.bevara.sample.StoryClock;

/**
 * {@code kill -9} of the real process in each step of a case, and so between each pair of them: after a restart the case stands before the
 * step or after it, its record is sealed once at most, and everything verifies.
 */
@Tag("kill")
class ModerationKillTest {

    private static final int CASES = 2;
    private static final int KILLS_A_STEP = 3;

    @TempDir
    Path folder;

    private final Random random = new Random(20261122);
    private int kills;
    private int begun;

    /** A step as a command. @param after the state it leads to; @param between what a kill may leave besides, in a step of two acts */
    private record Step(CaseState after, List<CaseState> between, String command) {
    }

    @Test
    void aCaseStandsBeforeOrAfterEachStepAndItsRecordIsSealedOnce() throws Exception {
        Instant now = Instant.now(java.time.Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        Path data = folder.resolve("data");
        var clock = new StoryClock(now.minus(Duration.ofDays(3)));
        try (var municipality = new Municipality(clock)) {
            var post = municipality.world.facebook("solvik").post("Ett inlägg om vägar");
            var comments = new ArrayList<Posting>();
            for (int n = 0; n < CASES; n++) {
                comments.add(post.comment("Person " + n, "Ett hot " + n + " åäö"));
            }
            clock.set(now.minus(Duration.ofDays(1)));
            begin(municipality, data);
            clock.set(now);
            for (int n = 0; n < CASES; n++) {
                life(municipality, data, comments.get(n), LocalDate.ofInstant(now, StoryClock.SWEDEN).minusDays(CASES - 1 - n));
            }
        }
        System.out.printf("%d kills in the steps of %d cases, %d of them when the step had begun to write%n", kills, CASES,
                begun);
        assertThat(kills).isGreaterThan(CASES * 6);
        assertThat(begun).isGreaterThan(CASES);
    }

    private static void begin(Municipality municipality, Path data) throws IOException {
        try (var application = municipality.application(data)) {
            application.getBean(Nights.class).run(LocalDate.ofInstant(municipality.clock.instant(), StoryClock.SWEDEN));
            assertThat(application.getBean(Decisions.class).load("modererat.yaml", own("modererat.yaml"), "registrator"))
                    .noneMatch(finding -> finding.text().startsWith("fel"));
            assertThat(application.getBean(Reasons.class).load("orsaker.yaml", own("orsaker/orsakskoder.yaml"), "registrator"))
                    .isEmpty();
        }
    }

    /** An example made into the municipality's own. */
    private static byte[] own(String file) throws IOException {
        return Files.readString(Path.of("retention-rules").resolve(file)).replace("status: EXEMPEL", "status: beslutat")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A case from its beginning to its end, each step killed. */
    private void life(Municipality municipality, Path data, Posting comment, LocalDate night) throws Exception {
        long item = item(municipality, data, comment);
        String id = "M-%d-%04d".formatted(LocalDate.ofInstant(municipality.clock.instant(), StoryClock.SWEDEN).getYear(),
                next(municipality, data));
        String by = " --by moderator";
        step(municipality, data, item, new Step(CaseState.VERIFIED, List.of(CaseState.BEGUN),
                "moderate begin " + item + " --reason hot" + by));
        step(municipality, data, item, new Step(CaseState.SEALED, List.of(CaseState.VERIFIED), "moderate seal " + id + by));
        step(municipality, data, item, new Step(CaseState.SAID, List.of(), "moderate removed " + id + by));
        comment.delete(By.PAGE);
        step(municipality, data, item, new Step(CaseState.CONFIRMED, List.of(), "nightly --date " + night));
        step(municipality, data, item, new Step(CaseState.NOTICED, List.of(),
                "moderate notice " + id + " --sent --because brev" + by));
        step(municipality, data, item, new Step(CaseState.CLOSED, List.of(), "moderate close " + id + by));
    }

    private static int next(Municipality municipality, Path data) {
        try (var application = municipality.application(data)) {
            return application.getBean(Moderation.class).all(false).size() + 1;
        }
    }

    private static long item(Municipality municipality, Path data, Posting comment) {
        var found = new ArrayList<Long>();
        try (var application = municipality.application(data)) {
            var archive = application.getBean(Archive.class);
            archive.eachItem(item -> {
                if (item.kind() == Content.Kind.COMMENT && archive.content(item, 1).text().equals(comment.now().text())) {
                    found.add(item.id());
                }
            });
        }
        return found.getFirst();
    }

    private void step(Municipality municipality, Path data, long item, Step step) throws Exception {
        var before = state(municipality, data, item);
        var now = before;
        for (int n = 0; n < KILLS_A_STEP && now == before; n++) {
            kill(municipality, data, step.command, n);
            now = state(municipality, data, item);
        }
        if (now == before) {
            Process last = start(municipality, data, step.command);
            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as("output:%n%s", Files.readString(folder.resolve("output.txt"))).isIn(0, 1);
            now = state(municipality, data, item);
            assertThat(now).as(step.command).isEqualTo(step.after);
        } else if (now != step.after) {
            assertThat(step.between).as(step.command).contains(now);
            if (step.after == CaseState.SEALED) {
                step(municipality, data, item, new Step(step.after, List.of(), step.command));
            }
        }
    }

    /** Kills at once, at a moment of the start, or as soon as the step has written something. */
    private void kill(Municipality municipality, Path data, String command, int turn) throws Exception {
        long files = files(data);
        Process process = start(municipality, data, command);
        if (turn > 0) {
            while (process.isAlive() && files(data) == files) {
                process.waitFor(1, TimeUnit.MILLISECONDS);
            }
        }
        if (!process.waitFor(random.nextInt(turn == 0 ? 2_500 : 15), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            kills++;
            begun += files(data) == files ? 0 : 1;
        }
    }

    private Process start(Municipality municipality, Path data, String command) throws IOException {
        return ProcessOf.bevara(municipality, data, folder.resolve("output.txt"), command.split(" "));
    }

    private static long files(Path data) {
        try (var files = Files.walk(data.resolve("archive/acts"))) {
            return files.count();
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }

    /** How an item's case stands after a restart; null where there is none. Everything verifies, and no step stands twice. */
    private static @Nullable CaseState state(Municipality municipality, Path data, long item) {
        try (var application = municipality.application(data)) {
            assertThat(differences(application)).isEmpty();
            var moderation = application.getBean(Moderation.class);
            var cases = moderation.about(item);
            assertThat(cases).hasSizeLessThan(2);
            cases.forEach(one -> assertThat(moderation.history(one.id()).stream().map(Moderation.Step::kind))
                    .doesNotHaveDuplicates());
            return cases.isEmpty() ? null : cases.getFirst().state();
        }
    }

    private static List<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Archive.class).verify(differences::add);
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Acts.class).verify(differences::add);
        application.getBean(Moderation.class).verify(differences::add);
        return differences;
    }
}
