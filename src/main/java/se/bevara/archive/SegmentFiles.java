package se.bevara.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Objects;

/** The disk under the segments. */
interface SegmentFiles {

    SegmentFiles REAL = file -> FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
            StandardOpenOption.READ);

    /** Opens a file for appending, making it when it is not there. */
    FileChannel open(Path file) throws IOException;

    /** Deletes a file; {@link #forceFoldersOf} makes it lasting. */
    default void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Makes the names of files, or that they are gone, durable: each folder once. */
    static void forceFoldersOf(Collection<Path> files) throws IOException {
        for (Path folder : files.stream().map(SegmentFiles::parent).distinct().toList()) {
            force(folder);
        }
    }

    /** Makes the folder of a file, with those above it, their names durable. */
    static void folderOf(Path file) throws IOException {
        Path folder = parent(file);
        if (!Files.isDirectory(folder)) {
            folderOf(folder);
            Files.createDirectories(folder);
            force(parent(folder));
        }
    }

    /** Makes the names in the folder of a file durable. */
    static void forceFolderOf(Path file) throws IOException {
        force(parent(file));
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " has no folder");
    }
}
