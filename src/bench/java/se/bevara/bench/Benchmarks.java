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

/**
 * Runs the benchmarks and prints each as a ratio to its floor or ideal, taken in the same run: {@code ./bevara bench [ITEMS]}, or
 * {@code ./bevara bench erase [SEGMENTS]}.
 * Absolute figures mean little on another machine.
 */
public final class Benchmarks {

    private static final int POSTS = 100;
    private static final int COMMENTS = 100;

    private Benchmarks() {
    }

    /** @param words how many items the ingest takes in, by default 200,000; or {@code erase} and of how many segments, by default 200 */
    public static void main(String... words) throws IOException, SQLException, GeneralSecurityException {
        if (words.length > 0 && words[0].equals("erase")) {
            erase(words.length > 1 ? Integer.parseInt(words[1]) : 200);
            return;
        }
        int items = words.length > 0 ? Integer.parseInt(words[0]) : 200_000;
        int accounts = Math.max(1, items / (POSTS * COMMENTS));
        Path folder = Files.createTempDirectory("bevara-bench");
        try {
            ingest(folder, accounts);
            night(folder, 1_000);
        } finally {
            delete(folder);
        }
    }

    /** A first night and an unchanged one over all items, beside the barest program that makes the same records, rows and documents. */
    private static void ingest(Path folder, int accounts) throws IOException, SQLException, GeneralSecurityException {
        int items = accounts * POSTS * COMMENTS;
        try (var platform = new BenchPlatform(POSTS, COMMENTS, Duration.ZERO)) {
            new Floor(folder.resolve("warm-up")).ingest(platform, Math.min(items, 20_000));
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
                print("peak heap so far: %d MB", peakHeap());
            }
        }
    }

    /** One night of many accounts whose platform answers after 200 ms, beside what no program could better. */
    private static void night(Path folder, int accounts) throws IOException {
        try (var platform = new BenchPlatform(4, 60, Duration.ofMillis(200));
                var municipality = new BenchMunicipality(folder.resolve("thousand"), platform, accounts)) {
            int before = platform.calls();
            Duration night = municipality.night(1);
            int calls = platform.calls() - before;
            double inFlight = 0.2 * calls / 32;
            double chain = 0.2 * calls / accounts;
            double ideal = Math.max(inFlight, chain);
            print("a night of %,d accounts, %,d calls of 200 ms, 32 in flight: %.1f s; ideal %.1f s; ratio %.2f", accounts, calls,
                    seconds(night), ideal, seconds(night) / ideal);
            print("peak heap: %d MB", peakHeap());
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

    private static double rate(long items, Duration time) {
        return items / seconds(time);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    }

    private static void print(String format, Object... values) {
        System.out.printf(java.util.Locale.ROOT, format + "%n", values);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
