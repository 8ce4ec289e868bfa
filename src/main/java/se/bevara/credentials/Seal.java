package se.bevara.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM: Base64 of a byte that numbers the format, a random nonce, and what is sealed with its tag. The owner is
 * bound in, so that what is moved to another row does not open there.
 *
 * @param key 32 bytes
 */
record Seal(byte[] key) {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param owner whose secret it is */
    String close(String owner, String secret) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(1 + NONCE + closed.length).put(FORMAT).put(nonce).put(closed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @throws Broken when it is not what was sealed for this owner */
    String open(String owner, String sealed) throws Broken {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            if (all.remaining() < 1 + NONCE + TAG / 8 || all.get() != FORMAT) {
                throw new Broken("something that was never sealed");
            }
            byte[] nonce = new byte[NONCE];
            all.get(nonce);
            byte[] closed = new byte[all.remaining()];
            all.get(closed);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(closed), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new Broken("one that has been changed, or is another's");
        } catch (IllegalArgumentException e) {
            throw new Broken("something that was never sealed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG, nonce));
        cipher.updateAAD(("bevara credential " + FORMAT + " " + owner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Tells which key this is and gives nothing of it away. */
    String print() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] print = mac.doFinal("bevara credentials key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(print, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    @Override
    public String toString() {
        return "Seal[" + print() + "]";
    }

    /** What does not open. */
    static final class Broken extends Exception {
        Broken(String found) {
            super(found);
        }
    }
}
