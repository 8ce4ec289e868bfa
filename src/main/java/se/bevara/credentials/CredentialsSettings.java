package se.bevara.credentials;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the credentials, {@code bevara.credentials.*}.
 *
 * @param key the key itself, 32 bytes in Base64, as the environment variable {@code BEVARA_CREDENTIALS_KEY}; none: it lies in a file
 * @param keyFile that file; none: {@code keys/credentials.key} in the data folder
 */
@ConfigurationProperties("bevara.credentials")
record CredentialsSettings(@Nullable String key, @Nullable Path keyFile) {

    @Override
    public String toString() {
        return "CredentialsSettings[" + keyFile + "]";
    }
}
