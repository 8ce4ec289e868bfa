package se.bevara.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.bevara.accounts.Account;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.DurableFiles;

/** The files of exports: private copies that are being read, in the folder {@code imports} of the data folder, and those kept in the archive. */
@Component
final class EvidenceFiles {

    private final DataFolder folder;
    private final Path working;
    private final Set<Path> inUse = ConcurrentHashMap.newKeySet();

    EvidenceFiles(DataFolder folder) {
        this.folder = folder;
        this.working = folder.root().resolve("imports");
    }

    /** A private copy, locked while it is read; what is left when it is closed is deleted. */
    final class Copy implements AutoCloseable {
        private final Path file;
        private final FileChannel lock;
        private final String sha256;
        private final long bytes;

        private Copy(Path file, FileChannel lock, String sha256, long bytes) {
            this.file = file;
            this.lock = lock;
            this.sha256 = sha256;
            this.bytes = bytes;
        }

        Path file() {
            return file;
        }

        String sha256() {
            return sha256;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void close() {
            DurableFiles.delete(file);
            inUse.remove(file);
            try {
                lock.close();
                Files.deleteIfExists(lockOf(file));
            } catch (IOException e) {
                throw at(file, e);
            }
        }
    }

    /** Copies a file and hashes it on the way, so that what is read is what was hashed whatever happens to the file meanwhile. */
    Copy copy(Path from, ImportLimits limits, LongConsumer copied) {
        DurableFiles.createFolders(working);
        sweep();
        try {
            Path file = Files.createTempFile(working, "copy", ".part");
            inUse.add(file);
            var lock = FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new IOException("locked");
            }
            var digest = MessageDigest.getInstance("SHA-256");
            boolean whole = false;
            try (var in = new DigestInputStream(Files.newInputStream(from), digest); var out = Files.newOutputStream(file)) {
                long bytes = pour(in, out, limits.file().toBytes(), copied);
                whole = true;
                return new Copy(file, lock, HexFormat.of().formatHex(digest.digest()), bytes);
            } finally {
                if (!whole) {
                    new Copy(file, lock, "", 0).close();
                }
            }
        } catch (IOException e) {
            throw at(from, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long pour(InputStream in, OutputStream out, long most, LongConsumer copied) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > most) {
                throw new ImportRefused("filen", "högst " + most + " byte", "fler");
            }
            out.write(buffer, 0, read);
            copied.accept(bytes);
        }
        return bytes;
    }

    private static UncheckedIOException at(Path file, IOException e) {
        return new UncheckedIOException(file.toString(), e);
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Deletes the copies that an interruption has left: those that nobody has locked. */
    void sweep() {
        for (Path file : files(working)) {
            Path copy = file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("(\\.tar|\\.lock)+$", ""));
            if (!inUse.contains(copy) && abandoned(copy)) {
                DurableFiles.delete(file);
            }
        }
    }

    /** Whether no file is being taken in, here or by another process: then each that is kept is in the ledger. */
    boolean idle() {
        return inUse.isEmpty() && files(working).isEmpty();
    }

    private static boolean abandoned(Path copy) {
        if (!Files.exists(lockOf(copy))) {
            return true;
        }
        try (var lock = FileChannel.open(lockOf(copy), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where an account's file lies in the archive, below the data folder. */
    String path(Account account, String sha256, String ending) {
        return "archive/" + account.authorityFolder() + "/" + account.id() + "/imports/" + sha256 + ending;
    }

    /** Puts a second copy of it in its place in the archive, whole or not at all. */
    void install(Copy copy, String path) {
        Path target = folder.root().resolve(path);
        Path staged = target.resolveSibling("." + target.getFileName() + ".tmp");
        DurableFiles.createFolders(target.resolve("..").normalize());
        try {
            Files.deleteIfExists(staged);
            try {
                Files.createLink(staged, copy.file());
            } catch (UnsupportedOperationException | IOException e) {
                Files.copy(copy.file(), staged, StandardCopyOption.REPLACE_EXISTING);
            }
            DurableFiles.sync(staged);
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.sync(target.resolve("..").normalize());
        } catch (IOException e) {
            throw at(target, e);
        }
    }

    void delete(String path) {
        DurableFiles.delete(folder.root().resolve(path));
    }

    boolean exists(String path) {
        return Files.isRegularFile(folder.root().resolve(path));
    }

    Path file(String path) {
        return folder.root().resolve(path);
    }

    /** SHA-256 of a kept file; {@code no file} when there is none. */
    String digest(String path) {
        Path file = folder.root().resolve(path);
        if (!Files.isRegularFile(file)) {
            return "no file";
        }
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw at(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every file that lies where exports are kept, below the data folder. */
    List<String> lying() {
        var found = new ArrayList<String>();
        for (Path authority : files(folder.archive())) {
            for (Path account : files(authority)) {
                files(account.resolve("imports")).forEach(file -> found.add(folder.name(file)));
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw at(folder, e);
        }
    }
}
