package se.bevara.signals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256, as all the platforms sign, and times as they write them. */
final class Signing {

    /** A time above this is in milliseconds: as seconds it would be the year 5138. */
    private static final long SECONDS = 100_000_000_000L;

    private Signing() {
    }

    static byte[] hmac(String secret, byte[]... message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : message) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** In a time that does not tell how much agrees. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** @param epoch seconds or milliseconds; 0 for none */
    static @Nullable Instant at(long epoch) {
        if (epoch == 0) {
            return null;
        }
        return epoch > -SECONDS && epoch < SECONDS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    }
}
