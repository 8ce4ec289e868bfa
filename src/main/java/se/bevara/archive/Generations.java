package se.bevara.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.bevara.ledger.Entry;
import se.bevara.ledger.Ledger;

/** Files that an interrupted erasure has left: the generation before, when the next had been committed, else the next. */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private final Path root;
    private final Map<SegmentName, Segments.Segment> known = new HashMap<>();

    Generations(Path root, List<Segments.Segment> segments) {
        this.root = root;
        segments.forEach(segment -> known.put(segment.name().generation(1), segment));
    }

    /** The segment that a file is another generation of. */
    Optional<Segments.Segment> other(SegmentName name) {
        return Optional.ofNullable(known.get(name.generation(1)));
    }

    /**
     * Deletes a generation that is not the present one.
     *
     * @throws IllegalStateException when the present one is not there: then it is the catalogue that is wrong
     */
    void delete(SegmentName name, Segments.Segment present) {
        Path file = root.resolve(name.path());
        try {
            if (!Files.exists(root.resolve(present.path())) || Files.size(root.resolve(present.path())) < present.committed()) {
                throw new IllegalStateException(name.path() + ": expected " + present.path() + " of " + present.committed()
                        + " bytes beside it, found none: run bevara rebuild");
            }
            LOG.info("{}: left by an interrupted erasure, deleted; {} counts", name.path(), present.path());
            SegmentFiles.REAL.delete(file);
            SegmentFiles.forceFolderOf(file);
        } catch (IOException e) {
            throw new UncheckedIOException(name.path(), e);
        }
    }

    /** Of segments that lie in a folder in several generations the one that counts: that which the ledger has sealed last, else the oldest. */
    static List<String> counting(Path root, List<String> paths, Ledger ledger) {
        var bySegment = paths.stream().map(path -> SegmentName.parse(path).orElseThrow())
                .collect(Collectors.groupingBy(name -> name.generation(1)));
        return bySegment.values().stream().map(names -> names.size() == 1 ? names.getFirst() : newest(root, names, ledger))
                .map(SegmentName::path).sorted().toList();
    }

    private static SegmentName newest(Path root, List<SegmentName> names, Ledger ledger) {
        var oldest = names.stream().min(Comparator.comparing(SegmentName::generation)).orElseThrow();
        long id = SegmentReplay.number(SegmentReader.read(root, oldest.path(), 0));
        var sealed = sealed(ledger, id).map(entry -> entry.act().details().get("path"));
        return names.stream().filter(name -> sealed.filter(name.path()::equals).isPresent()).findFirst().orElse(oldest);
    }

    /** The newest sealing of a segment. */
    static Optional<Entry> sealed(Ledger ledger, long segment) {
        return ledger.about("segment/" + segment).stream().filter(entry -> entry.act().kind().equals("sealed"))
                .reduce((earlier, later) -> later);
    }
}
