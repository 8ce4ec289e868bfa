package se.bevara.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A key of 32 random bytes in a file that its owner alone may read. */
public final class KeyFile {

    public static final int SIZE = 32;

    private KeyFile() {
    }

    /** Reads the key; makes it when there is none. Of several processes that make it at once, one is first and its key counts. */
    public static byte[] readOrMake(Path file) {
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    /**
     * Reads the key.
     *
     * @throws IllegalStateException when it is of another length
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    public static byte[] read(Path file) {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != SIZE) {
                throw new IllegalStateException(file + ": expected " + SIZE + " bytes, found " + key.length);
            }
            return key;
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        }
    }

    /** Whole and durable before it has its name: a crash leaves no half key. */
    private static void make(Path file) {
        byte[] key = new byte[SIZE];
        new SecureRandom().nextBytes(key);
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        DurableFiles.replaceSecret(draft, key);
        try {
            Files.createLink(file, draft);
            DurableFiles.sync(file);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its key counts.
        } catch (UnsupportedOperationException e) {
            DurableFiles.replaceSecret(file, key);
        } catch (IOException e) {
            throw DurableFiles.at(file, e);
        } finally {
            DurableFiles.delete(draft);
        }
    }
}
