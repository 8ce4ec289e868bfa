package se.bevara.signals;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.bevara.capture.Credential;

/**
 * Settings of what the platforms may call attention to, {@code bevara.signals.*}.
 *
 * @param oldest how old a delivery may be by its own time; what is older is let be
 */
@ConfigurationProperties("bevara.signals")
record SignalSettings(@DefaultValue("15m") Duration oldest, @DefaultValue Hook facebook, @DefaultValue Hook instagram,
        @DefaultValue Hook linkedin, @DefaultValue Hook x, @DefaultValue Streaming streaming) {

    /**
     * Streams that the archive listens to while it is served.
     *
     * @param enabled whether it does
     * @param firstWait wait before a stream that ended is begun anew; doubled for each that was begun in vain
     * @param longestWait longest such wait
     * @param silence how long nothing at all may come, not even a sign of life
     * @param bluesky address of a Jetstream, such as {@code wss://jetstream2.us-east.bsky.network/subscribe}; none: none is listened to
     */
    record Streaming(@DefaultValue("false") boolean enabled, @DefaultValue("2s") Duration firstWait,
            @DefaultValue("10m") Duration longestWait, @DefaultValue("90s") Duration silence, @Nullable URI bluesky) {

        Streaming {
            if (bluesky != null && !Set.of("ws", "wss").contains(String.valueOf(bluesky.getScheme()))) {
                throw new IllegalArgumentException(
                        "bevara.signals.streaming.bluesky: expected an address that begins with wss://, found "
                                + bluesky.getScheme());
            }
        }
    }

    /**
     * A platform's webhooks: closed until there is a secret.
     *
     * @param secret what the platform signs with: Meta's app secret, LinkedIn's client secret, X's consumer secret
     * @param secretFile a file with it, instead
     * @param verifyToken the word that Meta says when it shakes hands, chosen by the operator
     */
    record Hook(@Nullable String secret, @Nullable String secretFile, @Nullable String verifyToken) {

        Optional<String> key() {
            return Credential.read(secret, secretFile);
        }

        @Override
        public String toString() {
            return "Hook";
        }
    }
}
