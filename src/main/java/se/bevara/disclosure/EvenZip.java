package se.bevara.disclosure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file of which the same content is the same bytes: each entry bears the same time. */
final class EvenZip implements AutoCloseable {

    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    EvenZip(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file));
    }

    void add(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    void add(String name, Path file) throws IOException {
        zip.putNextEntry(entry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /** As it is, so that a reader may seek in it. */
    void store(String name, byte[] bytes) throws IOException {
        var sum = new CRC32();
        sum.update(bytes);
        stored(name, bytes.length, sum.getValue());
        zip.write(bytes);
        zip.closeEntry();
    }

    void store(String name, Path file) throws IOException {
        var sum = new CRC32();
        try (var in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        stored(name, Files.size(file), sum.getValue());
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private void stored(String name, long size, long sum) throws IOException {
        var entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(sum);
        zip.putNextEntry(entry);
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
