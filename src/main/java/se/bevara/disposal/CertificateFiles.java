package se.bevara.disposal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import se.bevara.ledger.DataFolder;
import se.bevara.ledger.Difference;
import se.bevara.ledger.DurableFiles;
import se.bevara.ledger.Entry;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The certificates below {@code archive/acts/certificates}, kept for ever: each as JSON and as PDF/A-2b. */
final class CertificateFiles {

    static final String JSON = "json";
    static final String PDF = "pdf";
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DataFolder folder;

    CertificateFiles(DataFolder folder) {
        this.folder = folder;
    }

    static byte[] json(Map<String, Object> certificate) {
        return MAPPER.writeValueAsBytes(certificate);
    }

    void write(String id, byte[] json, byte[] pdf) {
        DurableFiles.replace(file(id, JSON), json);
        DurableFiles.replace(file(id, PDF), pdf);
    }

    Path file(String id, String kind) {
        return folder.archive().resolve("acts/certificates/" + id + "." + kind);
    }

    String name(String id, String kind) {
        return folder.name(file(id, kind));
    }

    /** Tells each file that is not as the ledger's entry has it. */
    void verify(Entry certified, Consumer<Difference> differences) {
        for (String kind : new String[]{JSON, PDF}) {
            String name = String.valueOf(certified.act().details().get(kind));
            String expected = "SHA-256 " + certified.act().details().get(kind + "-sha256");
            Path file = folder.root().resolve(name);
            String found = Files.exists(file) ? "SHA-256 " + sha256(bytes(file)) : "no file";
            if (!found.equals(expected)) {
                differences.accept(new Difference(name, "ledger entry " + certified.index(), expected, found));
            }
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
