package se.bevara.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.DurableFiles;

/**
 * The folders of snapshots below {@code archive/}. One is staged below {@code archive/.unfinished/snapshots}, and gets its name when the
 * ledger has it.
 */
final class SnapshotFiles {

    static final String MANIFEST = "manifest.json";
    static final String PDF = "snapshot.pdf";
    static final String TEXT = "text.txt";
    static final String THUMBNAIL = "thumbnail.png";
    static final String CHANGE = "change.png";
    private static final String SEPARATOR = "!";

    private final DataFolder folder;
    private final Path staging;

    SnapshotFiles(DataFolder folder) {
        this.folder = folder;
        this.staging = folder.archive().resolve(".unfinished/snapshots");
    }

    /** Held while pictures are taken, by one process at a time; nothing when another holds it. */
    Optional<FileLock> lock() {
        DurableFiles.createFolders(staging);
        try {
            var channel = FileChannel.open(staging.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                }
                return Optional.ofNullable(lock);
            } catch (OverlappingFileLockException e) {
                channel.close();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(staging.toString(), e);
        }
    }

    /**
     * Writes all files of a snapshot to disk, without its name.
     *
     * @param name below {@code archive/}
     */
    void stage(String name, Map<String, byte[]> files) {
        Path staged = staged(name);
        files.forEach((file, bytes) -> DurableFiles.replace(staged.resolve(file), bytes));
    }

    /** Gives a staged snapshot its name: from then on it is there, whole. */
    void install(String name) {
        Path target = folder.archive().resolve(name);
        Path half = folder.archive().resolve(name + "/..").normalize();
        DurableFiles.createFolders(half);
        try {
            Files.move(staged(name), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(target.toString(), e);
        }
        for (Path parent = half; parent != null && parent.startsWith(folder.archive()); parent = parent.getParent()) {
            DurableFiles.sync(parent);
        }
    }

    /** Installs what the ledger has, and clears what it has not, of what an interruption has left. */
    void recover(Predicate<String> recorded) {
        if (!Files.isDirectory(staging)) {
            return;
        }
        try (Stream<Path> left = Files.list(staging)) {
            for (Path each : left.filter(Files::isDirectory).toList()) {
                String name = each.getFileName().toString().replace(SEPARATOR, "/");
                if (recorded.test(name)) {
                    install(name);
                } else {
                    Scratch.delete(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(staging.toString(), e);
        }
    }

    private Path staged(String name) {
        return staging.resolve(name.replace("/", SEPARATOR));
    }

    /**
     * Where a file of a snapshot lies.
     *
     * @param name of the folder, as the ledger has it
     */
    Path file(String name, String file) {
        return folder.archive().resolve(name).resolve(file);
    }

    boolean exists(String name) {
        return Files.exists(folder.archive().resolve(name));
    }

    /** Some of a snapshot's files, in their order; none where one of them is lost. */
    List<byte[]> bytes(String name, List<String> wanted) {
        var bytes = new ArrayList<byte[]>();
        for (String each : wanted) {
            Path file = file(name, each);
            if (!Files.isRegularFile(file)) {
                return List.of();
            }
            try {
                bytes.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
        return bytes;
    }

    String named(String name, String file) {
        return folder.name(file(name, file));
    }

    /** The folders that lie there, whether the ledger knows them or not. */
    List<String> lying() {
        try (var found = Files.find(folder.archive(), 5,
                (path, attributes) -> attributes.isDirectory() && path.getNameCount() - folder.archive().getNameCount() == 5
                        && path.getName(path.getNameCount() - 3).toString().equals("snapshots")
                        && !path.startsWith(staging))) {
            return found.map(path -> folder.archive().relativize(path).toString().replace('\\', '/')).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.archive().toString(), e);
        }
    }

    /** The files of a snapshot's folder; none where it is lost. */
    List<String> lying(String name) {
        try (var found = Files.list(folder.archive().resolve(name))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** SHA-256 of a file, read in pieces; nothing where there is none. */
    Optional<String> digest(String name, String file) {
        Path path = file(name, file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(path)) {
            var digest = sha256();
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
