package se.bevara.moderation;

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

/** The transfer records below {@code archive/acts/transfers}, kept for ever: each as JSON and as PDF/A-2b. */
final class TransferFiles {

    static final String JSON = "json";
    static final String PDF = "pdf";
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DataFolder folder;

    TransferFiles(DataFolder folder) {
        this.folder = folder;
    }

    static byte[] json(Map<String, Object> record) {
        return MAPPER.writeValueAsBytes(record);
    }

    /** What an interruption before the ledger's entry has left is replaced; nobody has seen it as sealed. */
    void write(String id, byte[] json, byte[] pdf) {
        DurableFiles.replace(file(id, JSON), json);
        DurableFiles.replace(file(id, PDF), pdf);
    }

    Path file(String id, String kind) {
        return folder.archive().resolve("acts/transfers/" + id + "." + kind);
    }

    Map<String, String> details(String id, byte[] json, byte[] pdf) {
        return Map.of("json", folder.name(file(id, JSON)), "json-sha256", sha256(json), "pdf", folder.name(file(id, PDF)),
                "pdf-sha256", sha256(pdf));
    }

    /** Tells each file that is not as the ledger's entry has it. */
    void verify(Entry sealed, Consumer<Difference> differences) {
        for (String kind : new String[]{JSON, PDF}) {
            String name = String.valueOf(sealed.act().details().get(kind));
            String expected = "SHA-256 " + sealed.act().details().get(kind + "-sha256");
            Path file = folder.root().resolve(name);
            String found = Files.exists(file) ? "SHA-256 " + sha256(bytes(file)) : "no file";
            if (!found.equals(expected)) {
                differences.accept(new Difference(name, "ledger entry " + sealed.index(), expected, found));
            }
        }
    }

    private static byte[] bytes(Path file) {
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
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
