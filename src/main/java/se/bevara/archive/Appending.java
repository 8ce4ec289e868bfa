package se.bevara.archive;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import se.bevara.accounts.Account;

/** The segments that one ingest appends to, and the commitments of its records in the order written. */
final class Appending implements Closeable {

    /** What it takes to append. */
    record Tools(Path root, SegmentFiles files, Segments segments, Clock clock, long segmentSize) {
    }

    /** To whom, and in which ingest. */
    record Target(Account account, int number, long ingest) {
    }

    private record Key(YearMonth period, Stream stream) {
    }

    private record Open(Segments.Segment segment, SegmentWriter writer) {
    }

    private final Tools tools;
    private final Target target;
    private final Work work;
    private final Randomness random = new Randomness();
    private final Map<Key, Open> current = new HashMap<>();
    private final List<Open> all = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();

    Appending(Tools tools, Target target, Work work) {
        this.tools = tools;
        this.target = target;
        this.work = work;
    }

    Target target() {
        return target;
    }

    /** The commitments of the records so far. */
    List<byte[]> leaves() {
        return leaves;
    }

    /** The path of a segment that this has appended to. */
    String path(long segment) {
        return all.stream().map(open -> open.segment).filter(one -> one.id() == segment).findFirst().orElseThrow().path();
    }

    String recordId() {
        return random.recordId();
    }

    /**
     * Appends a record, with the headers that tie it to its ingest.
     *
     * @param begins whether a new segment may begin with it; media follow their item
     */
    Rows.Place append(YearMonth period, Stream stream, WarcHeader header, byte[] block, boolean compress, boolean begins) {
        var open = open(new Key(period, stream), begins);
        byte[] digest = Sha256.of(block);
        byte[] salt = random.salt();
        int leaf = leaves.size();
        leaves.add(Prints.commitment(salt, digest));
        header.add("WARC-Block-Digest", "sha256:" + HexFormat.of().formatHex(digest)).add("Bevara-Ingest", target.ingest)
                .add("Bevara-Leaf", (long) leaf).hex("Bevara-Salt", salt);
        long start = open.writer.position();
        open.writer.append(header.bytes(block.length), block, compress);
        return new Rows.Place(open.segment.id(), start, open.writer.position() - start, target.ingest, leaf);
    }

    private Open open(Key key, boolean begins) {
        var open = current.get(key);
        if (open == null) {
            open = start(choose(key));
            current.put(key, open);
        } else if (begins && open.writer.position() >= tools.segmentSize) {
            open = start(tools.segments.add(target.number, name(key, open.segment.name().number() + 1)));
            current.put(key, open);
        }
        return open;
    }

    private Segments.Segment choose(Key key) {
        var newest = tools.segments.newest(target.number, key.period, key.stream);
        int number = newest.map(s -> s.name().number()).orElse(0);
        return newest.filter(s -> !s.sealed() && s.committed() < tools.segmentSize)
                .filter(s -> s.name().folder().equals(name(key, number).folder()))
                .orElseGet(() -> tools.segments.add(target.number, name(key, number + 1)));
    }

    private SegmentName name(Key key, int number) {
        return new SegmentName(target.account.authorityFolder(), target.account.id(), key.period, key.stream, number, 1);
    }

    private Open start(Segments.Segment segment) {
        work.growing(tools.root.resolve(segment.path()), segment.committed());
        var open = new Open(segment, SegmentWriter.open(tools.files, tools.root, segment.path(), segment.committed()));
        all.add(open);
        if (segment.committed() == 0) {
            byte[] block = warcinfo(segment).getBytes(StandardCharsets.UTF_8);
            var header = new WarcHeader("warcinfo").add("WARC-Record-ID", random.recordId())
                    .add("WARC-Date", SafeText.micros(tools.clock.instant()).toString())
                    .add("WARC-Filename", segment.name().fileName()).add("Content-Type", "application/warc-fields")
                    .add("WARC-Block-Digest", "sha256:" + Sha256.hex(block));
            open.writer.append(header.bytes(block.length), block, true);
        }
        return open;
    }

    private String warcinfo(Segments.Segment segment) {
        return """
                software: Bevara\r
                format: WARC File Format 1.1\r
                conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
                bevara-account: %s\r
                bevara-platform: %s\r
                bevara-segment: %d\r
                """.formatted(target.account.id(), HeaderText.encode(target.account.platform()), segment.id());
    }

    /** Forces every segment to disk, then notes the new lengths in the catalogue. */
    void commit() {
        var lengths = all.stream().map(open -> open.writer.force()).toList();
        for (int i = 0; i < all.size(); i++) {
            tools.segments.commit(all.get(i).segment, lengths.get(i));
        }
    }

    @Override
    public void close() {
        all.forEach(open -> open.writer.close());
    }
}
