package se.bevara.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.bevara.Bevara;
import se.bevara.accounts.Account;
import se.bevara.accounts.Accounts;
import se.bevara.archive.Accession;
import se.bevara.archive.Archive;
import se.bevara.archive.Captured;
import se.bevara.archive.Direction;
import se.bevara.archive.PlatformFormat;
import se.bevara.retention.Decisions;
import se.bevara.retention.Finding;
import se.bevara.retention.Verdicts;
import se.bevara.sample.StoryClock;

/**
 * An archive of 20 accounts that has grown for some months: threads of 50 comments, four of five from the beginning of their month and one
 * from its end, so that what falls due together lies in few segments, among what does not. Filled through {@link Archive#ingest}.
 */
final class GrownArchive implements AutoCloseable {

    static final int ACCOUNTS = 20;
    private static final int COMMENTS = 50;
    private static final int THREADS_AN_INGEST = 20;
    private static final YearMonth FIRST = YearMonth.of(2020, 1);

    private final StoryClock clock = StoryClock.at("2024-12-31T01:15");
    private final ConfigurableApplicationContext application;
    private final Path data;

    GrownArchive(Path data) {
        this.data = data;
        application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run("--bevara.data=" + data, "--spring.quartz.auto-startup=false", "--bevara.snapshot.a-night=0",
                        "--logging.level.root=WARN");
    }

    /**
     * Comments, some months of them.
     *
     * @param aMonth how many each account gets a month, a multiple of 50
     */
    GrownArchive fill(int months, int aMonth) {
        register();
        var accounts = the(Accounts.class).all();
        try (var platform = new BenchPlatform(1, COMMENTS);
                var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int month = 0; month < months; month++) {
                var done = new ArrayList<Future<?>>();
                for (int i = 0; i < ACCOUNTS; i++) {
                    int first = (month * ACCOUNTS + i) * (aMonth / COMMENTS);
                    var account = accounts.get(i);
                    var at = FIRST.plusMonths(month);
                    done.add(workers.submit(() -> threads(platform, account, at, first, aMonth / COMMENTS)));
                }
                for (var one : done) {
                    one.get();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        the(Archive.class).seal(StoryClock.instant("2031-01-01T00:00"));
        the(Archive.class).flush();
        return this;
    }

    private void register() {
        var csv = new StringBuilder("konto-id;nämnd;förvaltning;enhet;plattform;kontonamn;adress;kontotyp;drift;syfte;målgrupp;"
                + "ansvarig chef;ersättare;inloggning förvaras hos;öppet eller stängt;status;öppnat;avslutat;insamling;"
                + "rättslig grund;beslutat av;borttagen text får sparas\n");
        for (int i = 0; i < ACCOUNTS; i++) {
            csv.append("bench-%02d;Kommunstyrelsen;;;facebook;%d;https://www.facebook.com/%d;officiellt;extern;Information;Alla;"
                    .formatted(i, i, i) + "Chefen;;valv;öppet;aktivt;;;;TF;KS;ja\n");
        }
        var register = the(Accounts.class);
        register.apply(register.read(csv.toString().getBytes(StandardCharsets.UTF_8)), "registrator");
    }

    private void threads(BenchPlatform platform, Account account, YearMonth month, int first, int count) {
        var format = application.getBeansOfType(PlatformFormat.class).values().stream()
                .filter(each -> each.platform().equals("facebook")).findFirst().orElseThrow();
        for (int from = 0; from < count; from += THREADS_AN_INGEST) {
            var accessions = new ArrayList<Accession>();
            for (int thread = first + from; thread < first + Math.min(count, from + THREADS_AN_INGEST); thread++) {
                accessions.add(first(format, platform.post(thread, account.id()), month, 1, null));
                for (int i = thread * COMMENTS; i < (thread + 1) * COMMENTS; i++) {
                    accessions.add(first(format, platform.item(i), month, i % 5 == 4 ? 28 : 2, Integer.toString(thread)));
                }
            }
            the(Archive.class).ingest(account, accessions);
        }
    }

    private static Accession first(PlatformFormat format, String json, YearMonth month, int day,
            @org.jspecify.annotations.Nullable String thread) {
        byte[] block = json.replaceFirst("created_time\":\"2026-11-20", "created_time\":\"" + month.atDay(day))
                .getBytes(StandardCharsets.UTF_8);
        var captured = new Captured(format.read(block, "application/json"), block, "application/json", "sha256:0",
                month.atEndOfMonth().atTime(12, 0).toInstant(ZoneOffset.UTC));
        return thread == null
                ? new Accession.First(captured, Direction.DRAWN_UP, "author is the account", null, null, List.of())
                : new Accession.First(captured, Direction.RECEIVED, "author is not the account", thread, thread, List.of());
    }

    /** With its index open, as it is in a service that has captured. */
    GrownArchive open() {
        the(Archive.class).flush();
        return this;
    }

    /** Takes in a version of the decision: comments may go after so many years, posts are kept for ever. */
    GrownArchive decide(int version, int years) {
        var findings = the(Decisions.class).load("bench-" + version + ".yaml", """
                gallringsbeslut: BENCH
                version: %d
                titel: Gallring av kommentarer
                status: beslutat
                beslutat av: Kommunstyrelsen
                diarienummer: KS 2026/41
                paragraf: § 7
                beslutsdatum: 2019-06-10
                i kraft: 2019-09-01
                tillkommet från: alla
                källa: prov
                tillämpningsområde: {text: Kommentarer och inlägg, myndigheter: alla}
                regler:
                  - regel: kommentarer
                    gäller: {typ: kommentar, riktning: inkommen}
                    undantag: [{taggar: [krisläge]}, {hänt: [ärende kopplat]}]
                    åtgärd: gallras
                    verkan: får från
                    gallringsfrist: %d år
                    frist från: tillkommen
                    godkännande: stående
                  - regel: kris
                    gäller: {typ: kommentar, taggar: [krisläge]}
                    åtgärd: bevaras
                  - regel: inlägg
                    gäller: {typ: inlägg}
                    åtgärd: bevaras
                """.formatted(version, years).getBytes(StandardCharsets.UTF_8), "registrator");
        if (findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR)) {
            throw new IllegalStateException(findings.toString());
        }
        return this;
    }

    /** Judges everything that is to be judged. */
    Duration judge() {
        long start = System.nanoTime();
        the(Verdicts.class).refresh(LocalDate.ofInstant(clock.instant(), StoryClock.SWEDEN));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    <T> T the(Class<T> type) {
        return application.getBean(type);
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    StoryClock clock() {
        return clock;
    }

    Path data() {
        return data;
    }

    /** Copies an archive that is not open. Segments are never changed in place, so both may share them. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.toString().endsWith(".warc.gz")) {
                    Files.createLink(copy, file);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
