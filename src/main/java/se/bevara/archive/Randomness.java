package se.bevara.archive;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/** Salts and record ids, drawn many at a time because a draw is a call to the kernel. */
final class Randomness {

    private static final int SALT = 32;

    private final SecureRandom source = new SecureRandom();
    private final byte[] drawn = new byte[48 * 64];
    private int used = drawn.length;

    byte[] salt() {
        return take(SALT);
    }

    String recordId() {
        byte[] b = take(16);
        b[6] = (byte) (b[6] & 0x0f | 0x40);
        b[8] = (byte) (b[8] & 0x3f | 0x80);
        var buffer = java.nio.ByteBuffer.wrap(b);
        return "<urn:uuid:" + new UUID(buffer.getLong(), buffer.getLong()) + ">";
    }

    private byte[] take(int size) {
        if (used + size > drawn.length) {
            source.nextBytes(drawn);
            used = 0;
        }
        used += size;
        return Arrays.copyOfRange(drawn, used - size, used);
    }
}
