package se.bevara.moderation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import se.bevara.ledger.SealedFiles;

/** A ZIP file on its way: it gets its name when it is whole and recorded, and is gone when it is left before that. */
final class HandoverFile implements AutoCloseable {

    /** All entries bear this time, so that the same content is the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Path file;
    private final Path staged;
    private final MessageDigest digest;
    private final ZipOutputStream zip;
    private final List<Map<String, Object>> files = new ArrayList<>();

    private HandoverFile(Path file, Path staged, MessageDigest digest, OutputStream out) {
        this.file = file;
        this.staged = staged;
        this.digest = digest;
        this.zip = new ZipOutputStream(new DigestOutputStream(out, digest));
    }

    /** @throws ModerationRefused when the file is there already, or its folder is not */
    static HandoverFile begin(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(file) || folder == null || !Files.isDirectory(folder)) {
            throw new ModerationRefused("fil: väntade en som inte finns, i en mapp som finns, fann " + file);
        }
        try {
            Path staged = Files.createTempFile(folder, ".overlamning", ".zip");
            return new HandoverFile(file.toAbsolutePath(), staged, MessageDigest.getInstance("SHA-256"),
                    Files.newOutputStream(staged));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java platform", e);
        }
    }

    void add(String name, byte[] bytes, String format) {
        write(name, bytes);
        var entry = new LinkedHashMap<String, Object>();
        entry.put("fil", name);
        entry.put("format", format);
        entry.put("byte", bytes.length);
        entry.put("sha256", SealedFiles.sha256(bytes));
        files.add(entry);
    }

    private void write(String name, byte[] bytes) {
        try {
            var entry = new ZipEntry(name);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    Handover.Packed finish(String id) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("överlämning", id);
        manifest.put("filer", files);
        write("manifest.json", SealedFiles.json(manifest));
        try {
            zip.close();
            return new Handover.Packed(id, files.size() + 1, Files.size(staged), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    void install() {
        try {
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
