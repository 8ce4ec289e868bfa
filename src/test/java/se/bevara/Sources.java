package se.bevara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's Java sources, as files. */
enum Sources {
    MAIN(Path.of("src/main/java")),
    TEST(Path.of("src/test/java"));

    private final Path root;

    Sources(Path root) {
        this.root = root;
    }

    List<Path> files() {
        try (var walked = Files.walk(root)) {
            return walked.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
