package se.bevara.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a signing key, as C2SP signed-note writes it: {@code name+hash+base64}.
 *
 * @param raw the 32 bytes of an Ed25519 key
 */
record VerifierKey(String name, byte[] raw) {

    private static final byte ED25519 = 1;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    /** @throws IllegalArgumentException for a text that is no Ed25519 verifier key, or one whose hash does not fit */
    static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length == 3) {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            var key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, Math.max(1, typed.length)));
            if (typed.length == 33 && typed[0] == ED25519 && key.toString().equals(text.strip())) {
                return key;
            }
        }
        throw new IllegalArgumentException("expected an Ed25519 verifier key, found another text");
    }

    /** The first four bytes of SHA-256 over name, line feed, type and key. */
    byte[] id() {
        return Arrays.copyOf(MerkleTree.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed()), 4);
    }

    boolean signed(byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, raw))));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        return join(new byte[]{ED25519}, raw);
    }

    static byte[] join(byte[] first, byte[] second) {
        var joined = new ByteArrayOutputStream(first.length + second.length);
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
