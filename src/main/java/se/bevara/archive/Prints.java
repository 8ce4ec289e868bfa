package se.bevara.archive;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes: HMAC-SHA-256 under the catalogue's key, first 16 bytes. A plain hash of a short comment, or of a name, can be guessed.
 *
 * <p>The fingerprint of an item covers what an edit is: its text (NFC: platforms re-normalise at will), each attachment's id, kind and
 * description, and the author's id. Not the counters, which change without anyone editing; not the permalink, which follows a renamed
 * account; not the author's shown name, for a person who renames themselves has edited none of their comments; not the parent, which some
 * platforms move when a middle answer is deleted, and which capture compares by itself.
 */
final class Prints {

    private static final String HMAC = "HmacSHA256";

    /** Cloned for each use: looking the algorithm up costs more than a short message. */
    private static final Mac KEYLESS = keyless();

    private final Mac prototype;

    Prints(byte[] key) {
        prototype = mac(key);
    }

    byte[] item(String platform, String key) {
        return print("item", platform, key);
    }

    byte[] author(String platform, String authorId) {
        return print("author", platform, authorId);
    }

    /** Of what other packages must recognise. */
    byte[] other(String what, String text) {
        return print("other", what, text);
    }

    /** Tells one key from another. */
    byte[] ofKey() {
        return print("key");
    }

    Fingerprint fingerprint(Content content) {
        Mac mac = begun("fingerprint");
        add(mac, Normalizer.normalize(content.text(), Normalizer.Form.NFC));
        add(mac, content.authorId());
        for (var attachment : content.attachments()) {
            add(mac, attachment.id());
            add(mac, attachment.kind());
            add(mac, Normalizer.normalize(attachment.description(), Normalizer.Form.NFC));
        }
        return Fingerprint.of(sixteen(mac));
    }

    long counts(Map<String, Long> counts) {
        Mac mac = begun("counts");
        new TreeMap<>(counts).forEach((name, value) -> {
            add(mac, name);
            add(mac, Long.toString(value));
        });
        return ByteBuffer.wrap(mac.doFinal()).getLong();
    }

    /** HMAC-SHA-256 of a record's digest under its salt: what the ledger keeps of a record. */
    static byte[] commitment(byte[] salt, byte[] digest) {
        return mac(salt).doFinal(digest);
    }

    /** For hashing many rows, one after the other. Not to be used by several threads. */
    Mac rows() {
        return mac(begun("rows").doFinal());
    }

    private byte[] print(String what, String... parts) {
        Mac mac = begun(what);
        for (String part : parts) {
            add(mac, part);
        }
        return sixteen(mac);
    }

    private Mac begun(String what) {
        try {
            Mac mac = (Mac) prototype.clone();
            add(mac, what);
            return mac;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Length first, so that no two lists of parts are the same bytes. */
    private static void add(Mac mac, String part) {
        byte[] bytes = HeaderText.bytes(part);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private static byte[] sixteen(Mac mac) {
        return Arrays.copyOf(mac.doFinal(), 16);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = (Mac) KEYLESS.clone();
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyless() {
        try {
            return Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
