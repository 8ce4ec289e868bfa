package se.bevara.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.bevara.accounts.AccountTable.Numbered;
import se.bevara.ledger.DurableFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register as it stood after each change, whole, in {@code archive/register/<date>T<time>Z.<version>.json}: UTF-8, keys in order, no
 * white space (RFC 8785), times in UTC. A file stands when the ledger has its digest; one that an interrupted change left never stood.
 */
final class RegisterFolder {

    private static final int FORMAT = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST).build();

    /** The register at one version; {@code at} is when it came to stand so. */
    record Version(int format, int version, Instant at, List<Numbered> accounts) {
    }

    /** A file as written. */
    record Written(String name, String sha256) {
    }

    private final Path folder;

    RegisterFolder(Path archive) {
        this.folder = archive.resolve("register");
    }

    /** Writes a version so that it survives a power cut. */
    Written write(int version, Instant at, List<Numbered> accounts) {
        String name = String.format(Locale.ROOT, "%s.%04d.json", TIME.format(at), version);
        byte[] json = JSON.writeValueAsBytes(new Version(FORMAT, version, at, accounts));
        DurableFiles.replace(folder.resolve(name), json);
        return new Written(name, sha256(json));
    }

    /** The file with the highest version. */
    Optional<String> newest() {
        return names().stream().max((one, other) -> Integer.compare(version(one), version(other)));
    }

    /** The highest version there is a file of; 0 where there is none. */
    int newestVersion() {
        return newest().map(RegisterFolder::version).orElse(0);
    }

    /** The digest of a file, if it is there. */
    Optional<String> digest(String name) {
        return Files.exists(folder.resolve(name)) ? Optional.of(sha256(bytes(name))) : Optional.empty();
    }

    Version read(String name) {
        try {
            Version read = JSON.readValue(bytes(name), Version.class);
            if (read.format == FORMAT) {
                return read;
            }
            throw new IllegalStateException("register file " + name + ": expected format " + FORMAT + ", found " + read.format);
        } catch (JacksonException e) {
            throw new IllegalStateException("register file " + name + ": expected the register in JSON, found a fault at "
                    + (e.getLocation() == null ? "an unknown place" : "offset " + e.getLocation().getByteOffset()), e);
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches(".+\\.\\d{4,9}\\.json")).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("register folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("register file " + folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    private static int version(String name) {
        String[] parts = name.split("\\.");
        return Integer.parseInt(parts[parts.length - 2]);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
