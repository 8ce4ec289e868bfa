package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** This process's folder for what the browser needs while it runs: its driver, its profiles. Those of processes that are no more are cleared. */
final class Scratch {

    private static final String PREFIX = "bevara-browser-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");
    private static final Path FOLDER = make();

    private Scratch() {
    }

    static Path folder() {
        return FOLDER;
    }

    private static Path make() {
        Path all = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            try (var found = Files.list(all)) {
                found.filter(Scratch::abandoned).toList().forEach(Scratch::delete);
            }
            Path made = Files.createTempDirectory(all, PREFIX + ProcessHandle.current().pid() + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made), "snapshot-scratch"));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(all + ": expected a folder that can be written", e);
        }
    }

    private static boolean abandoned(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** Deletes a folder as far as it can be: another user's is left, and what a dying process still writes. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // the next process tries again
        }
    }
}
