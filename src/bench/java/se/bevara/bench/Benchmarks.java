package se.bevara.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs the benchmarks and prints each as a ratio to its floor or ideal, taken in the same run: {@code ./bevara bench [NAME…] [NUMBER]},
 * where the names are those of {@link Name}. Absolute figures mean little on another machine.
 */
public final class Benchmarks {

    private static final int POSTS = 100;
    private static final int COMMENTS = 100;

    /** Items taken in before anything is measured: the service is resident, and a cold virtual machine runs at a quarter of its speed. */
    private static final int WARMING = 50_000;

    private enum Name {
        INGEST,
        NIGHT,
        ERASE,
        DISPOSE,
        JUDGE,
        PICTURE,
        SEARCH,
        DISCLOSE,
        TASK,
        PAGE
    }

    private Benchmarks() {
    }

    /**
     * @param words which benchmarks, by default all; how large: how many items the ingest takes in, by default 200,000, or for the night alone
     *        how many accounts, by default 1,000, those that are judged or disposed from are of, by default 250,000, for the erasure alone
     *        in how many segments, by default 200, or for the pictures alone of how many pages, by default 20; and, with a slash in it, a folder in which archives once filled are kept for the next run
     */
    public static void main(String... words) throws IOException, SQLException, GeneralSecurityException {
        var names = EnumSet.noneOf(Name.class);
        int number = 0;
        Path stock = null;
        for (String word : words) {
            if (word.chars().allMatch(Character::isDigit)) {
                number = Integer.parseInt(word);
            } else if (word.contains("/")) {
                stock = Path.of(word);
            } else {
                names.add(Name.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        int segments = number > 0 && names.equals(EnumSet.of(Name.ERASE)) ? number : 200;
        int accounts = number > 0 && names.equals(EnumSet.of(Name.NIGHT)) ? number : 1_000;
        int items = number > 0 ? number : 200_000;
        int pages = number > 0 && names.equals(EnumSet.of(Name.PICTURE)) ? number : 20;
        Path folder = Files.createTempDirectory("bevara-bench");
        try {
            for (Name name : names.isEmpty() ? EnumSet.allOf(Name.class) : names) {
                switch (name) {
                    case INGEST -> ingest(folder, accounts(items));
                    case NIGHT -> night(folder, accounts);
                    case ERASE -> erase(segments);
                    case DISPOSE ->
                        dispose(folder, stock == null ? folder.resolve("stock") : stock, number > 0 ? number : 250_000);
                    case DISCLOSE -> Disclosing.measure(200, line -> print("%s", line));
                    case TASK -> with(stock == null ? folder.resolve("stock") : stock, number,
                            data -> Tasking.measure(data, line -> print("%s", line)));
                    case PAGE -> with(stock == null ? folder.resolve("stock") : stock, number,
                            data -> FirstPage.measure(data, line -> print("%s", line)));
                    case PICTURE -> Picturing.measure(folder.resolve("pictured"), pages, Benchmarks::print);
                    case SEARCH ->
                        search(folder, stock == null ? folder.resolve("stock") : stock, number > 0 ? number : 1_000_000);
                    case JUDGE -> judge(folder, stock == null ? folder.resolve("stock") : stock, number > 0 ? number : 250_000);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static int accounts(int items) {
        return Math.max(1, items / (POSTS * COMMENTS));
    }

    /** A first night and an unchanged one over all items, beside the barest program that makes the same records, rows and documents. */
    private static void ingest(Path folder, int accounts) throws IOException, SQLException, GeneralSecurityException {
        int items = accounts * POSTS * COMMENTS;
        try (var platform = new BenchPlatform(POSTS, COMMENTS)) {
            warm(folder, platform);
            Duration floor = new Floor(folder.resolve("floor")).ingest(platform, items);
            try (var municipality = new BenchMunicipality(folder.resolve("data"), platform, accounts)) {
                Duration first = municipality.night(1);
                long archived = municipality.items();
                Duration unchanged = municipality.night(2);
                Duration fetching = platform.fetchAll(accounts);
                print("first night, %,d items archived: %,.0f items/s; floor, one worker, %,d items: %,.0f items/s; ratio %.2f",
                        archived, rate(archived, first), items, rate(items, floor),
                        rate(archived, first) / rate(items, floor));
                print("unchanged night: %.1f s; the same calls with nothing done to the answers: %.1f s; ratio %.2f",
                        seconds(unchanged), seconds(fetching), seconds(unchanged) / seconds(fetching));
                verify(municipality, folder.resolve("data/archive"));
                print("old generation at its fullest so far: %d MB", peakHeap());
            }
        }
    }

    private static void warm(Path folder, BenchPlatform platform) throws IOException, SQLException, GeneralSecurityException {
        if (Files.exists(folder.resolve("cold"))) {
            return;
        }
        new Floor(folder.resolve("warm-up")).ingest(platform, WARMING);
        try (var municipality = new BenchMunicipality(folder.resolve("cold"), platform, accounts(WARMING))) {
            Duration first = municipality.night(1);
            print("first night of a cold process: %,.0f items/s", rate(municipality.items(), first));
            municipality.night(2);
        }
    }

    /** Verification, beside reading the same files and hashing them: while all is new, and again when the month has been sealed. */
    private static void verify(BenchMunicipality municipality, Path archive) throws IOException {
        municipality.verify();
        verify("open segments", municipality, archive);
        municipality.night(12);
        municipality.verify();
        verify("sealed segments that have been verified before", municipality, archive);
    }

    private static void verify(String what, BenchMunicipality municipality, Path archive) throws IOException {
        Duration verifying = municipality.verify();
        long start = System.nanoTime();
        long bytes = Hashing.all(archive);
        Duration hashing = Duration.ofNanos(System.nanoTime() - start);
        print("verify, %s, %,d bytes: %.1f MB/s; read and hashed: %.1f MB/s; ratio %.3f", what, bytes,
                bytes / 1e6 / seconds(verifying), bytes / 1e6 / seconds(hashing), seconds(hashing) / seconds(verifying));
    }

    /** A night of many accounts whose platform answers after 200 ms and where a tenth is new, beside what no program could better. */
    private static void night(Path folder, int accounts) throws IOException, SQLException, GeneralSecurityException {
        try (var platform = new BenchPlatform(POSTS, COMMENTS)) {
            warm(folder, platform);
        }
        try (var platform = new BenchPlatform(4, 60);
                var municipality = new BenchMunicipality(folder.resolve("thousand"), platform, accounts)) {
            platform.present(54);
            municipality.night(1);
            long known = municipality.items();
            platform.present(60);
            platform.latency(Duration.ofMillis(200));
            int before = platform.calls();
            Duration night = municipality.night(2);
            int calls = platform.calls() - before;
            double ideal = Math.max(0.2 * calls / 32, 0.2 * calls / accounts);
            print("a night of %,d accounts, %,d calls of 200 ms, 32 in flight, %,d items of which %,d new: %.1f s; ideal %.1f s; ratio %.2f",
                    accounts, calls, municipality.items(), municipality.items() - known, seconds(night), ideal,
                    seconds(night) / ideal);
            Duration unchanged = municipality.night(3);
            Duration fetching = platform.fetchAll(accounts);
            print("the same night unchanged: %.1f s; the same calls with nothing done to the answers: %.1f s; ratio %.2f",
                    seconds(unchanged), seconds(fetching), seconds(unchanged) / seconds(fetching));
            print("old generation at its fullest: %d MB", peakHeap());
        }
    }

    /** A share of each segment erased, first little, then more, beside the copying of the same members. */
    private static void erase(int segments) throws IOException {
        Path folder = Files.createTempDirectory("bevara-bench");
        try (var erasing = new Erasing(folder.resolve("data"), segments)) {
            for (int each : new int[]{500, 5, 5, 2, 1}) {
                var measure = erasing.erase(each);
                print("1 in %d records of %d segments erased, %,d in %.1f MB: %.2f s, floor %.2f s; ratio %.2f", each, segments,
                        measure.items(), measure.bytes() / 1e6, seconds(measure.ours()), seconds(measure.floor()),
                        seconds(measure.floor()) / seconds(measure.ours()));
            }
        } finally {
            delete(folder);
        }
    }

    /** The same items disposed of in an archive that holds little else, and in a large one; each beside the copying of the same members. */
    private static void dispose(Path folder, Path stock, int items) throws IOException {
        int aMonth = Stocked.aMonth(items);
        int due = aMonth * GrownArchive.ACCOUNTS / 5 * 4;
        int months = Stocked.months(items);
        disposal(Stocked.copy(stock, 1, aMonth), due, 1); // warm
        var small = disposal(Stocked.copy(stock, 1, aMonth), due, 1);
        var large = disposal(Stocked.copy(stock, months, aMonth), due, months);
        print("disposing of %,d items in %,d ÷ the same in %,d: %.2f; a night on which nothing is due: %.2f s and %.2f s", due,
                (long) months * aMonth * GrownArchive.ACCOUNTS, (long) aMonth * GrownArchive.ACCOUNTS,
                seconds(large.night()) / seconds(small.night()), seconds(large.idle()), seconds(small.idle()));
        print("the same in processor time: %.2f", seconds(large.cpu()) / seconds(small.cpu()));
        print("old generation at its fullest: %d MB", peakHeap());
    }

    private static Disposing.Measure disposal(Path data, int due, int months) throws IOException {
        try (var archive = new GrownArchive(data)) {
            var measure = new Disposing(archive.open().decide(1, 5)).measure(due);
            print("%,d items disposed of, archive of %d months: night %.2f s (%s; %.1f s of processors), %.1f MB; floor %.2f s, ratio %.3f",
                    due, months, seconds(measure.night()), measure.told(), seconds(measure.cpu()), measure.bytes() / 1e6,
                    seconds(measure.floor()), seconds(measure.floor()) / seconds(measure.night()));
            return measure;
        } finally {
            delete(data);
        }
    }

    /** Everything judged for the first time, after a decision that changes every date, and after one that changes none. */
    private static void judge(Path folder, Path stock, int items) throws IOException {
        int aMonth = Stocked.aMonth(items);
        int months = Stocked.months(items);
        Path data = Stocked.copy(stock, months, aMonth);
        try (var archive = new GrownArchive(data)) {
            long all = months * (long) aMonth * GrownArchive.ACCOUNTS * 51 / 50;
            int version = 0;
            for (int years : new int[]{5, 6, 6, 7, 7}) {
                archive.decide(++version, years);
                long cpu = Disposing.cpu();
                var time = archive.judge();
                print("%,d items judged, %s: %.2f s, %,.0f items/s; %.1f s of processors", all, version == 1
                        ? "for the first time"
                        : version % 2 == 0 ? "another period" : "nothing changed but the version", seconds(time),
                        rate(all, time), (Disposing.cpu() - cpu) / 1e9);
            }
            print("old generation at its fullest: %d MB", peakHeap());
        } finally {
            delete(data);
        }
    }

    /** Two words within a year, a page of 20 with its texts, beside Lucene alone. */
    private static void search(Path folder, Path stock, int items) throws IOException {
        int aMonth = Stocked.aMonth(items);
        int months = Stocked.months(items);
        Path data = Stocked.copy(stock, months, aMonth);
        try (var archive = new GrownArchive(data)) {
            var measure = new Searching(archive.open()).measure();
            print("%,d items, %,d hits a question; page of 20 with texts: p50 %.2f ms, p95 %.2f ms; Lucene alone %.2f and %.2f ms; ratio of p95 %.1f",
                    (long) months * aMonth * GrownArchive.ACCOUNTS * 51 / 50, measure.hits(), measure.page().at(50),
                    measure.page().at(95), measure.lucene().at(50), measure.lucene().at(95),
                    measure.page().at(95) / measure.lucene().at(95));
            print("numbers alone: p50 %.2f ms, p95 %.2f ms; counted by all its parts: p50 %.2f ms, p95 %.2f ms",
                    measure.ids().at(50), measure.ids().at(95), measure.counted().at(50), measure.counted().at(95));
            print("a page of everything: at the beginning p50 %.2f ms, 2,000 pages in %.2f ms", measure.first().at(50),
                    measure.deep().at(50));
        } finally {
            delete(data);
        }
    }

    /** Does something with a copy of the sample, or of an archive of so many comments. */
    private static void with(Path stock, int items, Consumer<Path> work) throws IOException {
        Path data = Stocked.copy(stock, items);
        try {
            work.accept(data);
        } finally {
            delete(data.getParent());
        }
    }

    private static double rate(long items, Duration time) {
        return items / seconds(time);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** The old generation at its fullest: near what must be held, without what dies young. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static void print(String format, Object... values) {
        System.out.printf(java.util.Locale.ROOT, format + "%n", values);
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
