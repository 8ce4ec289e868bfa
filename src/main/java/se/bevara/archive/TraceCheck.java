package se.bevara.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.bevara.ledger.Difference;

/** Re-reads what remains of erased records: a note that says so must lie in the place of each, and no earlier generation beside it. */
final class TraceCheck {

    private final Path root;
    private final Segments segments;
    private final CutTable cuts;
    private final Consumer<Difference> differences;

    /** @param differences is told from several threads */
    TraceCheck(Path root, Segments segments, CutTable cuts, Consumer<Difference> differences) {
        this.root = root;
        this.segments = segments;
        this.cuts = cuts;
        this.differences = differences;
    }

    /**
     * Reads several segments at a time.
     *
     * @param certificate which certificate the notes are to name
     */
    void check(List<Trace> traces, String certificate) {
        var bySegment = new TreeMap<>(traces.stream().collect(Collectors.groupingBy(Trace::segment)));
        Workers.each(bySegment.entrySet(), segment -> check(segments.find(segment.getKey()).orElseThrow(), segment.getValue(),
                certificate));
    }

    private void check(Segments.Segment segment, List<Trace> traces, String certificate) {
        earlier(segment);
        try (var reader = SegmentReader.open(root, segment.path(), segment.committed())) {
            var places = cuts.of(segment.id(), segment.path());
            traces.stream().sorted(Comparator.comparing(Trace::place)).forEach(trace -> {
                reader.skipTo(places.now(trace.place()));
                read(reader, segment.path(), trace, certificate);
            });
        } catch (ArchiveDamaged e) {
            differences.accept(e.difference());
        }
    }

    private void read(SegmentReader reader, String path, Trace trace, String certificate) {
        long offset = reader.position();
        try {
            var record = reader.next().orElseThrow(() -> new ArchiveDamaged(path, "offset " + offset, "a record", "the end"))
                    .digested();
            String found = found(record, trace, certificate);
            if (!found.isEmpty()) {
                throw record.damaged("only a note that " + trace.name() + " was erased, certificate " + certificate, found);
            }
        } catch (ArchiveDamaged e) {
            differences.accept(e.difference());
        }
    }

    private static String found(StoredRecord record, Trace trace, String certificate) {
        if (!record.type().equals("metadata") || !Remains.is(record)) {
            return "a record of type " + record.type();
        }
        Long media = record.optionalNumber("Bevara-Media");
        boolean same = record.number("Bevara-Item") == trace.item() && record.number("Bevara-Version") == trace.version()
                && (media == null ? 0 : media) == trace.media();
        if (!same || !java.util.Arrays.equals(record.commitment(), trace.commitment())) {
            return "one of another record, commitment " + HexFormat.of().formatHex(record.commitment());
        }
        String named = Remains.disposal(record).certificate();
        return named.equals(certificate) ? "" : "one that names certificate " + named;
    }

    private void earlier(Segments.Segment segment) {
        for (int generation = 1; generation < segment.name().generation(); generation++) {
            String path = segment.name().generation(generation).path();
            if (Files.exists(root.resolve(path))) {
                differences.accept(new Difference(path, "file", "no generation but " + segment.path(), "an earlier one"));
            }
        }
    }
}
