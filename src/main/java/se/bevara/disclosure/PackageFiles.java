package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.DurableFiles;
import se.bevara.ledger.Entry;

/**
 * What was handed out, below {@code archive/acts/disclosures/<number>}: each package as a ZIP file and its PDF apart. They are records of
 * their own, under their own rule, and never change.
 */
@Lazy
@Component
final class PackageFiles {

    private static final Pattern PACKAGE = Pattern.compile("utlamnande-([0-9]{1,6})\\.(zip|pdf)");

    private final DataFolder folder;

    PackageFiles(DataFolder folder) {
        this.folder = folder;
    }

    /** @param number from 1 @param kind {@code zip} or {@code pdf} */
    Path file(String request, int number, String kind) {
        return folder.archive().resolve("acts/disclosures/" + request)
                .resolve(String.format(Locale.ROOT, "utlamnande-%d.%s", number, kind));
    }

    Path staging(String request, String what) {
        return folder.archive().resolve("acts/disclosures/" + request + "/." + what);
    }

    String name(Path file) {
        return folder.name(file);
    }

    /** Puts a whole file in its place, forced to disk. */
    void install(Path staged, Path file) {
        try {
            DurableFiles.sync(staged);
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.sync(java.util.Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /**
     * Deletes what interruptions have left of a request: files on their way, and whole ones that no act tells of.
     *
     * @param packages how many have been made
     */
    void sweep(String request, int packages) {
        Path left = folder.archive().resolve("acts/disclosures/" + request);
        if (!Files.exists(left)) {
            return;
        }
        try (var all = Files.list(left)) {
            for (Path one : all.toList()) {
                var name = PACKAGE.matcher(String.valueOf(one.getFileName()));
                if (!name.matches() || Integer.parseInt(name.group(1)) > packages) {
                    Staging.delete(one);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(left.toString(), e);
        }
    }

    /** Tells each file that is not as the ledger's entry has it. */
    void verify(Entry packaged, Consumer<Difference> differences) {
        for (String kind : new String[]{"zip", "pdf"}) {
            String name = String.valueOf(packaged.act().details().get(kind));
            String expected = "SHA-256 " + packaged.act().details().get(kind + "-sha256");
            Path file = folder.root().resolve(name);
            String found = Files.exists(file) ? "SHA-256 " + Digests.sha256(file) : "no file";
            if (!found.equals(expected)) {
                differences.accept(new Difference(name, "ledger entry " + packaged.index(), expected, found));
            }
        }
    }
}
