package se.bevara.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files that are still there after the power is cut: what a method has written is forced to disk when it returns.
 *
 * <p>
 * Every failure is an {@link UncheckedIOException} whose message begins with the path.
 */
public final class DurableFiles {

    private static final String OWNER_ONLY = "rw-------";

    private DurableFiles() {
    }

    /**
     * Writes bytes at the end of a file's committed part and forces them to disk; what lay beyond is cut away.
     *
     * @param committed length in bytes of the part that stands; 0 makes the file where there is none
     * @return the length of the file, to be committed
     */
    public static long append(Path file, long committed, byte[] bytes) {
        long length = write(file, committed, bytes);
        sync(file);
        if (committed == 0) {
            sync(folderOf(file));
        }
        return length;
    }

    /** As {@link #append}, but the caller forces the file, and its folder where the file is new, before it relies on it. */
    static long write(Path file, long committed, byte[] bytes) {
        createFolders(folderOf(file));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            truncate(file, channel, committed);
            writeFully(channel, bytes, committed);
            return committed + bytes.length;
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    /** Cuts a file back to its committed length. A missing file has length 0; a shorter one is an error. */
    public static void cutBack(Path file, long committed) {
        if (committed == 0 && !Files.exists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (truncate(file, channel, committed)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    /** Puts a file in place as a whole: readers see the old one or the new one, also after a crash. */
    public static void replace(Path file, byte[] bytes) {
        replace(file, bytes, false);
    }

    /** As {@link #replace(Path, byte[])}; on file systems that know owners, only the owner may read it. */
    public static void replaceSecret(Path file, byte[] bytes) {
        replace(file, bytes, true);
    }

    /** Whether a file is what a crash has left of putting another in place: nobody reads it. */
    static boolean unfinished(Path file) {
        return String.valueOf(file.getFileName()).matches("\\..*\\.tmp");
    }

    private static void replace(Path file, byte[] bytes, boolean secret) {
        createFolders(folderOf(file));
        try {
            Path staged = secret && posix(file)
                    ? Files.createTempFile(folderOf(file), ".", ".tmp",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))
                    : folderOf(file).resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            try {
                install(staged, file, bytes);
            } finally {
                Files.deleteIfExists(staged);
            }
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    private static void install(Path staged, Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(staged, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeFully(channel, bytes, 0);
            channel.force(true);
        }
        Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folderOf(file));
    }

    /** Deletes a file for good. */
    public static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                sync(folderOf(file));
            }
        } catch (IOException e) {
            throw at(file, e);
        }
    }

    public static void createFolders(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw at(folder, e);
        }
    }

    /** Forces a file, or the names in a folder, to disk. */
    public static void sync(Path path) {
        boolean folder = Files.isDirectory(path);
        if (folder && !posix(path)) {
            return; // Windows has no such call, and journals its folders
        }
        try (var channel = FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw at(path, e);
        }
    }

    static UncheckedIOException at(Path path, IOException cause) {
        return new UncheckedIOException(new IOException(path + ": " + cause.getMessage(), cause));
    }

    private static boolean truncate(Path file, FileChannel channel, long committed) throws IOException {
        long found = channel.size();
        if (found < committed) {
            throw new IOException(
                    "expected at least " + committed + " bytes, the committed length, found " + found + " in " + file);
        }
        channel.truncate(committed);
        return found > committed;
    }

    private static void writeFully(FileChannel channel, byte[] bytes, long position) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.getFileSystem().getPath("/") : folder;
    }

    static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
