package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
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
        var files = new ArrayList<String>();
        try {
            Files.walkFileTree(archive, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(root.relativize(file).toString().replace('\\', '/'));
                    return FileVisitResult.CONTINUE;
                }

                /** A file may go while the folder is being read: an erasure deletes the generation before. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(archive.toString(), e);
        }
        files.sort(null);
        return files;
    }

    /** Paths of all segments. */
    static List<String> paths(Path root) {
        return files(root).stream().filter(path -> SegmentName.parse(path).isPresent()).toList();
    }
}
