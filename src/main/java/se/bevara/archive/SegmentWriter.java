package se.bevara.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Appends records to one segment, each in a gzip member of its own (WARC 1.1 annex D), so that one can be read or left out alone. */
final class SegmentWriter implements Closeable {

    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private final String path;
    private final FileChannel channel;
    private final Deflater deflater = new Deflater(6, true);
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final CRC32 crc = new CRC32();
    private long position;

    private SegmentWriter(String path, FileChannel channel, long position) {
        this.path = path;
        this.channel = channel;
        this.position = position;
    }

    /** @param committed the length that counts; anything after it is cut away */
    static SegmentWriter open(SegmentFiles files, Path root, String path, long committed) {
        return open(files, root, path, committed, committed == 0);
    }

    /** Opens a file from its beginning; whoever asks for it makes its name durable. */
    static SegmentWriter anew(SegmentFiles files, Path root, String path) {
        return open(files, root, path, 0, false);
    }

    @SuppressWarnings("MustBeClosed") // closed by the ingest or erasure that asked for it
    private static SegmentWriter open(SegmentFiles files, Path root, String path, long committed, boolean durable) {
        Path file = root.resolve(path);
        try {
            SegmentFiles.folderOf(file);
            var channel = files.open(file);
            try {
                cut(path, channel, committed);
                if (durable) {
                    SegmentFiles.forceFolderOf(file);
                }
                return new SegmentWriter(path, channel, committed);
            } catch (IOException | ArchiveDamaged e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritten(path, e);
        }
    }

    private static void cut(String path, FileChannel channel, long committed) throws IOException {
        if (channel.size() < committed) {
            throw new ArchiveDamaged(path, "length", "at least " + committed + " bytes", channel.size() + " bytes");
        }
        channel.truncate(committed);
        channel.position(committed);
    }

    /** Where the next record begins. */
    long position() {
        return position;
    }

    /** Appends a record. @param compress false for blocks that are already compressed: deflate would only cost time */
    void append(byte[] header, byte[] block, boolean compress) {
        try {
            deflater.reset();
            deflater.setLevel(compress ? 6 : 0);
            crc.reset();
            put(GZIP_HEADER);
            deflate(header, false);
            deflate(block, false);
            deflate(END, true);
            trailer((int) crc.getValue(), header.length + block.length + END.length);
        } catch (IOException e) {
            throw unwritten(path, e);
        }
    }

    /** Appends gzip members as they are. */
    void copy(ByteBuffer members) {
        try {
            position += members.remaining();
            if (members.remaining() > buffer.remaining()) {
                drain();
            }
            if (members.remaining() <= buffer.remaining()) {
                buffer.put(members);
            }
            while (members.hasRemaining()) {
                channel.write(members);
            }
        } catch (IOException e) {
            throw unwritten(path, e);
        }
    }

    private void deflate(byte[] part, boolean last) throws IOException {
        crc.update(part);
        deflater.setInput(part);
        if (last) {
            deflater.finish();
        }
        while (last ? !deflater.finished() : !deflater.needsInput()) {
            room(512);
            position += deflater.deflate(buffer);
        }
    }

    private void trailer(int checksum, int size) throws IOException {
        room(8);
        buffer.putInt(Integer.reverseBytes(checksum)).putInt(Integer.reverseBytes(size));
        position += 8;
    }

    private void put(byte[] bytes) throws IOException {
        room(bytes.length);
        buffer.put(bytes);
        position += bytes.length;
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Forces what was appended to the disk. @return the segment's length */
    long force() {
        try {
            drain();
            channel.force(false);
            return position;
        } catch (IOException e) {
            throw unwritten(path, e);
        }
    }

    private static NotArchived unwritten(String path, IOException e) {
        return new NotArchived(path + ": could not be written, nothing of this ingest was archived: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        deflater.end();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
