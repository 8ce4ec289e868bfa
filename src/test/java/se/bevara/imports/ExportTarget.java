package se.bevara.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.util.unit.DataSize;
import se.bevara.fuzz.Target;

/**
 * An export of one platform. What a ZIP holds is fed unpacked, a line with name and length before each member, so that what is fed reaches
 * the readers; everything else, and the ZIP as target {@code export-container}, as it is.
 */
record ExportTarget(List<byte[]> seeds, boolean packs) implements Target {

    private static final ImportLimits LIMITS = new ImportLimits(DataSize.ofMegabytes(2), DataSize.ofMegabytes(4), 50,
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1), 200, 1000);

    static ExportTarget of(String platform) {
        byte[] story = Stories.of(platform);
        boolean zip = zipped(story);
        return new ExportTarget(List.of(zip ? unpacked(story) : story), zip);
    }

    static boolean zipped(byte[] story) {
        return story[0] == 'P' && story[1] == 'K';
    }

    @Override
    public int feed(byte[] bytes) {
        Path file = null;
        try {
            file = Files.createTempFile("export", "");
            Files.write(file, packs ? zip(members(bytes)) : bytes);
            return read(file);
        } catch (ImportRefused e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static int read(Path file) {
        try (Container container = Recognising.open(file, LIMITS)) {
            Export export = Recognising.format(container).read(container);
            for (Exported item : export.items()) {
                item.media().forEach(each -> container.media(each.member()));
            }
            return export.items().size();
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> members(byte[] bytes) {
        var members = new LinkedHashMap<String, byte[]>();
        for (int at = 0; at < bytes.length;) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String[] head = new String(bytes, at, end - at, StandardCharsets.UTF_8).split("\t", 2);
            int from = Math.min(end + 1, bytes.length);
            int length = head.length > 1 && head[1].matches("\\d{1,6}")
                    ? Math.min(Integer.parseInt(head[1]), bytes.length - from)
                    : bytes.length - from;
            at = from + length;
            members.put(shortened(head[0]), Arrays.copyOfRange(bytes, from, at));
        }
        return members;
    }

    /** At most 200 characters, none of them cut in two: a ZIP takes no half one. */
    private static String shortened(String name) {
        int characters = Math.min(name.codePointCount(0, name.length()), 200);
        return name.substring(0, name.offsetByCodePoints(0, characters));
    }

    /** Without pictures, which no reader reads. */
    private static byte[] unpacked(byte[] story) {
        var fed = new ByteArrayOutputStream();
        try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(story))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                byte[] kept = content.length > 0 && content[0] == (byte) 0xFF ? new byte[4] : content;
                fed.writeBytes((entry.getName() + "\t" + kept.length + "\n").getBytes(StandardCharsets.UTF_8));
                fed.writeBytes(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fed.toByteArray();
    }
}
