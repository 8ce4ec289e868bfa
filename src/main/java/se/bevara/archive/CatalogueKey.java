package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The catalogue's secret, {@code keys/catalogue.key}: 32 random bytes, readable by their owner alone. */
final class CatalogueKey {

    private static final int SIZE = 32;

    private CatalogueKey() {
    }

    static boolean exists(Path keys) {
        return Files.exists(keys.resolve("catalogue.key"));
    }

    /** Reads the key; makes it when there is none. */
    static Prints read(Path keys) {
        Path file = keys.resolve("catalogue.key");
        try {
            if (!Files.exists(file)) {
                make(keys, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != SIZE) {
                throw new IllegalStateException(file + ": expected " + SIZE + " bytes, found " + key.length);
            }
            return new Prints(key);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Whole and durable before it has its name: a crash leaves no half key. */
    private static void make(Path keys, Path file) throws IOException {
        if (!Files.isDirectory(keys)) {
            Files.createDirectories(keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        byte[] key = new byte[SIZE];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(keys, "catalogue", ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            channel.write(ByteBuffer.wrap(key));
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its key counts.
        } catch (UnsupportedOperationException e) {
            Files.copy(draft, file, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.delete(draft);
        SegmentFiles.forceFolderOf(file);
    }
}
