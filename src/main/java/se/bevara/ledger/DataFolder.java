package se.bevara.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one folder that holds all of a municipality's archive: {@code archive/} (open formats, everything can be rebuilt from it),
 * {@code keys/} (secrets, readable by their owner alone), {@code catalogue.mv.db} and {@code index/} (derived), and {@code version},
 * the number of the format in which all this is written.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {

    /** The format that this program reads and writes. */
    public static final int FORMAT = 1;

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Opens a data folder, and makes it where there is none. Takes no lock: the application does that itself before its database opens.
     *
     * @throws DataFolderRefused for a file in its place, a folder that cannot be written, a format newer than {@link #FORMAT}
     */
    public static DataFolder open(Path root) {
        var folder = new DataFolder(root);
        folder.make();
        folder.checkFormat();
        return folder;
    }

    /**
     * Makes sure that no process uses a folder, before it is emptied.
     *
     * @throws DataFolderRefused where one does
     */
    public static void mustBeUnused(Path root) {
        if (Files.exists(root.resolve("bevara.lock"))) {
            FolderLock.take(new DataFolder(root)).close();
        }
    }

    public Path archive() {
        return root.resolve("archive");
    }

    public Path ledger() {
        return archive().resolve("ledger");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path index() {
        return root.resolve("index");
    }

    /** Bytes that can still be written on the disk of this folder, as far as the system tells. */
    public long usableBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw DurableFiles.at(root, e);
        }
    }

    /** How a difference names a file of this folder: its path below it, with forward slashes. */
    public String name(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private void make() {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new DataFolderRefused(root, "en mapp", "en fil");
        }
        try {
            Files.createDirectories(archive());
            Files.createDirectories(keys());
            if (DurableFiles.posix(keys())) {
                Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwx------"));
            }
            Files.delete(Files.createTempFile(root, ".writable", ".tmp"));
        } catch (IOException e) {
            throw new DataFolderRefused(root, "en mapp som går att skriva i", reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException denied
                ? "att åtkomst nekas till " + denied.getFile()
                : String.valueOf(e.getMessage());
    }

    private void checkFormat() {
        Path version = root.resolve("version");
        if (!Files.exists(version)) {
            DurableFiles.replace(version, (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII));
            return;
        }
        String found = read(version);
        if (!found.matches("[1-9][0-9]{0,8}")) {
            throw new DataFolderRefused(version, "numret på ett format", "något annat, " + found.length() + " tecken");
        }
        if (Integer.parseInt(found) > FORMAT) {
            throw new DataFolderRefused(version, "format " + FORMAT + ", det nyaste som denna version av Bevara läser",
                    "format " + found + ", skrivet av en nyare version");
        }
    }

    private static String read(Path version) {
        try {
            return Files.readString(version, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException | UncheckedIOException e) {
            throw new DataFolderRefused(version, "en fil som går att läsa", String.valueOf(e.getMessage()), e);
        }
    }
}
