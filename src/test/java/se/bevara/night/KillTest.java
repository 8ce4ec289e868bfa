package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.capture.Nights;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.sample.StoryClock;

/**
 * {@code kill -9} of the real process at random moments of its nights, again and again, then a restart each time: the archive
 * verifies, and equals the archive of nights that nobody disturbed.
 */
@Tag("kill")
class KillTest {

    private static final int KILLS = 50;
    private static final int NIGHTS = 6;

    @TempDir
    Path folder;

    private final Random random = new Random(20261121);
    private int kills;

    @Test
    void losesAndDoublesNothing() throws Exception {
        // The killed process reads the machine's clock, so the worlds' time is near it.
        Instant start = Instant.now(java.time.Clock.systemUTC()).minus(Duration.ofDays(NIGHTS + 2)).truncatedTo(ChronoUnit.DAYS);
        try (var disturbed = world(start); var undisturbed = world(start)) {
            var stories = List.of(new GeneratedStory(disturbed.world, new Random(7)),
                    new GeneratedStory(undisturbed.world, new Random(7)));
            var talks = List.of(new TalkElsewhere(disturbed.world), new TalkElsewhere(undisturbed.world));
            Path killed = folder.resolve("killed");
            Path left = folder.resolve("undisturbed");
            talks.getFirst().register(disturbed, killed);
            talks.getLast().register(undisturbed, left);
            for (int night = 0; night < NIGHTS; night++) {
                for (var story : stories) {
                    story.day(night == 0 ? 400 : 120);
                }
                talks.forEach(TalkElsewhere::day);
                disturbed.clock.set(start.plus(Duration.ofDays(night + 1)));
                undisturbed.clock.set(start.plus(Duration.ofDays(night + 1)));
                LocalDate date = LocalDate.ofInstant(disturbed.clock.instant(), StoryClock.SWEDEN);
                nightOfKills(disturbed, killed, date, (night + 1) * KILLS / NIGHTS + 1);
                try (var application = undisturbed.application(left)) {
                    application.getBean(Nights.class).run(date);
                }
            }
            System.out.printf("%d kills in %d nights%n", kills, NIGHTS);
            assertThat(kills).isGreaterThanOrEqualTo(KILLS);
            var contents = contents(disturbed, killed);
            assertThat(contents).isEqualTo(contents(undisturbed, left));
            talks.getFirst().told(contents.toString());
        }
    }

    private static Municipality world(Instant start) {
        var municipality = new Municipality(new StoryClock(start));
        municipality.world.facebook("solvik");
        municipality.world.mastodon("solvikkommun");
        municipality.world.wordpress("skolbloggen");
        municipality.world.facebook("solviksbibliotek");
        return municipality;
    }

    /** Starts the night and kills it, until there have been {@code until} kills in all; then lets it end. */
    private void nightOfKills(Municipality municipality, Path data, LocalDate date, int until) throws Exception {
        while (kills < until) {
            long before = calls(municipality);
            Process process = start(municipality, data, date);
            while (process.isAlive() && calls(municipality) == before) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            if (process.waitFor(random.nextInt(kills % 3 == 0 ? 2_500 : 700), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).as("exit code, output in %s", output()).isIn(0, 1);
                // It was quicker than the axe: the same night again is a quick second one, to be killed too.
                continue;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        Process last = start(municipality, data, date);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as("exit code, output:%n%s", Files.readString(output())).isIn(0, 1);
        assertThat(differences(municipality, data)).isEmpty();
    }

    private static long calls(Municipality municipality) {
        var platforms = municipality.platforms;
        return platforms.facebook().calls() + platforms.mastodon().calls() + platforms.wordpress().calls();
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private Process start(Municipality municipality, Path data, LocalDate date) throws IOException {
        return ProcessOf.bevara(municipality, data, output(), "nightly", "--date", date.toString());
    }

    private static List<Difference> differences(Municipality municipality, Path data) {
        var differences = new ArrayList<Difference>();
        try (var application = municipality.application(data)) {
            application.getBean(Archive.class).verify(differences::add);
            application.getBean(Ledger.class).verify(differences::add);
        }
        return differences;
    }

    /** Everything but times and numbers: what is archived, how often, how it hangs together and how it stands. */
    private static Map<String, String> contents(Municipality municipality, Path data) {
        var contents = new TreeMap<String, String>();
        try (var application = municipality.application(data)) {
            var archive = application.getBean(Archive.class);
            var holdings = Municipality.holdings(archive);
            var keys = new HashMap<Long, String>();
            holdings.forEach((key, held) -> keys.put(held.item().id(), key));
            holdings.forEach((key, held) -> contents.put(key,
                    String.join(" | ", held.item().state().name(), held.item().direction().name(), held.item().kind().name(),
                            String.valueOf(keys.get(held.item().parent())), String.valueOf(keys.get(held.item().thread())),
                            held.versions().stream().map(Content::text).toList().toString(),
                            held.item().versions().stream().map(version -> version.media().size()).toList().toString())));
        }
        return contents;
    }
}
