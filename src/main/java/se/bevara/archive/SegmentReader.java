package se.bevara.archive;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a segment record by record, or one record at its offset. Strict: takes nothing but what {@link SegmentWriter} writes. */
final class SegmentReader implements Closeable {

    private static final int MEMBER_HEADER = 10;

    private final String path;
    private final FileChannel channel;
    private final long limit;
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer input;
    private final byte[] chunk = new byte[1 << 14];
    private long next;
    private long buffered;

    private SegmentReader(String path, FileChannel channel, long limit, int buffer) {
        this.path = path;
        this.channel = channel;
        this.limit = limit;
        this.input = ByteBuffer.allocate(buffer).limit(0);
    }

    /** Opens a segment to be read from the beginning. @param limit how many bytes of it count */
    static SegmentReader open(Path root, String path, long limit) {
        return open(root, path, limit, 1 << 17);
    }

    /** Reads one record. */
    static StoredRecord read(Path root, String path, long offset) {
        try (var reader = open(root, path, Long.MAX_VALUE, 1 << 13)) {
            reader.skipTo(offset);
            return reader.next().orElseThrow(() -> new ArchiveDamaged(path, "offset " + offset, "a record", "the end"));
        }
    }

    @SuppressWarnings("MustBeClosed") // each caller closes the reader
    private static SegmentReader open(Path root, String path, long limit, int buffer) {
        try {
            var channel = FileChannel.open(root.resolve(path), StandardOpenOption.READ);
            return new SegmentReader(path, channel, Math.min(limit, channel.size()), buffer);
        } catch (NoSuchFileException e) {
            throw new ArchiveDamaged(path, "file", "a segment", "no file");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Where the next record begins. */
    long position() {
        return next;
    }

    /** Goes on with the record that begins there. */
    void skipTo(long offset) {
        next = offset;
    }

    /** @throws ArchiveDamaged when what follows is no whole record */
    Optional<StoredRecord> next() {
        if (next >= limit) {
            return Optional.empty();
        }
        try {
            long start = next;
            seek(start);
            memberHeader(start);
            var out = new ByteArrayOutputStream(2048);
            long crc = inflate(start, out);
            trailer(start, crc, out.size());
            next = buffered + input.position();
            return Optional.of(RecordText.parse(path, start, next - start, out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private void seek(long offset) {
        long inside = offset - buffered;
        if (inside >= 0 && inside <= input.limit()) {
            input.position((int) inside);
        } else {
            buffered = offset;
            input.limit(0);
        }
    }

    private boolean fill() throws IOException {
        buffered += input.position();
        input.compact();
        long left = limit - buffered - input.position();
        if (left < input.remaining()) {
            input.limit(input.position() + (int) Math.max(0, left));
        }
        int read = input.hasRemaining() ? channel.read(input, buffered + input.position()) : -1;
        input.flip();
        return read > 0;
    }

    private void memberHeader(long start) throws IOException {
        need(start, MEMBER_HEADER);
        int magic = Short.toUnsignedInt(input.getShort());
        int method = input.get();
        int flags = input.get();
        input.position(input.position() + 6);
        if (magic != 0x1f8b || method != 8 || flags != 0) {
            throw damaged(start, "a gzip member", "other bytes");
        }
    }

    private void need(long start, int bytes) throws IOException {
        while (input.remaining() < bytes) {
            if (!fill()) {
                throw damaged(start, "a whole gzip member", "the end after " + (buffered + input.limit() - start) + " bytes");
            }
        }
    }

    private long inflate(long start, ByteArrayOutputStream out) throws IOException {
        var crc = new CRC32();
        inflater.reset();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    need(start, 1);
                    inflater.setInput(input);
                }
                int n = inflater.inflate(chunk);
                crc.update(chunk, 0, n);
                out.write(chunk, 0, n);
            }
            return crc.getValue();
        } catch (DataFormatException e) {
            throw damaged(start, "deflated bytes", "others: " + e.getMessage());
        }
    }

    private void trailer(long start, long crc, int size) throws IOException {
        need(start, 8);
        int foundCrc = Integer.reverseBytes(input.getInt());
        int foundSize = Integer.reverseBytes(input.getInt());
        if (foundCrc != (int) crc || foundSize != size) {
            throw damaged(start, "gzip checksum and size of the content", "others");
        }
    }

    private ArchiveDamaged damaged(long offset, String expected, String found) {
        return new ArchiveDamaged(path, "offset " + offset, expected, found);
    }

    @Override
    public void close() {
        inflater.end();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
