package se.bevara.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents in a folder below {@code archive/acts}, kept for ever: each as JSON and as PDF/A-2b, with the SHA-256 of both in the ledger's entry
 * that made it valid.
 */
public final class SealedFiles {

    public static final String JSON = "json";
    public static final String PDF = "pdf";
    private static final List<String> KINDS = List.of(JSON, PDF);
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DataFolder folder;
    private final String below;

    /** @param below name of the folder below {@code archive/acts} */
    public SealedFiles(DataFolder folder, String below) {
        this.folder = folder;
        this.below = below;
    }

    public static byte[] json(Map<String, Object> document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /** What an interruption before the ledger's entry has left is replaced: it was never valid. */
    public void write(String id, byte[] json, byte[] pdf) {
        DurableFiles.replace(file(id, JSON), json);
        DurableFiles.replace(file(id, PDF), pdf);
    }

    /** @param kind {@link #JSON} or {@link #PDF} */
    public Path file(String id, String kind) {
        return folder.archive().resolve("acts/" + below + "/" + id + "." + kind);
    }

    /** Takes away what an interruption before the ledger's entry has left. */
    public void discard(String id) {
        for (String kind : KINDS) {
            try {
                Files.deleteIfExists(file(id, kind));
            } catch (IOException e) {
                throw new UncheckedIOException(file(id, kind).toString(), e);
            }
        }
    }

    /** What the ledger's entry holds of a document. */
    public Map<String, String> details(String id, byte[] json, byte[] pdf) {
        return Map.of(JSON, folder.name(file(id, JSON)), JSON + "-sha256", sha256(json), PDF, folder.name(file(id, PDF)),
                PDF + "-sha256", sha256(pdf));
    }

    /** Tells each file that is not as the ledger's entry has it. */
    public void verify(Entry sealed, Consumer<Difference> differences) {
        for (String kind : KINDS) {
            String name = String.valueOf(sealed.act().details().get(kind));
            String expected = "SHA-256 " + sealed.act().details().get(kind + "-sha256");
            Path file = folder.root().resolve(name);
            String found = Files.exists(file) ? "SHA-256 " + sha256(bytes(file)) : "no file";
            if (!found.equals(expected)) {
                differences.accept(new Difference(name, "ledger entry " + sealed.index(), expected, found));
            }
        }
    }

    /** Tells each file that an interruption has left, or somebody has put there. @param expected whether a document's id is one that may be there */
    public void strays(Predicate<String> expected, Consumer<Difference> differences) {
        Path all = folder.archive().resolve("acts/" + below);
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> files = Files.list(all)) {
            files.sorted().filter(file -> !DurableFiles.unfinished(file))
                    .filter(file -> !expected.test(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "")))
                    .forEach(file -> differences.accept(
                            new Difference(folder.name(file), "file", "an entry in the ledger that made it valid", "none")));
        } catch (IOException e) {
            throw new UncheckedIOException(all.toString(), e);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** In hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }
}
