package se.bevara.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** The Ed25519 key that signs checkpoints: {@code keys/ledger.pem}, with its verifier key in {@code archive/ledger/ledger.vkey}. */
final class SigningKey {

    private final PrivateKey secret;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /**
     * Reads the key, and makes it on first use.
     *
     * @throws IllegalStateException where the archive has been signed with a key that is not there, or under another name
     */
    static SigningKey open(DataFolder folder, String name) {
        Path pem = folder.keys().resolve("ledger.pem");
        Path published = folder.ledger().resolve("ledger.vkey");
        try {
            if (!Files.exists(pem)) {
                refuseToReplace(pem, published);
                DurableFiles.replaceSecret(pem, newKey().getBytes(StandardCharsets.US_ASCII));
            }
            var key = read(pem, name);
            if (!Files.exists(published)) {
                DurableFiles.replace(published, (key.verifier + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String found = Files.readString(published).strip();
            if (!found.equals(key.verifier.toString())) {
                throw new IllegalStateException(
                        published + ": expected " + key.verifier + ", the key in " + pem + ", found " + found);
            }
            return key;
        } catch (IOException e) {
            throw DurableFiles.at(pem, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(pem + ": expected an Ed25519 key pair, found " + e.getMessage(), e);
        }
    }

    private static void refuseToReplace(Path pem, Path published) {
        if (Files.exists(published)) {
            throw new IllegalStateException(
                    pem + ": expected the key that belongs to " + published + ", found no file. Restore it; "
                            + "to begin with a new key, rename ledger.vkey to another name that ends in .vkey");
        }
    }

    private static String newKey() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(encoded)
                + "\n-----END " + label + "-----\n";
    }

    private static SigningKey read(Path pem, String name) throws IOException, GeneralSecurityException {
        String text = Files.readString(pem, StandardCharsets.US_ASCII);
        var keys = KeyFactory.getInstance("Ed25519");
        var key = new SigningKey(keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY"))),
                VerifierKey.of(name, keys.generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC KEY")))));
        if (!key.verifier.signed(new byte[1], key.signature(new byte[1]))) {
            throw new GeneralSecurityException("two keys that do not belong together");
        }
        return key;
    }

    private static byte[] block(String pem, String label) throws GeneralSecurityException {
        var block = Pattern.compile("-----BEGIN " + label + "-----([^-]+)-----END " + label + "-----").matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    VerifierKey verifier() {
        return verifier;
    }

    byte[] signature(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }
}
