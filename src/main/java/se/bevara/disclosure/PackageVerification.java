package se.bevara.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import se.bevara.ledger.Difference;

/** Checks a package by itself: no archive, no network. Does what the package's own page says, and names each difference. */
public final class PackageVerification {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LARGEST = 2_000_000_000;

    private final ZipFile zip;
    private final List<Difference> differences = new ArrayList<>();
    private int proofs;

    private PackageVerification(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * What was found.
     *
     * @param key SHA-256 of the key that signed the checkpoint, to be compared with the published one; empty where there is none
     * @param proofs how many records were followed to the checkpoint
     */
    public record Found(int files, int proofs, String key, List<Difference> differences) {
        public Found {
            differences = List.copyOf(differences);
        }
    }

    /** @throws UncheckedIOException for what is no ZIP file */
    public static Found of(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return new PackageVerification(zip).found();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private Found found() {
        var listed = manifest();
        String key = "";
        String root = "";
        if (bytes(ProofFiles.TEXT) != null) {
            key = signed();
            root = root();
        } else {
            differences.add(new Difference(ProofFiles.TEXT, "the package", "a signed checkpoint", "none"));
        }
        for (String name : listed.keySet()) {
            if (name.matches("bevis/[0-9]{4,}-[0-9]+\\.txt")) {
                proofs++;
                proof(name, root);
            }
        }
        return new Found(listed.size(), proofs, key, differences);
    }

    private TreeMap<String, String> manifest() {
        var listed = new TreeMap<String, String>();
        byte[] manifest = bytes(Packing.MANIFEST);
        if (manifest == null) {
            differences.add(new Difference(Packing.MANIFEST, "the package", "a list of files", "none"));
            return listed;
        }
        new String(manifest, StandardCharsets.UTF_8).lines().forEach(line -> {
            if (line.matches("[0-9a-f]{64} {2}\\S+")) {
                listed.put(line.substring(66), line.substring(0, 64));
            } else {
                differences.add(new Difference(Packing.MANIFEST, "a line", "a digest and a name", "something else"));
            }
        });
        listed.forEach((name, expected) -> {
            byte[] file = bytes(name);
            String found = file == null ? "no file" : Digests.sha256(file);
            if (!found.equals(expected)) {
                differences.add(new Difference(name, "the whole file", expected, found));
            }
        });
        var names = new TreeSet<String>();
        zip.stream().forEach(entry -> {
            if (!names.add(entry.getName())) {
                differences.add(new Difference(entry.getName(), "the package", "one such file", "more"));
            }
        });
        names.stream().filter(name -> !name.equals(Packing.MANIFEST) && !listed.containsKey(name))
                .forEach(name -> differences.add(new Difference(name, "the package", "a file of the manifest", "a further one")));
        return listed;
    }

    private byte @Nullable [] bytes(String name) {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (var in = zip.getInputStream(entry)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            differences.add(new Difference(name, "the whole file", "bytes that can be read", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private String text(String name) {
        byte[] bytes = bytes(name);
        if (bytes == null) {
            differences.add(new Difference(name, "the package", "a file", "none"));
            return "";
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String signed() {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text(ProofFiles.KEY).replaceAll("-----[A-Z ]+-----", ""));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text(ProofFiles.TEXT).getBytes(StandardCharsets.UTF_8));
            byte[] signature = bytes(ProofFiles.SIGNATURE);
            if (signature == null || !verifier.verify(signature)) {
                differences.add(new Difference(ProofFiles.TEXT, "the signature", "one of the package's key", "another"));
            }
            return Digests.sha256(encoded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            differences.add(new Difference(ProofFiles.KEY, "the signature", "an Ed25519 key and signature", "something else"));
            return "";
        }
    }

    private String root() {
        var lines = text(ProofFiles.TEXT).lines().toList();
        try {
            return lines.size() < 3 ? "" : HEX.formatHex(Base64.getDecoder().decode(lines.get(2)));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void proof(String name, String top) {
        String file = "-";
        String salt = "";
        String root = "";
        byte[] node = {};
        try {
            for (String line : text(name).lines().toList()) {
                String[] words = line.split(" ", -1);
                switch (words[0]) {
                    case "fil" -> file = words[1];
                    case "salt" -> salt = words[1];
                    case "atagande" -> {
                        opened(name, file, salt, words[1]);
                        node = hash(new byte[]{0}, HEX.parseHex(words[1]));
                    }
                    case "led", "gren" -> node = words[1].equals("h")
                            ? hash(new byte[]{1}, node, HEX.parseHex(words[2]))
                            : hash(new byte[]{1}, HEX.parseHex(words[2]), node);
                    case "rot" -> {
                        root = words[1];
                        expect(name, "the entry's root", root, HEX.formatHex(node));
                    }
                    case "post" -> {
                        String entry = text(words[1]);
                        expect(name, "the entry", "root " + root,
                                entry.contains("\"root\":\"" + root + "\"") ? "root " + root : "another");
                        node = hash(new byte[]{0}, entry.getBytes(StandardCharsets.UTF_8));
                    }
                    default -> differences.add(new Difference(name, "a line", "a word of a proof", "another"));
                }
            }
            expect(name, "the checkpoint's root", top, HEX.formatHex(node));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            differences.add(new Difference(name, "a line", "a word and its values", "something else"));
        }
    }

    private void opened(String name, String file, String salt, String commitment) {
        if (file.equals("-")) {
            return;
        }
        byte[] bytes = bytes(file);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HEX.parseHex(salt), "HmacSHA256"));
            String found = bytes == null ? "no file " + file : HEX.formatHex(mac.doFinal(hash(bytes)));
            expect(name, file, commitment, found);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private void expect(String name, String where, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add(new Difference(name, where, expected, found));
        }
    }

    private static byte[] hash(byte[]... parts) {
        var digest = Digests.digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
