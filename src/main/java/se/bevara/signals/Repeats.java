package se.bevara.signals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;

/** The last deliveries that were taken, by their digests. */
final class Repeats {

    private static final int REMEMBERED = 10_000;
    private final LinkedHashSet<String> taken = new LinkedHashSet<>();

    static String digest(byte[] body) {
        try {
            return Signing.hex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized boolean has(String digest) {
        return taken.contains(digest);
    }

    /** From now on it is a repeat; not before it has led to something, for what failed is sent again. */
    synchronized void add(String digest) {
        if (taken.size() >= REMEMBERED) {
            taken.removeFirst();
        }
        taken.add(digest);
    }
}
