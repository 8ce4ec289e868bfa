package se.bevara.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Archives that have been filled once and are kept for the next run. */
final class Stocked {

    private static final Path SAMPLE = Path.of("sample-data");

    private Stocked() {
    }

    /** How many comments an account gets in a month of an archive of so many. */
    static int aMonth(int items) {
        return Math.max(50, Math.min(125_000, items / 8) / GrownArchive.ACCOUNTS / 50 * 50);
    }

    static int months(int items) {
        return Math.max(2, items / aMonth(items) / GrownArchive.ACCOUNTS);
    }

    /** A fresh copy of an archive of so many comments, or, of 0, of the sample: in the folder that is told, or where it is made. */
    static Path copy(Path stock, int items) throws IOException {
        if (items > 0) {
            return copy(stock, months(items), aMonth(items));
        }
        Path sample = Files.exists(stock.resolve("archive")) ? stock : SAMPLE;
        if (!Files.exists(sample.resolve("archive"))) {
            throw new IOException(sample + ": expected the sample, found none. First: ./bevara sample --no-serve");
        }
        return copy(sample);
    }

    /** A fresh copy of an archive in stock, which is filled when it is not there. */
    static Path copy(Path stock, int months, int aMonth) throws IOException {
        Path stocked = stock.resolve(months + "-months-of-" + aMonth);
        if (!Files.exists(stocked)) {
            Path filling = stock.resolve("filling");
            if (Files.exists(filling)) {
                Benchmarks.delete(filling);
            }
            long start = System.nanoTime();
            try (var archive = new GrownArchive(filling)) {
                archive.fill(months, aMonth);
            }
            Files.move(filling, stocked);
            System.out.printf(Locale.ROOT, "archive of %,d comments filled in %.0f s%n",
                    (long) months * aMonth * GrownArchive.ACCOUNTS, (System.nanoTime() - start) / 1e9);
        }
        return copy(stocked);
    }

    /** A copy of an archive that is not open, beside it. */
    static Path copy(Path archive) throws IOException {
        Path copy = Files.createTempDirectory(archive.toAbsolutePath().getParent(), "copy-").resolve("data");
        GrownArchive.copy(archive.toRealPath(), copy);
        return copy;
    }
}
