package se.bevara.credentials;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.KeyFile;

/** The key that credentials are sealed with: from the environment, or in a file that is made on first use. */
@Component
class SealKey {

    private final CredentialsSettings settings;
    private final Path file;

    SealKey(CredentialsSettings settings, DataFolder folder) {
        this.settings = settings;
        this.file = Objects.requireNonNullElseGet(settings.keyFile(), () -> folder.keys().resolve("credentials.key"));
    }

    /** Whether there is one. */
    boolean exists() {
        return settings.key() != null || Files.exists(file);
    }

    /** Makes the key where there is none. */
    Seal sealing() {
        return new Seal(settings.key() == null ? KeyFile.readOrMake(file) : given(settings.key()));
    }

    /**
     * Never makes one: what is sealed was sealed with another.
     *
     * @param account that asks, for the message
     */
    Seal opening(String account) {
        if (!exists()) {
            throw new CredentialUnreadable(account, "its key in " + file, "no file");
        }
        try {
            return sealing();
        } catch (UncheckedIOException e) {
            throw new CredentialUnreadable(account, "its key in " + file, "a file that cannot be read");
        } catch (IllegalStateException e) {
            throw new CredentialUnreadable(account, "its key", "something that is no key of 32 bytes");
        }
    }

    private static byte[] given(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length != KeyFile.SIZE) {
            throw new IllegalStateException(
                    "bevara.credentials.key: expected " + KeyFile.SIZE + " bytes in Base64, found others");
        }
        return key;
    }
}
