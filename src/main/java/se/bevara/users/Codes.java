package se.bevara.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codes that are used once: twenty letters and digits that are not taken for each other, 100 random bits. Only their hashes are kept. */
final class Codes {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32
    private static final SecureRandom RANDOM = new SecureRandom();

    private Codes() {
    }

    /** Such as {@code 7K2QF-0MXD9-TBWHR-3C8AE}. */
    static String next() {
        var code = new StringBuilder();
        for (int at = 0; at < 20; at++) {
            code.append(at > 0 && at % 5 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** SHA-256 of a code as it is read: without spaces and hyphens, in capitals. */
    static String hash(String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replaceAll("[IL]", "1");
        return sha256(plain);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }

    /** In the same time, whatever was sent. */
    static boolean matches(String code, @Nullable String hash) {
        byte[] expected = (hash == null ? "" : hash).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(hash(code).getBytes(StandardCharsets.US_ASCII), expected);
    }
}
