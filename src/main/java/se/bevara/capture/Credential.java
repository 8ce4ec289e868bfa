package se.bevara.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret as it is configured: written out, or in a file that is read anew each time. Never stored, never logged. */
public final class Credential {

    private Credential() {
    }

    /** What is written goes before the file; nothing when neither says anything. @throws UncheckedIOException when the file cannot be read */
    public static Optional<String> read(@Nullable String written, @Nullable String file) {
        if (written != null && !written.isBlank()) {
            return Optional.of(written.strip());
        }
        if (file == null || file.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip()).filter(secret -> !secret.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException("credential file " + file + ": expected to be readable", e);
        }
    }
}
