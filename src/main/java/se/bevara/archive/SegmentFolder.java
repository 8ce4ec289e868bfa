package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder {@code archive/} as it lies on disk. */
final class SegmentFolder {

    private SegmentFolder() {
    }

    /** Paths of all files below {@code archive/}, relative to the data folder, with forward slashes, sorted. */
    static List<String> files(Path root) {
        Path archive = root.resolve("archive");
        if (!Files.isDirectory(archive)) {
            return List.of();
        }
        try (var walk = Files.walk(archive)) {
            return walk.filter(file -> !Files.isDirectory(file)).map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(archive.toString(), e);
        }
    }

    /** Paths of all segments. */
    static List<String> paths(Path root) {
        return files(root).stream().filter(path -> SegmentName.parse(path).isPresent()).toList();
    }
}
