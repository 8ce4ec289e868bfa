package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a segment's next generation: the other gzip members as they are, and for each erased record what remains of it. Then reads it
 * again, and holds what was kept against the generation before, byte by byte.
 */
final class NextGeneration {

    private static final int CHUNK = 1 << 18;

    private final Appending.Tools tools;
    private final Segments.Segment segment;
    private final Cuts cuts;
    private final SegmentName name;
    private final Randomness random = new Randomness();
    private final List<Kept> kept = new ArrayList<>();

    /** @param cuts of the present generation */
    NextGeneration(Appending.Tools tools, Segments.Segment segment, Cuts cuts) {
        this.tools = tools;
        this.segment = segment;
        this.cuts = cuts;
        name = segment.name().generation(segment.name().generation() + 1);
    }

    /** Bytes that are the same in both generations. */
    private record Kept(long was, long is, long length) {
    }

    /** A next generation on disk, forced and verified. */
    record Written(Segments.Segment before, SegmentName name, long length, String sha256, Cuts cuts, int records) {
    }

    SegmentName name() {
        return name;
    }

    Written write(List<Remains.Erased> erased, Instant at) {
        var inOrder = erased.stream().sorted(Comparator.comparing(one -> one.place().offset())).toList();
        try (var arena = Arena.ofConfined()) {
            var before = map(segment.path(), segment.committed(), arena);
            var changes = cuts.changes();
            long length = write(before, inOrder, at, changes);
            String sha256 = verify(before, map(name.path(), length, arena));
            return new Written(segment, name, length, sha256, Cuts.of(changes), erased.size());
        } catch (NotArchived e) {
            throw new NotErased(name.path() + ": the next generation could not be written, nothing of " + segment.path()
                    + " was erased: " + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
        }
    }

    private static MemorySegment empty() {
        return MemorySegment.ofArray(new byte[0]);
    }

    private MemorySegment map(String path, long length, Arena arena) {
        try (var channel = FileChannel.open(tools.root().resolve(path), StandardOpenOption.READ)) {
            if (channel.size() != length) {
                throw new ArchiveDamaged(path, "length", length + " bytes", channel.size() + " bytes");
            }
            return length == 0 ? empty() : channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
        } catch (NoSuchFileException e) {
            throw new ArchiveDamaged(path, "file", "a segment of " + length + " bytes", "no file");
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private long write(MemorySegment before, List<Remains.Erased> erased, Instant at, java.util.SortedMap<Long, Long> changes) {
        kept.clear();
        try (var head = new MemberHead(segment.path(), before);
                var writer = SegmentWriter.anew(tools.files(), tools.root(), name.path())) {
            long position = info(writer, at, changes);
            for (var one : erased) {
                long start = cuts.now(one.place().offset());
                long end = start + one.place().length();
                head.mustBe(one, start, end);
                copy(writer, before, position, start);
                long begins = writer.position();
                byte[] block = Remains.block(one);
                var header = Remains.header(one, random.recordId()).add("WARC-Block-Digest", "sha256:" + Sha256.hex(block));
                writer.append(header.bytes(block.length), block, true);
                changes.put(one.place().offset() + one.place().length(), writer.position() - begins - one.place().length());
                position = end;
            }
            copy(writer, before, position, before.byteSize());
            return writer.force();
        }
    }

    /** The first record tells the file's name, so it is written anew. @return where the second begins in the generation before */
    private long info(SegmentWriter writer, Instant at, java.util.SortedMap<Long, Long> changes) {
        var info = SegmentReader.read(tools.root(), segment.path(), 0).digested();
        if (!info.type().equals("warcinfo")) {
            throw info.damaged("a warcinfo record", info.type());
        }
        Long told = info.optionalNumber(FirstPlaces.FIRST_LENGTH);
        long first = told == null ? info.length() : told;
        var header = new WarcHeader("warcinfo").add("WARC-Record-ID", random.recordId()).add("WARC-Date", at.toString())
                .add("WARC-Filename", name.fileName()).add("Content-Type", "application/warc-fields")
                .add("WARC-Block-Digest", "sha256:" + Sha256.hex(info.block())).add(FirstPlaces.FIRST_LENGTH, (Long) first);
        writer.append(header.bytes(info.block().length), info.block(), true);
        changes.put(first, writer.position() - first);
        return info.length();
    }

    private void copy(SegmentWriter writer, MemorySegment before, long from, long to) {
        if (from > to) {
            throw new ArchiveDamaged(segment.path(), "offset " + to, "records one after the other", "two that overlap");
        }
        if (from < to) {
            kept.add(new Kept(from, writer.position(), to - from));
        }
        for (long at = from; at < to; at += Math.min(to - at, CHUNK)) {
            writer.copy(before.asSlice(at, Math.min(to - at, CHUNK)).asByteBuffer());
        }
    }

    /** @return the SHA-256 of what was written, hex */
    private String verify(MemorySegment before, MemorySegment after) {
        for (var range : kept) {
            long differs = MemorySegment.mismatch(before, range.was, range.was + range.length, after, range.is,
                    range.is + range.length);
            if (differs >= 0) {
                throw new ArchiveDamaged(name.path(), "offset " + (range.is + differs),
                        "the byte at offset " + (range.was + differs) + " of " + segment.path(), "another");
            }
        }
        var digest = Sha256.digest();
        for (long at = 0; at < after.byteSize(); at += CHUNK) {
            digest.update(after.asSlice(at, Math.min(after.byteSize() - at, CHUNK)).asByteBuffer());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
