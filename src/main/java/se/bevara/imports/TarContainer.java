package se.bevara.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A gzipped tar file, as older Mastodon servers write it: unpacked to one private file beside the copy, and read from places in it. */
final class TarContainer extends Container {

    private static final int BLOCK = 512;
    private static final long LARGE = 10_000_000;
    private static final int LONGEST_NAME = 4096;

    private record Place(long offset, long size) {
    }

    private final Path unpacked;
    private final RandomAccessFile tar;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private TarContainer(Path unpacked, ImportLimits limits) throws IOException {
        super(limits);
        this.unpacked = unpacked;
        this.tar = new RandomAccessFile(unpacked.toFile(), "r");
    }

    static TarContainer open(Path file, ImportLimits limits) {
        Path unpacked = file.resolveSibling(file.getFileName() + ".tar");
        TarContainer container = null;
        boolean listed = false;
        try {
            unpack(file, unpacked, limits);
            container = new TarContainer(unpacked, limits);
            container.list();
            listed = true;
            return container;
        } catch (IOException e) {
            throw new ImportRefused("filen", "en hel tar.gz-fil", "en trasig eller avkortad");
        } finally {
            if (container != null && !listed) {
                container.close();
            } else if (container == null) {
                delete(unpacked);
            }
        }
    }

    private static void unpack(Path file, Path unpacked, ImportLimits limits) throws IOException {
        long most = Math.min(limits.total().toBytes(), Math.max(LARGE, Files.size(file) * limits.ratio()));
        try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                var out = new BufferedOutputStream(Files.newOutputStream(unpacked))) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > most) {
                    throw new ImportRefused("filen", "högst " + most + " byte uppackad", "mer");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private void list() throws IOException {
        byte[] header = new byte[BLOCK];
        String longName = "";
        long at = 0;
        int count = 0;
        while (at + BLOCK <= tar.length()) {
            tar.seek(at);
            tar.readFully(header);
            if (header[0] == 0) {
                return;
            }
            checkSum(header);
            long size = octal(header, 124, 12);
            long start = at + BLOCK;
            if (size > tar.length() - start) {
                throw new IOException("cut off");
            }
            at = start + (size + BLOCK - 1) / BLOCK * BLOCK;
            switch (header[156]) {
                case 'L' -> longName = longName(start, size);
                case 'x' -> longName = paxName(start, size, longName);
                case 'g', '5' -> {
                }
                case '0', 0, '7' -> {
                    String name = (longName.isEmpty() ? name(header) : longName).replaceFirst("^(\\./)+", "");
                    count++;
                    judge(name, places.containsKey(name), count, tar.length());
                    places.put(name, new Place(start, size));
                    longName = "";
                }
                default -> throw new ImportRefused("filen", "bara filer och mappar", "en länk eller något annat");
            }
        }
    }

    private static void checkSum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xFF;
        }
        if (sum != octal(header, 148, 8)) {
            throw new IOException("checksum");
        }
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = new String(header, from, length, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
        if (!digits.matches("[0-7]{1,11}")) {
            throw new IOException("number");
        }
        return Long.parseLong(digits, 8);
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = new String(header, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar") ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        String whole = new String(header, from, length, StandardCharsets.UTF_8);
        int end = whole.indexOf('\0');
        return end < 0 ? whole : whole.substring(0, end);
    }

    private String longName(long start, long size) throws IOException {
        byte[] name = at(start, size);
        return text(name, 0, name.length);
    }

    /** Records of the form {@code 27 path=…\n}; of others nothing is needed. */
    private String paxName(long start, long size, String otherwise) throws IOException {
        return new String(at(start, size), StandardCharsets.UTF_8).lines().filter(line -> line.matches("\\d+ path=.*"))
                .map(line -> line.substring(line.indexOf('=') + 1)).findFirst().orElse(otherwise);
    }

    private byte[] at(long start, long size) throws IOException {
        if (size > LONGEST_NAME) {
            throw new IOException("name");
        }
        byte[] bytes = new byte[(int) size];
        tar.seek(start);
        tar.readFully(bytes);
        return bytes;
    }

    @Override
    Collection<String> names() {
        return places.keySet();
    }

    @Override
    long size(String name) {
        return place(name).size;
    }

    private Place place(String name) {
        return Objects.requireNonNull(places.get(name), "member");
    }

    @Override
    InputStream open(String name) throws IOException {
        Place place = place(name);
        tar.seek(place.offset);
        return new Bounded(Channels.newInputStream(tar.getChannel()), place.size);
    }

    /** The bytes of one member; the channel stays open. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }

    @Override
    String kind() {
        return "en tar.gz-fil med " + places.size() + " delar";
    }

    @Override
    public void close() {
        try {
            tar.close();
        } catch (IOException e) {
            throw broken(e);
        } finally {
            delete(unpacked);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
