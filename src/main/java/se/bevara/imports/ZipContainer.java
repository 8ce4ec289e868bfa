package se.bevara.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP file, by its central directory. */
final class ZipContainer extends Container {

    private static final long LARGE = 10_000_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private ZipContainer(ZipFile zip, ImportLimits limits) {
        super(limits);
        this.zip = zip;
    }

    static ZipContainer open(Path file, ImportLimits limits) {
        ZipContainer container = null;
        boolean listed = false;
        try {
            container = new ZipContainer(new ZipFile(file.toFile(), StandardCharsets.UTF_8), limits);
            container.list();
            listed = true;
            return container;
        } catch (ZipException e) {
            boolean encrypted = String.valueOf(e.getMessage()).contains("encrypted");
            throw new ImportRefused("filen", "en hel ZIP-fil utan lösenord",
                    encrypted ? "en krypterad" : "en trasig eller avkortad");
        } catch (IOException | IllegalArgumentException e) {
            throw new ImportRefused("filen", "en hel ZIP-fil", "en som inte går att läsa (" + e.getClass().getSimpleName() + ")");
        } finally {
            if (container != null && !listed) {
                container.close();
            }
        }
    }

    private void list() {
        long total = 0;
        int count = 0;
        var all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            long size = entry.getSize();
            total += Math.max(0, size);
            count++;
            judge(entry.getName(), entries.containsKey(entry.getName()), count, size < 0 ? -1 : total);
            if (size > LARGE && size / Math.max(1, entry.getCompressedSize()) > limits.ratio()) {
                throw new ImportRefused("filen", "delar högst " + limits.ratio() + " gånger större än packade", "en större");
            }
            entries.put(entry.getName(), entry);
        }
        entries.values().removeIf(ZipEntry::isDirectory);
    }

    @Override
    Collection<String> names() {
        return entries.keySet();
    }

    @Override
    long size(String name) {
        return entry(name).getSize();
    }

    private ZipEntry entry(String name) {
        return Objects.requireNonNull(entries.get(name), "member");
    }

    /** Reading to the end checks the sum that the file has of it. */
    @Override
    InputStream open(String name) throws IOException {
        ZipEntry entry = entry(name);
        var sum = new CRC32();
        var in = zip.getInputStream(entry);
        if (in == null) {
            throw new ZipException("no such member");
        }
        return new CheckedInputStream(in, sum) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = super.read(buffer, from, length);
                if (read < 0 && entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
                    throw new ZipException("checksum");
                }
                return read;
            }
        };
    }

    @Override
    String kind() {
        return "en ZIP-fil med " + entries.size() + " delar";
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
