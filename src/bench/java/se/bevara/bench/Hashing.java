package se.bevara.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The floor of a verification: all files read and hashed, by as many workers as there are processors. */
final class Hashing {

    private Hashing() {
    }

    /** @return how many bytes there were */
    static long all(Path folder) throws IOException {
        List<Path> files;
        try (var found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        return files.parallelStream().mapToLong(Hashing::hash).sum();
    }

    private static long hash(Path file) {
        try (var in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 17];
            long bytes = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                bytes += n;
            }
            return sha.digest().length > 0 ? bytes : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
