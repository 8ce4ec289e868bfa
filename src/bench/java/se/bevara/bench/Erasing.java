package se.bevara.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import se.bevara.archive.Due;
import se.bevara.archive.Erasure;
import se.bevara.archive.LastWord;
import se.bevara.archive.PlatformFormat;
import se.bevara.ledger.Act;
import se.bevara.ledger.Ledger;
import se.bevara.sample.StoryClock;

/** Segments of 500 records, a share of each erased; and the same members copied by the barest program, forced and renamed. */
final class Erasing implements AutoCloseable {

    private static final int RECORDS = 500;
    private static final Instant FIRST = Instant.parse("2010-01-15T00:00:00Z");

    private final Path data;
    private final ConfigurableApplicationContext application;
    private final Archive archive;
    private final List<List<Long>> items = new ArrayList<>();

    /** What is measured. */
    record Measure(long bytes, int items, Duration ours, Duration floor) {
    }

    Erasing(Path data, int segments) {
        this.data = data;
        application = new SpringApplicationBuilder(Bevara.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class,
                        () -> StoryClock.at("2026-11-21T01:15")))
                .run("--bevara.data=" + data, "--spring.quartz.auto-startup=false", "--bevara.snapshot.a-night=0",
                        "--logging.level.root=WARN");
        archive = application.getBean(Archive.class);
        fill(register(), segments);
    }

    private Account register() {
        var register = application.getBean(Accounts.class);
        var read = register.read(("konto-id;nämnd;förvaltning;enhet;plattform;kontonamn;adress;kontotyp;drift;syfte;målgrupp;"
                + "ansvarig chef;ersättare;inloggning förvaras hos;öppet eller stängt;status;öppnat;avslutat;insamling;"
                + "rättslig grund;beslutat av;borttagen text får sparas\nbench-0;Kommunstyrelsen;;;facebook;0;"
                + "https://www.facebook.com/0;officiellt;extern;Information;Alla;Chefen;;valv;öppet;aktivt;;;;TF;KS;ja\n")
                .getBytes(StandardCharsets.UTF_8));
        register.apply(read, "registrator");
        return register.all().getFirst();
    }

    /** A segment a month. */
    private void fill(Account account, int segments) {
        var format = application.getBeansOfType(PlatformFormat.class).values().stream()
                .filter(each -> each.platform().equals("facebook")).findFirst().orElseThrow();
        try (var platform = new BenchPlatform(1, 1)) {
            for (int segment = 0; segment < segments; segment++) {
                var at = FIRST.plus(Duration.ofDays(31L * segment));
                var accessions = new ArrayList<Accession>();
                for (int i = 0; i < RECORDS; i++) {
                    byte[] block = platform.item(segment * RECORDS + i).getBytes(StandardCharsets.UTF_8);
                    var content = format.read(block, "application/json");
                    accessions.add(new Accession.First(new Captured(content, block, "application/json", "sha256:0", at),
                            Direction.RECEIVED, "author is not the account", null, null, List.of()));
                }
                items.add(archive.ingest(account, accessions));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        archive.flush();
        archive.seal(Instant.parse("2030-01-01T00:00:00Z"));
    }

    /** Erases every {@code each}-th record that is left, spread over all segments. */
    Measure erase(int each) throws IOException {
        Map<String, List<long[]>> kept = new HashMap<>();
        var due = new ArrayList<Long>();
        for (var segment : items) {
            var gone = new ArrayList<Long>();
            for (int i = 0; i < segment.size(); i += each) {
                gone.add(segment.get(i));
            }
            due.addAll(gone);
        }
        var duePlaces = new java.util.HashSet<>(due);
        for (var segment : items) {
            for (var item : archive.items(segment)) {
                var version = item.versions().getFirst();
                kept.computeIfAbsent(version.segment(), s -> new ArrayList<>())
                        .add(new long[]{version.offset(), duePlaces.contains(item.id()) ? 0 : 1});
            }
        }
        Duration floor = floor(kept);
        long start = System.nanoTime();
        var done = archive.erase(due.stream().map(id -> new Due(id, "KS 2026/41 § 7, rule kommentarer-1", "2026-1")).toList(),
                approving());
        archive.purge();
        Duration ours = Duration.ofNanos(System.nanoTime() - start);
        check(done, due.size());
        items.replaceAll(segment -> segment.stream().filter(id -> !duePlaces.contains(id)).toList());
        items.removeIf(List::isEmpty);
        return new Measure(done.bytesBefore(), due.size(), ours, floor);
    }

    private static void check(Erasure done, int due) {
        if (done.items().size() != due) {
            throw new IllegalStateException("expected " + due + " items erased, found " + done.items().size());
        }
    }

    private LastWord approving() {
        var ledger = application.getBean(Ledger.class);
        return new LastWord() {
            @Override
            public Collection<Long> stillDue(List<Long> due) {
                return due;
            }

            @Override
            public void erased(List<Long> erased) {
                ledger.append(Act.of("disposed", "certificate/2026-1", "registrator", Map.of()));
            }
        };
    }

    private Duration floor(Map<String, List<long[]>> members) throws IOException {
        Path folder = Files.createDirectories(data.resolveSibling("floor-erasing"));
        long start = System.nanoTime();
        for (var segment : members.entrySet()) {
            Path old = data.resolve(segment.getKey());
            Path next = folder.resolve(String.valueOf(old.getFileName()));
            try (var from = FileChannel.open(old, StandardOpenOption.READ);
                    var to = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                copy(segment.getValue(), from, to);
                to.force(false);
            }
            Files.move(next, folder.resolve(next.getFileName() + ".g2"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ranges of members that are kept, one after the other. */
    private static void copy(List<long[]> members, FileChannel from, FileChannel to) throws IOException {
        long begin = 0;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i)[1] == 0) {
                from.transferTo(begin, members.get(i)[0] - begin, to);
                begin = i + 1 < members.size() ? members.get(i + 1)[0] : from.size();
            }
        }
        from.transferTo(begin, from.size() - begin, to);
    }

    @Override
    public void close() {
        application.close();
    }
}
