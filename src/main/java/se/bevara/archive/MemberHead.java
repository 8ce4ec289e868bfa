package se.bevara.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the header of a record without its block, to make sure that what is to be erased is what it is held to be. */
final class MemberHead implements AutoCloseable {

    private static final int GZIP_HEADER = 10;
    private static final int LONGEST = 1 << 20;
    private static final int MAGIC = 0x1f8b0800;
    private static final ValueLayout.OfInt BYTES = ValueLayout.JAVA_INT_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);

    private final String path;
    private final MemorySegment segment;
    private final Inflater inflater = new Inflater(true);
    private byte[] head = new byte[2048];

    MemberHead(String path, MemorySegment segment) {
        this.path = path;
        this.segment = segment;
    }

    /** @throws ArchiveDamaged when another record lies there, or it ends elsewhere */
    void mustBe(Remains.Erased erased, long start, long end) {
        if (start < 0 || end > segment.byteSize() || end - start < GZIP_HEADER || !member(start)
                || end < segment.byteSize() && !member(end)) {
            throw damaged(erased, start, "other bytes");
        }
        String text = read(erased, start, end);
        boolean same = text.startsWith("WARC/1.1\r\n") && has(text, "Bevara-Item", erased.item().id())
                && has(text, "Bevara-Version", erased.version())
                && (erased.media() == 0 ? !text.contains("\r\nBevara-Media: ") : has(text, "Bevara-Media", erased.media()))
                && has(text, "Bevara-Ingest", erased.place().ingest()) && has(text, "Bevara-Leaf", erased.place().leaf())
                && text.contains("\r\nBevara-Salt: ");
        if (!same) {
            throw damaged(erased, start, "another");
        }
    }

    private static boolean has(String text, String name, long value) {
        return text.contains("\r\n" + name + ": " + value + "\r\n");
    }

    private boolean member(long at) {
        return at + 4 <= segment.byteSize() && segment.get(BYTES, at) == MAGIC;
    }

    private String read(Remains.Erased erased, long start, long end) {
        inflater.reset();
        try {
            inflater.setInput(segment.asSlice(start + GZIP_HEADER, end - start - GZIP_HEADER).asByteBuffer());
            int size = 0;
            while (!inflater.finished() && size < LONGEST) {
                if (size == head.length) {
                    head = Arrays.copyOf(head, 2 * size);
                }
                int n = inflater.inflate(head, size, Math.min(head.length - size, 1024));
                int from = Math.max(0, size - 3);
                size += n;
                int ends = end(from, size);
                if (ends >= 0) {
                    return new String(head, 0, ends, StandardCharsets.US_ASCII);
                }
                if (n == 0) {
                    break;
                }
            }
            throw damaged(erased, start, "no header that ends");
        } catch (DataFormatException e) {
            throw damaged(erased, start, "bytes that are not deflated");
        }
    }

    /** Just after the last header line's end; negative when the header goes on. */
    private int end(int from, int size) {
        for (int i = from; i + 3 < size; i++) {
            if (head[i] == '\r' && head[i + 1] == '\n' && head[i + 2] == '\r' && head[i + 3] == '\n') {
                return i + 2;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private ArchiveDamaged damaged(Remains.Erased erased, long start, String found) {
        return new ArchiveDamaged(path, "offset " + start, "the record of item " + erased.item().id() + " version "
                + erased.version() + (erased.media() == 0 ? "" : " media " + erased.media()), found);
    }
}
