package se.bevara.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import se.bevara.archive.Archive;
import se.bevara.archive.Content;
import se.bevara.archive.Item;
import se.bevara.capture.Nights;
import se.bevara.disposal.DisposalList;
import se.bevara.disposal.Disposals;
import se.bevara.disposal.ListState;
import se.bevara.ledger.Difference;
import se.bevara.ledger.Ledger;
import se.bevara.retention.Assessments;
import se.bevara.retention.Decisions;
import se.bevara.sample.StoryClock;

/**
 * {@code kill -9} of the real process at random moments of its disposals, then a restart each time: each item is whole, or gone with its
 * certificate; no other item is touched.
 */
@Tag("kill")
class DisposalKillTest {

    private static final int KILLS = 50;
    private static final int ITEMS = 24;
    private static final String DECISION = """
            gallringsbeslut: KOMMENTARER
            version: 1
            titel: Gallring av kommentarer av ringa betydelse
            status: beslutat
            beslutat av: Kommunstyrelsen
            diarienummer: KS 2026/41
            paragraf: § 7
            beslutsdatum: 2020-02-02
            i kraft: 2020-03-01
            källa: prov
            tillämpningsområde:
              text: Kommentarer från allmänheten
              myndigheter: alla
              typ: kommentar
              riktning: inkommen
            regler:
              - regel: ringa
                beskrivning: Av ringa betydelse
                gäller: {taggar: [ringa]}
                åtgärd: gallras
                verkan: får från
                gallringsfrist: 1 dag
                frist från: tillkommen
                godkännande: två personer
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(20261122);
    private int kills;
    private int begun;

    @Test
    void eachItemIsWholeOrGoneWithItsCertificate() throws Exception {
        Instant now = Instant.now(java.time.Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        Path data = folder.resolve("data");
        try (var municipality = municipality(new StoryClock(now.minus(Duration.ofDays(9))))) {
            try (var application = municipality.application(data)) {
                municipality.clock.set(now.minus(Duration.ofDays(1)));
                application.getBean(Nights.class).run(LocalDate.ofInstant(municipality.clock.instant(), StoryClock.SWEDEN));
                assertThat(
                        application.getBean(Decisions.class).load("kommentarer.yaml", DECISION.getBytes(StandardCharsets.UTF_8),
                                "Registratorn"))
                        .noneMatch(finding -> finding.text().startsWith("fel"));
                municipality.clock.set(now);
            }
            while (kills < KILLS) {
                round(municipality, data);
            }
        }
        System.out.printf("%d kills, %d of them when a disposal had begun to write%n", kills, begun);
        assertThat(begun).isGreaterThan(KILLS / 3);
    }

    private static Municipality municipality(StoryClock clock) {
        var municipality = new Municipality(clock);
        for (var presence : List.of(municipality.world.facebook("solvik"), municipality.world.facebook("bibliotek"),
                municipality.world.wordpress("skolbloggen"))) {
            for (int i = 0; i < 6; i++) {
                var post = presence.post("Inlägg " + i + " om vägar");
                for (int j = 0; j < 60; j++) {
                    post.comment("Person " + j, "Svar " + j + " på inlägg " + i + " åäö");
                }
            }
        }
        return municipality;
    }

    /** A list of items of all accounts is approved, then executed by a process that is killed again and again. */
    private void round(Municipality municipality, Path data) throws Exception {
        DisposalList list;
        Map<Long, String> before;
        Set<Long> chosen;
        try (var application = municipality.application(data)) {
            chosen = chosen(application);
            var assessments = application.getBean(Assessments.class);
            chosen.forEach(item -> assessments.set(item, Assessments.Kind.TAG, "ringa", "ja", "Registratorn", "prov"));
            var disposals = application.getBean(Disposals.class);
            list = disposals.prepare("Registratorn").getFirst();
            assertThat(list.items()).isEqualTo(ITEMS);
            disposals.approve(list.id(), "Arkivarien");
            disposals.approve(list.id(), "Kanslichefen");
            before = kept(application);
        }
        kill(municipality, data, list.id());
        try (var application = municipality.application(data)) {
            assertThat(application.getBean(Disposals.class).find(list.id()).orElseThrow().state()).isEqualTo(ListState.EXECUTED);
            for (Item item : application.getBean(Archive.class).items(chosen)) {
                assertThat(Objects.requireNonNull(item.disposal()).certificate()).isEqualTo(list.id());
            }
            before.keySet().removeAll(chosen);
            assertThat(kept(application)).isEqualTo(before);
            assertThat(differences(application)).isEmpty();
        }
    }

    /** Kills at random, most often when the first new generation lies on disk; then lets the list be executed to its end. */
    private void kill(Municipality municipality, Path data, String list) throws Exception {
        int times = 2 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            Set<String> segments = segments(data);
            Process process = start(municipality, data, list);
            boolean wait = random.nextInt(4) > 0;
            while (wait && process.isAlive() && segments(data).equals(segments)) {
                process.waitFor(3, TimeUnit.MILLISECONDS);
            }
            if (!process.waitFor(random.nextInt(wait ? 250 : 2_500), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
                begun += segments(data).equals(segments) ? 0 : 1;
            }
        }
        Process last = start(municipality, data, list);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as("output:%n%s", Files.readString(folder.resolve("output.txt"))).isIn(0, 2);
    }

    private Process start(Municipality municipality, Path data, String list) throws IOException {
        return ProcessOf.bevara(municipality, data, folder.resolve("output.txt"), "dispose", "execute", list, "--by",
                "Registratorn");
    }

    private static Set<String> segments(Path data) {
        try (var files = Files.walk(data.resolve("archive"))) {
            return files.map(Path::toString).filter(file -> file.endsWith(".warc.gz")).collect(Collectors.toSet());
        } catch (IOException | java.io.UncheckedIOException e) {
            return Set.of();
        }
    }

    private static Set<Long> chosen(ApplicationContext application) {
        var comments = new TreeMap<String, List<Long>>();
        application.getBean(Archive.class).eachItem(item -> {
            if (item.kind() == Content.Kind.COMMENT && !item.disposed()) {
                comments.computeIfAbsent(item.account(), account -> new ArrayList<>()).add(item.id());
            }
        });
        return comments.values().stream().flatMap(some -> some.stream().limit(ITEMS / 3)).collect(Collectors.toSet());
    }

    private static Map<Long, String> kept(ApplicationContext application) {
        var archive = application.getBean(Archive.class);
        var kept = new TreeMap<Long, String>();
        archive.eachItem(item -> {
            if (!item.disposed()) {
                kept.put(item.id(), archive.content(item, 1).text());
            }
        });
        return kept;
    }

    private static List<Difference> differences(ApplicationContext application) {
        var differences = new ArrayList<Difference>();
        application.getBean(Archive.class).verify(differences::add);
        application.getBean(Ledger.class).verify(differences::add);
        application.getBean(Disposals.class).verify(differences::add);
        return differences;
    }
}
