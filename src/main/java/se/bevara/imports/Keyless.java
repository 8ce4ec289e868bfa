package se.bevara.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import se.bevara.archive.Captured;
import se.bevara.archive.Content.Kind;

/**
 * Keys for items of exports that tell no ids: a digest of kind, second and text, and which of those that are alike it is. The archive keeps
 * only a keyed hash of the key; what stands in the catalogue as remote id is a digest of the file and a number, and tells nothing of it.
 */
final class Keyless {

    private final Map<String, Integer> alike = new HashMap<>();
    private final String file;
    private int count;

    /** @param file what tells this file from others */
    Keyless(String file) {
        this.file = file;
    }

    /** The key of an item; the same when the same export, or a later one with the same item, is read again. */
    String key(Kind kind, long second, String text) {
        String words = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip();
        String said = kind.name().toLowerCase(Locale.ROOT) + "\n" + second + "\n" + words;
        int number = alike.merge(said, 1, Integer::sum);
        return Captured.WITHOUT_ID + digest(said + (number == 1 ? "" : "\n" + number));
    }

    String remoteId() {
        count++;
        return Captured.WITHOUT_ID + file + ":" + count;
    }

    static String fileOf(byte[] member) {
        return digest(new String(member, StandardCharsets.ISO_8859_1)).substring(0, 16);
    }

    private static String digest(String said) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
